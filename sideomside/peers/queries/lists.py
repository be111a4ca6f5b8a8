"""The coordinator's list of peers: found by name in memory, filtered by what one looks for."""

from uuid import UUID

from django.db.models import F, Q, QuerySet

from sideomside.ground.audit import log
from sideomside.ground.vault.keys import blind, take_keys
from sideomside.peers.models import NOT_STOPPED, Energy, PeerFile, State
from sideomside.peers.queries.files import visible_to
from sideomside.peers.rules import ON_THE_WAY
from sideomside.people.rules import Viewer

SHOWN = {
    "": Q(state__in=NOT_STOPPED),
    "free": Q(state=State.ACTIVE, approved_for_one_to_one=True, energy=Energy.MORE, capacity__gt=F("load")),
    "resting": Q(state=State.RESTING),
    "ask_first": Q(state=State.ASK_FIRST),
    "on_the_way": Q(state__in=ON_THE_WAY),
    "stopped": Q(state=State.STOPPED),
}


def listed(viewer: Viewer, *, words: str = "", show: str = "") -> list[PeerFile]:
    """Peers of one's own programmes by name. Who is shown on the page is noted by `shown_to`."""
    if not viewer.is_coordinator:
        return []
    peers = list(_chosen(viewer, show))
    take_keys(peer.person_id for peer in peers)
    found = [peer for peer in peers if _begins(peer, words.strip().casefold())]
    if words.strip():
        _note_search(viewer, words, len(found))
    return sorted(found, key=lambda peer: (peer.person.name or "").casefold())


def shown_to(viewer: Viewer, person_ids: list[UUID]) -> None:
    """One line in the log per person and day."""
    log.record_list(viewer, person_ids, screen="peers")


def _chosen(viewer: Viewer, show: str) -> QuerySet[PeerFile]:
    return visible_to(viewer).filter(SHOWN.get(show, SHOWN[""]))


def _begins(peer: PeerFile, words: str) -> bool:
    return not words or any(word.startswith(words) for word in (peer.person.name or "").casefold().split())


def _note_search(viewer: Viewer, words: str, found: int) -> None:
    criterion = (
        blind(viewer.organisation_id, "search", words.strip().casefold()) if viewer.organisation_id else ""
    )
    log.record("search.made", detail={"criterion": criterion, "found": found}, by=viewer)
