"""No more contact: one kind page, one press; and the two calls that follow."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from sideomside.concerns import actions, queries
from sideomside.concerns.rules import may_stop
from sideomside.concerns.views.around import around
from sideomside.ground.ui.doors import for_participants
from sideomside.matching import queries as matching


@for_participants
def my_stop(request: HttpRequest, pair_id: UUID) -> HttpResponse:
    return stop(request, pair_id)


def stop(request: HttpRequest, pair_id: UUID) -> HttpResponse:
    """Opening the page does nothing; nobody is asked why."""
    viewer, pair = request.viewer, matching.pair(request.viewer, pair_id)
    if pair is None or not may_stop(viewer, pair):
        raise Http404
    over = pair.ended_at is not None
    if request.method == "POST":
        actions.stop_contact(pair=pair, by=viewer)
        said = _("It is kept. We never suggest the two of you to each other again.")
        messages.success(request, said if over else _("It has stopped. You do not have to do anything more."))
        return redirect(around(viewer)["home"])
    page = {"other": queries.other_of(viewer, pair), "over": over, "said": queries.said_never(viewer, pair)}
    return render(request, "concerns/stop.html", page | around(viewer))


def promised(request: HttpRequest, promised_id: UUID) -> HttpResponse:
    """One of the two is erased; the other was promised a call, and gets it."""
    found = queries.promised(request.viewer, promised_id)
    if found is None:
        raise Http404
    if request.method == "POST":
        actions.note_promise_kept(promised=found.promised, by=request.viewer)
        messages.success(request, _("It is written down."))
        return redirect("desk:today")
    return render(request, "concerns/promised.html", {"one": found})


def call_both(request: HttpRequest, stopped_id: UUID) -> HttpResponse:
    """Both numbers, what to say, and a button for each."""
    found = queries.stopped(request.viewer, stopped_id)
    if found is None:
        raise Http404
    if request.method == "POST":
        actions.note_called(stopped=found.stopped, hat=request.POST.get("called", ""), by=request.viewer)
        messages.success(request, _("It is written down."))
        return redirect("concerns:call_both", stopped_id)
    return render(request, "concerns/call_both.html", {"one": found})
