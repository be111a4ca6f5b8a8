"""Suggestions from the night: each is looked at, and asked about, changed or put aside by a person."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from sideomside.ground.vault.cpr import COVER
from sideomside.matching import actions, queries
from sideomside.matching.forms import DecideForm
from sideomside.matching.forms.deciding import OPENINGS
from sideomside.matching.rules import DecidedAlready, GoneStale, SomebodyAsksAlready
from sideomside.matching.views.rooms import programme_here, rooms
from sideomside.people.models import Programme
from sideomside.people.rules import Viewer


def board(request: HttpRequest) -> HttpResponse:
    """Everything there is to decide, one after the other; by keyboard from top to bottom."""
    programme = programme_here(request)
    form = None
    if request.method == "POST":
        if request.POST.get("do") == "work_out":
            return _work_out(request, programme)
        form = DecideForm(request.POST)
        if form.is_valid():
            return _decide(request, programme, form)
    found = queries.board(request.viewer, programme)
    if found is None:
        raise Http404
    context = {
        "found": found,
        "rows": [(one, _form(one, form)) for one in found.rows],
        "form": form,
        "openings": OPENINGS,
        **rooms(request, programme, "board"),
    }
    return render(request, "matching/board.html", context)


def _work_out(request: HttpRequest, programme: Programme) -> HttpResponse:
    actions.work_out(programme=programme, by=request.viewer)
    messages.success(request, _("It is worked out anew. Nobody is asked yet."))
    return redirect(_back(programme))


def _decide(request: HttpRequest, programme: Programme, form: DecideForm) -> HttpResponse:
    """Whatever came in between is said in kind words, and the page is shown as it is now."""
    if form.covered:
        messages.warning(request, _("We covered a number that looked like somebody's own: %s") % COVER)
    try:
        _carry_out(request.viewer, programme, form.cleaned_data, request.POST.get("do", ""))
    except DecidedAlready as known:
        messages.info(request, _("%(name)s was quicker: %(what)s.") % {"name": known.by, "what": known.what})
    except SomebodyAsksAlready:
        messages.info(request, _("A colleague is asking somebody for this person already."))
    except GoneStale:
        messages.info(request, _("This suggestion does not stand any more. Nobody was asked."))
    else:
        messages.success(request, _("It is kept. Here is the next."))
    return redirect(f"{_back(programme)}#next")


def _carry_out(viewer: Viewer, programme: Programme, said: dict[str, Any], do: str) -> None:
    if do == "take":
        actions.take(
            programme=programme,
            person_id=said["person"],
            peer_id=said["peer"],
            why=said["why"],
            once=said["once"],
            by=viewer,
        )
    elif do == "drop":
        actions.drop(
            programme=programme, person_id=said["person"], peer_id=said["peer"], why=said["why"], by=viewer
        )
    else:
        raise Http404


def _form(one: queries.Suggestion, bound: DecideForm | None) -> DecideForm:
    """The form that came back with its words, or a fresh one."""
    if bound and bound.data.get("person") == str(one.person_id):
        return bound
    return DecideForm(
        initial={"person": one.person_id, "peer": one.peer_id}, auto_id=f"{str(one.person_id)[:8]}_%s"
    )


def _back(programme: Programme) -> str:
    return f"{reverse('matching:board')}?program={programme.id}"
