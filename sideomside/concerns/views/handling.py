"""For those who are on it: what it is, what was done, and closing it as two."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from sideomside.concerns import actions, queries
from sideomside.concerns.forms import ColleagueForm, DoneForm
from sideomside.concerns.rules import Concern, ConcernStep, is_closed, may_close
from sideomside.ground.ui.been import been
from sideomside.ground.ui.when import say_clocks
from sideomside.people.models import Person


def list_(request: HttpRequest) -> HttpResponse:
    """Only those one is on; that there are others is nobody's business."""
    if not request.viewer.is_coordinator:
        raise Http404
    before = been(request, queries.closed(request.viewer))
    page = {
        "waits": queries.waiting(request.viewer),
        "been": before,
        "closed": queries.known(request.viewer, before),
        "calls": queries.to_call(request.viewer),
    }
    return render(request, "concerns/list.html", page)


def concern(request: HttpRequest, concern_id: UUID) -> HttpResponse:
    """One worry; every look is written down."""
    found = _opened(request, concern_id)
    if request.method == "POST":
        return _do(request, found)
    found = actions.note_read(concern=found, by=request.viewer)
    return render(request, "concerns/concern.html", _page(request, found, DoneForm()))


def correct(request: HttpRequest, concern_id: UUID, step_id: UUID) -> HttpResponse:
    """A note that was wrong gets another in its place."""
    found = _opened(request, concern_id)
    row = next((one for one, _who in queries.steps(request.viewer, found) if one.id == step_id), None)
    if row is None or row.name != ConcernStep.Name.DONE:
        raise Http404
    form = DoneForm(request.POST or None, initial={"words": row.note, "happened_at": row.happened_at})
    if form.is_valid():
        said = form.cleaned_data
        when = said["happened_at"] or row.happened_at
        actions.correct(step=row, words=said["words"], happened_at=when, by=request.viewer)
        say_clocks(request, form)
        return redirect("concerns:concern", found.id)
    return render(request, "concerns/correct.html", {"one": found, "form": form})


def _opened(request: HttpRequest, concern_id: UUID) -> Concern:
    found = queries.opened(request.viewer, concern_id)
    if found is None:
        raise Http404
    return found


def _page(request: HttpRequest, found: Concern, form: DoneForm) -> dict[str, Any]:
    viewer, on_it = request.viewer, queries.keepers(request.viewer, found)
    others = queries.colleagues(viewer, found)
    here = [(i, name) for i, name in on_it.items() if i != viewer.person_id]
    return {
        "one": found,
        "whom": queries.whom(viewer, found),
        "reach": queries.reach(viewer, found),
        "on_it": list(on_it.values()),
        "steps": queries.steps(viewer, found),
        "form": form,
        "may_bring_in": others,
        "may_ask": [*here, *((one.id, one.name) for one in others)],
        "closed": is_closed(found),
        "second": may_close(viewer, found, on_it),
        "where": queries.where_to_call(viewer, found.programme),
    }


def _do(request: HttpRequest, found: Concern) -> HttpResponse:
    act = request.POST.get("do", "")
    if act == "done":
        form = DoneForm(request.POST)
        if not form.is_valid():
            return render(request, "concerns/concern.html", _page(request, found, form))
        actions.note_done(concern=found, **form.cleaned_data, by=request.viewer)
        say_clocks(request, form)
        messages.success(request, _("It is written down."))
    elif act in DOING:
        DOING[act](request, found)
    return redirect("concerns:list") if act == "close" else redirect("concerns:concern", found.id)


def _colleague(request: HttpRequest, found: Concern) -> Person:
    """One of those who may be asked: on it already, or somebody one may bring in."""
    rows = queries.still_on(request.viewer).filter(concern=found).select_related("person")
    on_it = [row.person for row in rows]
    asked = [*on_it, *queries.colleagues(request.viewer, found)]
    form = ColleagueForm(
        request.POST, colleagues=[one for one in asked if one.id != request.viewer.person_id]
    )
    if not form.is_valid():
        raise Http404
    return next(one for one in asked if str(one.id) == form.cleaned_data["colleague"])


def _bring_in(request: HttpRequest, found: Concern) -> None:
    actions.bring_in(concern=found, colleague=_colleague(request, found), by=request.viewer)


def _ask_to_close(request: HttpRequest, found: Concern) -> None:
    actions.ask_to_close(concern=found, colleague=_colleague(request, found), by=request.viewer)


def _close(request: HttpRequest, found: Concern) -> None:
    actions.close(concern=found, by=request.viewer)
    messages.success(request, _("It is closed. You were two about it."))


def _not_yet(request: HttpRequest, found: Concern) -> None:
    actions.not_yet(concern=found, by=request.viewer)


DOING: dict[str, Callable[[HttpRequest, Concern], None]] = {
    "bring_in": _bring_in,
    "ask": _ask_to_close,
    "close": _close,
    "not_yet": _not_yet,
}
