"""Who on a list is here already: by number or address for certain, by name perhaps. Names are compared in memory."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from sideomside.ground.vault.keys import blind, take_keys
from sideomside.peers.models import PeerFile
from sideomside.peers.queries.files import visible_to
from sideomside.peers.sheets.cleaning import PeerRow
from sideomside.peers.sheets.names import same_name
from sideomside.people import queries as people
from sideomside.people.models import Contact
from sideomside.people.rules import Viewer, normalised


@dataclass(frozen=True)
class Known:
    """Somebody already here. `is_peer` in this programme; `by_name` only means perhaps."""

    person_id: UUID
    is_peer: bool
    by_name: bool = False


def known_here(viewer: Viewer, programme_id: UUID, rows: Iterable[PeerRow]) -> dict[int, Known]:
    """By row number. Only people the viewer may know of are ever named."""
    rows = list(rows)
    peers = list(visible_to(viewer).filter(programme_id=programme_id))
    is_peer = {peer.person_id for peer in peers}
    reached, named = _by_contact(viewer, rows), _by_name(peers)
    found = {}
    for row in rows:
        sure = next((reached[mark] for mark in _marks(viewer, row) if mark in reached), None)
        perhaps = named.get(same_name(row.name)) if row.name else None
        if sure:
            found[row.number] = Known(sure, sure in is_peer)
        elif perhaps:
            found[row.number] = Known(perhaps, True, by_name=True)
    return found


def _by_contact(viewer: Viewer, rows: list[PeerRow]) -> dict[str, UUID]:
    marks = [mark for row in rows for mark in _marks(viewer, row)]
    theirs = Contact.objects.filter(fingerprint__in=marks, person__in=people.visible_to(viewer))
    return dict(theirs.values_list("fingerprint", "person_id"))


def _by_name(peers: list[PeerFile]) -> dict[str, UUID]:
    take_keys(peer.person_id for peer in peers)
    return {same_name(peer.person.name or ""): peer.person_id for peer in peers}


def _marks(viewer: Viewer, row: PeerRow) -> list[str]:
    ways = ((Contact.Way.PHONE, row.phone), (Contact.Way.MAIL, row.mail))
    return [
        blind(viewer.organisation_id, f"contact|{way}", normalised(way, value))
        for way, value in ways
        if value and viewer.organisation_id
    ]
