"""A proposal as its coordinators see it: where it stands, who was asked when, and the one thing to do."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from sideomside.matching import actions, queries
from sideomside.matching.models import Proposal
from sideomside.matching.rules import ANSWERS, State
from sideomside.people.rules import Viewer


def proposal(request: HttpRequest, proposal_id: UUID) -> HttpResponse:
    """Withdraw, call, or note what somebody said on the phone."""
    one = queries.proposal(request.viewer, proposal_id) if request.viewer.is_coordinator else None
    if one is None:
        raise Http404
    if request.method == "POST":
        _do(request.viewer, one, request.POST.get("do", ""), request.POST.get("answer", ""))
        return redirect("matching:proposal", one.id)
    return render(request, "matching/proposal.html", {"one": one, **queries.story(request.viewer, one)})


def _do(viewer: Viewer, one: Proposal, act: str, answer: str) -> None:
    acts = {"withdraw": actions.withdraw, "called": actions.call, "go_on": actions.go_on}
    if act in acts:
        acts[act](proposal=one, by=viewer)
    elif act == "answered" and answer in ANSWERS and one.state in ANSWERED_BY:
        ANSWERED_BY[one.state](proposal=one, answer=answer, by=viewer)


ANSWERED_BY = {
    State.PEER_ASKED: actions.peer_answers_room,
    State.PARTICIPANT_ASKED: actions.participant_answers,
    State.PEER_DECIDES: actions.peer_answers,
}
