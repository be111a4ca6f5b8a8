"""Who must not meet whom. Read only to leave people out, before anything is counted; never shown to the other."""

from collections.abc import Iterable
from uuid import UUID

from sideomside.ground.audit import log
from sideomside.ground.vault.keys import take_keys
from sideomside.matching.models import MustNotMeet
from sideomside.matching.queries.taking_part import takes_part_in
from sideomside.matching.rules import may_wish
from sideomside.peers import queries as peers
from sideomside.people import queries as people
from sideomside.people.rules import Viewer


def kept_apart(viewer: Viewer, person_id: UUID, others: Iterable[UUID]) -> set[UUID]:
    """Those of the others who must not meet this person, whichever side said so."""
    asked = set(others)
    rows = list(MustNotMeet.objects.filter(person_id__in=asked | {person_id}))
    take_keys(row.person_id for row in rows)
    pairs = {(row.person_id, UUID(row.other)) for row in rows if row.other}
    return {other for other in asked if (person_id, other) in pairs or (other, person_id) in pairs}


def own_notes(viewer: Viewer, person_id: UUID) -> list[MustNotMeet]:
    """The notes a person made themselves or had a coordinator make; for nobody else's eyes."""
    if not may_wish(viewer, person_id, takes_part_in(viewer, person_id)):
        return []
    rows = MustNotMeet.objects.filter(person_id=person_id).order_by("set_at")
    if rows and viewer.is_coordinator:
        log.record_opening(viewer, about=person_id, screen="apart")
    return list(rows)


def notes_in_words(viewer: Viewer, person_id: UUID) -> list[tuple[UUID, str]]:
    """What somebody wrote themselves, as they wrote it; never whether it is anybody here."""
    return [(row.id, row.words) for row in own_notes(viewer, person_id) if row.words]


def not_recognised(viewer: Viewer, person_id: UUID) -> list[str]:
    """Words of which no coordinator has said yet whom they mean."""
    if not viewer.is_coordinator:
        return []
    return [row.words for row in own_notes(viewer, person_id) if row.words and not row.other]


def notes_by_name(viewer: Viewer, person_id: UUID) -> list[tuple[MustNotMeet, str]]:
    """The notes with the other's name, "" until somebody has recognised who it is; for coordinators alone."""
    notes = own_notes(viewer, person_id) if viewer.is_coordinator else []
    called = people.names(viewer, [UUID(note.other) for note in notes if note.other])
    return [(note, called.get(UUID(note.other), "") if note.other else "") for note in notes]


def peers_by_name(viewer: Viewer, programme_id: UUID) -> list[tuple[UUID, str]]:
    """Everybody who is a peer in this programme, for choosing among."""
    found = peers.candidates(viewer, programme_id)
    called = people.names(viewer, [each.person_id for each in found])
    log.record_list(viewer, list(called), screen="apart")
    return sorted(called.items(), key=lambda item: item[1].casefold())
