"""Who wrote to us to give support, and has not been welcomed yet."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sideomside.ground.audit import log
from sideomside.intake import queries as intake
from sideomside.intake.rules import NOT_CLOSED, Sort
from sideomside.peers.models import PeerFile
from sideomside.peers.models import State as PeerState
from sideomside.people import queries as people
from sideomside.people.rules import Viewer


@dataclass(frozen=True)
class Wish:
    """Somebody whose words were sorted as wanting to give."""

    person_id: UUID
    programme_id: UUID
    name: str
    since: datetime


def wishing_to_give(viewer: Viewer) -> list[Wish]:
    """Longest wait first. Enquiries stay intake's; only that somebody wants to is known here."""
    if not viewer.is_coordinator:
        return []
    wishes = intake.visible_to(viewer).filter(sort=Sort.GIVES, state__in=NOT_CLOSED)
    asked = wishes.order_by("received_at")
    open_wishes = {(one.person_id, one.programme_id): one.received_at for one in asked}
    peers = PeerFile.objects.filter(programme_id__in=viewer.programme_ids)
    theirs = peers.filter(person_id__in={person_id for person_id, _programme in open_wishes})
    here = set(theirs.values_list("person_id", "programme_id")) if open_wishes else set()
    names = people.names(viewer, {person_id for person_id, _programme in open_wishes.keys() - here})
    log.record_list(viewer, names, screen="peers")
    return [
        Wish(person_id, programme_id, names[person_id], since)
        for (person_id, programme_id), since in open_wishes.items()
        if person_id in names and (person_id, programme_id) not in here
    ]


def my_wish(viewer: Viewer, programme_id: UUID) -> str:
    """For one's own page: nothing said (""), wished, begun (a talk was noted), or before (has stopped)."""
    if not (viewer.is_participant and viewer.opened and viewer.person_id):
        return ""
    file = PeerFile.objects.filter(person_id=viewer.person_id, programme_id=programme_id).first()
    if file is None:
        return ""
    return {PeerState.APPLIED: "wished", PeerState.STOPPED: "before"}.get(PeerState(file.state), "begun")


def wish_of(viewer: Viewer, person_id: UUID) -> Wish | None:
    """One of them, on a page of its own; that somebody looked is written down."""
    found = next((wish for wish in wishing_to_give(viewer) if wish.person_id == person_id), None)
    if found is not None:
        log.record_opening(viewer, about=person_id, screen="welcome")
    return found
