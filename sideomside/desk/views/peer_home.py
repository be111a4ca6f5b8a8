"""A peer's first page, and the page of what is one's own beside it."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from sideomside.companionship import queries as companionship
from sideomside.concerns import queries as concerns
from sideomside.desk.queries import peer_page
from sideomside.desk.rules import greeting
from sideomside.gatherings import queries as gatherings
from sideomside.matching import queries as matching
from sideomside.messages import queries as messages
from sideomside.outcomes import queries as outcomes
from sideomside.path import queries as path
from sideomside.peers import queries as peers
from sideomside.people import queries as people


def peer_home(request: HttpRequest) -> HttpResponse:
    """My people, the next meeting, a word afterwards, supervision, a break. Nothing else."""
    viewer = request.viewer
    if not viewer.is_peer:
        raise Http404
    context = {
        "greeting": greeting(timezone.now()),
        "name": people.names(viewer, [viewer.person_id]).get(viewer.person_id, ""),
        "page": peer_page.page(viewer),
        "questions": matching.questions(viewer),
        "brings": outcomes.brings_me(viewer),
        "to_lead": gatherings.may_i_lead(viewer),
        "standing": peers.my_standing(viewer),
        "asked_to_lend": [one for one in peers.my_loans(viewer) if one.yes_at is None],
        "asked_along": [one for one in messages.invitations(viewer) if not one.said_no],
        "told": bool(messages.goodbyes(viewer)),
        "called_soon": concerns.called_soon(viewer),
        "pulse": path.my_pulse(viewer),
        "own_coordinator": path.has_own_coordinator(viewer),
        "sparring": path.my_next_sparring(viewer),
        "called_off": path.my_called_off(viewer),
        "seat": next(iter(path.open_sparrings(viewer)), None),
        "new_messages": messages.count_new(viewer),
    }
    return render(request, "desk/peer_home.html", context)


def peer_own(request: HttpRequest) -> HttpResponse:
    """What is looked up now and then: the way here, hours, stories, and those one has walked with."""
    viewer = request.viewer
    if not viewer.is_peer:
        raise Http404
    been = [one for one in companionship.walked_with(viewer) if not one.stopped]
    return render(request, "desk/peer_own.html", {"been": been, "lent": peers.my_loans(viewer)})
