"""Planning something, with the days that are skipped said aloud; and writing the manuals."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from sideomside.gatherings import actions, queries
from sideomside.gatherings.forms import ManualForm, PlanForm
from sideomside.gatherings.models import Kind, Manual
from sideomside.gatherings.views.keepers import coordinators_only, own_places, own_programme

KINDS = {"gruppe": Kind.GROUP, "kursus": Kind.COURSE, "arrangement": Kind.EVENT}


@coordinators_only
def plan(request: HttpRequest, kind: str) -> HttpResponse:
    """`look` shows the dates; `plan` keeps them."""
    if kind not in KINDS:
        raise Http404
    books = Manual.objects.filter(id__in=[one.id for one in queries.manuals(request.viewer)])
    form = PlanForm(
        request.POST or None,
        kind=KINDS[kind],
        places=own_places(request),
        manuals=books,
        languages=queries.languages(request.viewer, own_programme(request)),
    )
    page = {"form": form, "kind": KINDS[kind].value, "kind_name": KINDS[kind].label}
    if not form.is_valid():
        return render(request, "gatherings/plan.html", page)
    place, first = form.cleaned_data["place"], form.cleaned_data["first"].date()
    times, skipped = form.days(queries.days_off(request.viewer, place, first))
    if request.POST.get("do") == "look" or not times:
        seen = {"times": times, "skipped": skipped, "anyway": sorted(form.anyway())}
        return render(request, "gatherings/plan.html", page | seen)
    made = actions.plan(
        programme=own_programme(request),
        plan=form.plan(times),
        once=form.cleaned_data["once"],
        by=request.viewer,
    )
    messages.success(request, _("It is planned. Nobody sees it before you open it."))
    return redirect("gatherings:manage", made.id)


@coordinators_only
def manuals(request: HttpRequest) -> HttpResponse:
    return render(request, "gatherings/manuals.html", {"manuals": queries.manuals(request.viewer)})


@coordinators_only
def write_manual(request: HttpRequest, manual_id: UUID | None = None) -> HttpResponse:
    """Keeping it makes a new edition. A page left open while a colleague wrote keeps its words."""
    of = next((one for one in queries.manuals(request.viewer) if one.id == manual_id), None)
    older = manual_id and Manual.objects.filter(id=manual_id, programme=own_programme(request)).first()
    if manual_id and not (of or older):
        raise Http404
    book = of or older or None
    form = ManualForm(
        request.POST or None, initial={"name": book.name, "text": ManualForm.written(book)} if book else {}
    )
    if form.is_valid() and _keep(request, form, book):
        messages.success(request, _("Saved as a new edition. Groups under way keep the one they have."))
        return redirect("gatherings:manuals")
    return render(request, "gatherings/manual.html", {"form": form, "manual": book})


def _keep(request: HttpRequest, form: ManualForm, book: Manual | None) -> bool:
    said = form.cleaned_data
    try:
        actions.write_manual(
            programme=own_programme(request),
            name=said["name"],
            weeks=form.weeks(),
            of=book,
            once=said["once"],
            by=request.viewer,
        )
    except actions.NameTaken:
        form.add_error("name", _("Another manual is called this. Which name tells them apart?"))
        return False
    except actions.StaleError:
        form.add_error(
            None, _("A newer edition was written meanwhile. Your words are here; copy them first.")
        )
        return False
    return True
