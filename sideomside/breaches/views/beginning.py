"""The list, and writing something down the moment it may have happened."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from sideomside.breaches import actions, queries
from sideomside.breaches.forms import NewForm
from sideomside.breaches.rules import Facts, may_open
from sideomside.ground.ui.been import been
from sideomside.ground.ui.when import say_clocks
from sideomside.people import queries as people


def list_(request: HttpRequest) -> HttpResponse:
    if not may_open(request.viewer):
        raise Http404
    closed = been(request, queries.closed(request.viewer))
    context = {
        "open": queries.register(request.viewer),
        "been": closed,
        "closed": queries.closed_known(request.viewer, closed),
    }
    return render(request, "breaches/list.html", context)


def new(request: HttpRequest) -> HttpResponse:
    """Written down the moment it may have happened; what is not known yet comes later."""
    if not may_open(request.viewer):
        raise Http404
    known, sure = known_by_name(request)
    begun = {"learnt_at": timezone.now()}
    form = NewForm(request.POST or None, known=known, sure=sure, initial=begun)
    if form.is_valid():
        found = actions.open_breach(facts=_facts(form), by=request.viewer)
        messages.success(
            request, _("It is written down, and the others who look after such things hear of it.")
        )
        say_clocks(request, form)
        seen = queries.record(request.viewer, found.id)
        return redirect("breaches:breach", found.id) if seen else redirect("breaches:list")
    return render(request, "breaches/new.html", {"form": form})


def known_by_name(request: HttpRequest) -> tuple[list[tuple[str, str]], bool]:
    """Whose name was typed, in one's own programmes; whoever types a whole name that one person has means that one."""
    typed = " ".join(request.POST.get("name", "").split())
    found = people.search(request.viewer, typed) if typed else []
    same = [one for one in found if " ".join((one.name or "").split()).casefold() == typed.casefold()]
    return [(str(one.id), one.name or "") for one in same or found], len(same) == 1


def _facts(form: NewForm) -> Facts:
    said = form.cleaned_data
    named = {name: said[name] for name in ("thing", "words", "learnt_at", "since", "until", "once")}
    return Facts(**named, person=UUID(form.whose) if form.whose else None)
