"""Who must not meet whom. Read only to leave people out, before anything is counted; never shown to the other."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Exists, OuterRef

from sideomside.ground.audit import log
from sideomside.ground.vault.keys import take_keys
from sideomside.matching.models import MustNotMeet, Pair
from sideomside.matching.queries.taking_part import takes_part_in, where_known
from sideomside.matching.rules import may_say_rather_not, may_write_down
from sideomside.peers import queries as peers
from sideomside.people import queries as people
from sideomside.people.models import Role
from sideomside.people.rules import SYSTEM, Hat, Viewer


@dataclass(frozen=True)
class PeersNote:
    """A peer's own words about somebody they would rather not meet."""

    id: UUID
    name: str
    words: str


def kept_apart(viewer: Viewer, person_id: UUID, others: Iterable[UUID]) -> set[UUID]:
    """Those of the others who must not meet this person, whichever side said so."""
    asked = set(others)
    rows = list(MustNotMeet.objects.filter(person_id__in=asked | {person_id}))
    take_keys(row.person_id for row in rows)
    pairs = {(row.person_id, UUID(row.other)) for row in rows if row.other}
    return {other for other in asked if (person_id, other) in pairs or (other, person_id) in pairs}


def living_and_apart(viewer: Viewer) -> list[Pair]:
    """For the house: two who walk together though one of them must not meet the other."""
    if viewer.role != SYSTEM:
        return []
    living = Pair.objects.filter(ended_at=None).select_related("participant", "peer", "proposal")
    return _apart(living)


def hushed(viewer: Viewer, pairs: Iterable[Pair]) -> set[UUID]:
    """Ended, and never again: what one of them wrote last is no news to be held up."""
    return {one.id for one in _apart(one for one in pairs if one.ended_at is not None)}


def _apart(pairs: Iterable[Pair]) -> list[Pair]:
    """The same one look-up for many as for one."""
    found = list(pairs)
    two = {person for one in found for person in (one.participant_id, one.peer_id)}
    rows = list(MustNotMeet.objects.filter(person_id__in=two)) if two else []
    take_keys(row.person_id for row in rows)
    apart = {frozenset((row.person_id, UUID(row.other))) for row in rows if row.other}
    return [one for one in found if frozenset((one.participant_id, one.peer_id)) in apart]


def said_never(viewer: Viewer, other_id: UUID) -> bool:
    """This one has said so, in this hat. What the other said, or whom somebody's words mean, is nobody's to know."""
    mine = MustNotMeet.objects.filter(person_id=viewer.person_id, by_id=viewer.person_id, by_role=viewer.role)
    return any(row.other == str(other_id) and not row.words for row in mine)


def apart_among(viewer: Viewer, people_ids: Iterable[UUID]) -> set[frozenset[UUID]]:
    """Every two of these who must not meet, in one look-up however many they are."""
    here = set(people_ids)
    rows = list(MustNotMeet.objects.filter(person_id__in=here))
    take_keys(row.person_id for row in rows)
    return {
        frozenset({row.person_id, UUID(row.other)}) for row in rows if row.other and UUID(row.other) in here
    }


def own_notes(viewer: Viewer, person_id: UUID) -> list[MustNotMeet]:
    """The notes a person made themselves or had a coordinator make; for nobody else's eyes."""
    if not may_say_rather_not(viewer, person_id, takes_part_in(viewer, person_id)):
        return []
    rows = MustNotMeet.objects.filter(person_id=person_id).order_by("set_at")
    as_peer = rows.filter(by_role=Hat.PEER)
    rows = as_peer if viewer.is_peer else rows.exclude(by_role=Hat.PEER)  # two rooms, sealed from each other
    if rows and viewer.is_coordinator:
        log.record_opening(viewer, about=person_id, screen="apart")
    return list(rows)


def notes_in_words(viewer: Viewer, person_id: UUID) -> list[tuple[UUID, str]]:
    """What somebody wrote themselves, as they wrote it; and whom they said "never again" to, since those two met.

    Whether somebody's words mean anybody here is told to nobody.
    """
    mine = [row for row in own_notes(viewer, person_id) if row.words or row.by_id == viewer.person_id]
    met = people.names(viewer, [UUID(row.other) for row in mine if not row.words])
    said = [(row.id, row.words or met.get(UUID(row.other), "")) for row in mine]
    return [(row_id, words) for row_id, words in said if words]


def not_recognised(viewer: Viewer, person_id: UUID) -> list[str]:
    """Words of which no coordinator has said yet whom they mean."""
    if not viewer.is_coordinator:
        return []
    return [row.words for row in own_notes(viewer, person_id) if row.words and not row.other]


def peers_notes(viewer: Viewer, peer_ids: Iterable[UUID]) -> list[PeersNote]:
    """What these peers wrote, for a coordinator about to ask one of them; nobody has said yet whom it means."""
    if not viewer.is_coordinator:
        return []
    rows = list(MustNotMeet.objects.filter(person_id__in=set(peer_ids), by_role=Hat.PEER).order_by("set_at"))
    take_keys(row.person_id for row in rows)
    unknown = [row for row in rows if row.words and not row.other]
    names = people.names(viewer, [row.person_id for row in unknown])
    for person_id in {row.person_id for row in unknown}:
        log.record_opening(viewer, about=person_id, screen="apart")
    return [PeersNote(row.id, names.get(row.person_id, ""), row.words) for row in unknown]


def peers_recognised(viewer: Viewer, person_id: UUID) -> list[PeersNote]:
    """What peers wrote, and a coordinator has said means this participant: so that it can be put right again."""
    if not (viewer.is_coordinator and may_write_down(viewer, takes_part_in(viewer, person_id))):
        return []
    hats = Role.objects.filter(
        name=Hat.PEER, programme_id__in=viewer.programme_ids, person_id=OuterRef("person_id")
    )
    said = MustNotMeet.objects.filter(Exists(hats), by_role=Hat.PEER)
    rows = list(said.order_by("set_at"))
    take_keys(row.person_id for row in rows)
    meant = [row for row in rows if row.words and row.other == str(person_id)]
    names = people.names(viewer, [row.person_id for row in meant])
    for about in {row.person_id for row in meant}:
        log.record_opening(viewer, about=about, screen="apart")
    return [PeersNote(row.id, names.get(row.person_id, ""), row.words) for row in meant]


def note(viewer: Viewer, note_id: UUID) -> MustNotMeet | None:
    """For recognising whom the words mean; for coordinators where whoever wrote it is known."""
    row = MustNotMeet.objects.filter(id=note_id).first() if viewer.is_coordinator else None
    return row if row and may_write_down(viewer, where_known(viewer, row.person_id)) else None


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
