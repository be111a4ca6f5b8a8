"""What there is near home: read by everybody, kept by the coordinators, and company the first time."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sideomside.gatherings import actions, queries
from sideomside.gatherings.forms import ActivityForm, CompanyForm
from sideomside.gatherings.models import LocalActivity
from sideomside.gatherings.views.keepers import coordinators_only, own_programme
from sideomside.ground.audit import log
from sideomside.ground.ui.doors import for_participants, open_to_all
from sideomside.matching import queries as matching
from sideomside.people import queries as people
from sideomside.people.models import Person, Role
from sideomside.people.rules import Hat


@open_to_all
def activities(request: HttpRequest) -> HttpResponse:
    viewer = request.viewer
    asked = {one.activity_id for one in queries.my_company(viewer)}
    shown = queries.activities(viewer).filter(put_away=False)
    context = {"activities": [(one, one.id in asked) for one in shown], "known": viewer.is_participant}
    return render(request, "gatherings/activities.html", context)


@for_participants
@require_POST
def ask(request: HttpRequest, activity_id: UUID) -> HttpResponse:
    """One tap; a coordinator finds somebody."""
    activity = queries.activity(request.viewer, activity_id)
    if activity is None:
        raise Http404
    me = people.person(request.viewer, request.viewer.person_id)
    actions.ask_for_company(activity=activity, person=me, by=request.viewer)
    messages.success(request, _("We find somebody to go with you, and write to you."))
    return redirect("gatherings:mine")


@coordinators_only
def keep(request: HttpRequest, activity_id: UUID | None = None) -> HttpResponse:
    """The list with an empty form under it, or one to put right."""
    of = queries.activity(request.viewer, activity_id) if activity_id else None
    if activity_id and (of is None or not request.viewer.works_in(of.programme_id)):
        raise Http404
    form = ActivityForm(request.POST or None, instance=of)
    if form.is_valid():
        said = dict(form.cleaned_data)
        once = said.pop("once")
        fresh = LocalActivity.objects.filter(id=of.id).first() if of else None
        actions.keep_activity(
            programme=own_programme(request), known=said, of=fresh, once=once, by=request.viewer
        )
        messages.success(request, _("Saved."))
        return redirect("gatherings:local")
    context = {"form": form, "of": of, "activities": queries.activities(request.viewer)}
    return render(request, "gatherings/local.html", context)


@coordinators_only
def company(request: HttpRequest, company_id: UUID) -> HttpResponse:
    """Who goes along, and when."""
    found = next((one for one in queries.company(request.viewer) if one.id == company_id), None)
    if found is None:
        raise Http404
    if request.POST.get("do") == "let_go":
        actions.end_company(company=found, done=False, by=request.viewer)
        return redirect("gatherings:list")
    initial = {"along_with": found.along_with_id, "goes_at": found.goes_at}
    form = CompanyForm(request.POST or None, peers=_peers(request, found.person_id), initial=initial)
    if form.is_valid():
        along = people.person(request.viewer, UUID(form.cleaned_data["along_with"]))
        at = form.cleaned_data["goes_at"]
        actions.find_company(company=found, along_with=along, goes_at=at, by=request.viewer)
        messages.success(request, _("Both are told that there is something to see."))
        return redirect("gatherings:list")
    return render(request, "gatherings/company.html", {"company": found, "form": form})


def _peers(request: HttpRequest, person_id: UUID) -> list[Person]:
    """Nobody who must not meet them, whoever said so."""
    hats = Role.objects.filter(
        programme_id__in=request.viewer.programme_ids, name=Hat.PEER, state=Role.State.ACTIVE
    )
    here = list(people.visible_to(request.viewer).filter(id__in=hats.values("person_id")))
    apart = matching.kept_apart(request.viewer, person_id, [one.id for one in here])
    found = [one for one in here if one.id not in apart]
    log.record_list(request.viewer, (one.id for one in found), screen="company")
    return sorted(found, key=lambda one: (one.name or "").casefold())
