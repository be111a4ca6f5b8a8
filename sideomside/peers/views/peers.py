"""The coordinator's peers: the list, one peer, and the one verb that comes next."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from sideomside.consent.rules import Purpose, text_of
from sideomside.ground.ui.doors import asks_again
from sideomside.peers import actions, queries
from sideomside.peers.models import Employment, PeerFile, State
from sideomside.peers.rules import GROWN, MOST_PLACES, ON_THE_WAY, is_next_to_be_approved
from sideomside.peers.views.lending import lent_to_us
from sideomside.peers.views.naming import FILTERS, card_in_words, filters, row_of, steps_of, verbs_of
from sideomside.people import queries as people
from sideomside.people.models import Contact
from sideomside.people.rules import Viewer

ON_A_PAGE = 50


@require_safe
def peer_list(request: HttpRequest) -> HttpResponse:
    """By name, or by what one looks for; each row one verb."""
    if not request.viewer.is_coordinator:
        raise Http404
    words, show = request.GET.get("q", "")[:60], request.GET.get("vis", "")
    found = queries.listed(request.viewer, words=words, show=show)
    page = Paginator(found, ON_A_PAGE).get_page(request.GET.get("page"))
    queries.shown_to(request.viewer, [peer.person_id for peer in page])
    rows = [row_of(peer) for peer in page]
    wishes = [] if words or show else queries.wishing_to_give(request.viewer)
    queries.shown_to(request.viewer, [wish.person_id for wish in wishes])
    context = {
        "rows": rows,
        "lent": [] if words or show else lent_to_us(request),
        "wishes": wishes,
        "page": page,
        "words": words,
        "show": show,
        "filters": filters(show),
        "shown": FILTERS.get(show, FILTERS[""]),
    }
    return render(request, "peers/list.html", context)


@require_safe
def peer(request: HttpRequest, peer_id: UUID) -> HttpResponse:
    """One peer, for the coordinator of the programme; that she looked is written down."""
    found = _for_coordinator(request, peer_id)
    return render(request, "peers/peer.html", _on_the_page(request.viewer, found))


def welcome(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """Somebody who wrote that they would like to give support: begin their file, and nothing more."""
    already = queries.peer_file(request.viewer, person_id) if request.viewer.is_coordinator else None
    if already:
        return redirect("peers:peer", already.id)
    wish = queries.wish_of(request.viewer, person_id)
    person = people.person(request.viewer, person_id) if wish else None
    if wish is None or person is None:
        raise Http404
    if request.method != "POST":
        return render(request, "peers/welcome.html", {"wish": wish})
    programme = people.programmes(request.viewer).get(id=wish.programme_id)
    begun = actions.welcome_applicant(person=person, programme=programme, by=request.viewer)
    messages.success(request, _("It is written down."))
    return redirect("peers:peer", begun.id)


@require_POST
def act(request: HttpRequest, peer_id: UUID) -> HttpResponse:
    """The verb that was pressed; a verb nobody knows is nothing at all."""
    found, verb = _for_coordinator(request, peer_id), DOING.get(request.POST.get("verb", ""))
    if verb is None:
        raise Http404
    verb(found, request.viewer)
    messages.success(request, _("It is written down."))
    return redirect("peers:list") if verb is _say_no else redirect("peers:peer", peer_id)


@asks_again
@require_POST
def begin_again(request: HttpRequest, peer_id: UUID) -> HttpResponse:
    """Their phone is gone, and the coordinator has heard from themselves that it is."""
    found = _for_coordinator(request, peer_id)
    actions.let_begin_again(peer=found, by=request.viewer)
    messages.success(
        request,
        _("A letter is on its way to %(name)s, who chooses a password and a second key anew.")
        % {"name": found.person.name},
    )
    return redirect("peers:peer", peer_id)


@require_POST
def room(request: HttpRequest, peer_id: UUID) -> HttpResponse:
    """How many there is room for, and how the peer is employed."""
    found = _for_coordinator(request, peer_id)
    capacity, employment = request.POST.get("capacity", ""), request.POST.get("employment", "")
    if capacity not in {str(n) for n in range(1, MOST_PLACES + 1)} or employment not in Employment.values:
        raise Http404
    actions.change_room(peer=found, capacity=int(capacity), employment=employment, by=request.viewer)
    messages.success(request, _("It is written down."))
    return redirect("peers:peer", peer_id)


def _for_coordinator(request: HttpRequest, peer_id: UUID) -> PeerFile:
    found = queries.opened(request.viewer, peer_id) if request.viewer.is_coordinator else None
    if found is None:
        raise Http404
    return found


def _on_the_page(viewer: Viewer, found: PeerFile) -> dict[str, Any]:
    reached = people.contacts(viewer, found.person_id)
    may_invite = found.state != State.STOPPED and people.where_invited(viewer, found.person) != ""
    return {
        "peer": found,
        "name": found.person.name,
        "standing": queries.standing_of(viewer, found),
        "card": card_in_words(viewer, queries.drawn(viewer, found, "coordinator")),
        "yes_text": text_of(Purpose.PEER),
        "contacts": reached,
        "asked_back_by": people.names(viewer, [found.back_asked_by_id]).get(found.back_asked_by_id, ""),
        "may_invite": may_invite,
        "may_begin_again": found.person_id != viewer.person_id
        and people.may_begin_again(viewer, found.person),
        "signs_in_otherwise": not may_invite and found.state != State.STOPPED and _has_mail(reached),
        "path": steps_of(found),
        "on_the_way": found.state in ON_THE_WAY,
        "may_approve": is_next_to_be_approved(found),
        # nobody holds their own goodbye as a coordinator
        "says_goodbye": found.state in GROWN and found.person_id != viewer.person_id,
        "verbs": verbs_of(viewer, found),
        "history": queries.history(viewer, found),
        "room": [(number, number == found.capacity) for number in range(1, MOST_PLACES + 1)],
        "employments": [(code, label, code == found.employment) for code, label in Employment.choices],
    }


def _has_mail(reached: list[Contact]) -> bool:
    return any(contact.way == Contact.Way.MAIL for contact in reached)


def _say_no(peer: PeerFile, by: Viewer) -> None:
    actions.let_go(peer=peer, by=by)


DOING: dict[str, Callable[[PeerFile, Viewer], object]] = {
    "conversation": lambda peer, by: actions.take_step(peer=peer, to=State.CONVERSATION, by=by),
    "training": lambda peer, by: actions.take_step(peer=peer, to=State.TRAINING, by=by),
    "active": lambda peer, by: actions.take_step(peer=peer, to=State.ACTIVE, by=by),
    "pause": lambda peer, by: actions.pause(peer=peer, by=by),
    "resume": lambda peer, by: actions.resume(peer=peer, by=by),
    "talked": lambda peer, by: actions.talked_with(peer=peer, by=by),
    "yes": lambda peer, by: actions.say_yes(peer=peer, by=by),
    "no": _say_no,
    "take_back": lambda peer, by: actions.take_yes_back(peer=peer, channel="talk", by=by),
    "invite": lambda peer, by: actions.invite_in(peer=peer, by=by),
    "stop": lambda peer, by: actions.stop(peer=peer, by=by),
    "ask_back": lambda peer, by: actions.ask_back(peer=peer, by=by),
    "welcome_back": lambda peer, by: actions.welcome_back(peer=peer, by=by),
    "stay_stopped": lambda peer, by: actions.stay_stopped(peer=peer, by=by),
}
