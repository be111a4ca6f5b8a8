"""How peers are: the question to the peer, and the words worth having for their own coordinator."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils import timezone

from sideomside.ground.audit import log
from sideomside.ground.vault.keys import take_keys
from sideomside.path.models import PeerPath, Pulse
from sideomside.path.rules import ASKED_FOR, may_read_pulse, needs_a_word
from sideomside.people import queries as people
from sideomside.people.models import Absence
from sideomside.people.rules import Viewer

Whose = tuple[UUID, UUID]  # a peer, in a programme


@dataclass(frozen=True)
class WordWorthHaving:
    """For I dag: it is hard for this peer, or they would like a call."""

    pulse_id: UUID
    name: str
    asked: bool
    since: datetime


def my_pulse(viewer: Viewer) -> Pulse | None:
    """The newest question that is not answered; after a fortnight it has gone by itself."""
    return next((one for one in my_questions(viewer) if one.answered_at is None), None)


def my_questions(viewer: Viewer) -> list[Pulse]:
    """Those of the last fortnight, answered or not, the newest first: what was said may be said anew."""
    if not viewer.is_peer or viewer.person_id is None:
        return []
    rows = Pulse.objects.filter(person_id=viewer.person_id, asked_at__gte=timezone.now() - ASKED_FOR)
    return list(rows.filter(programme_id__in=viewer.programme_ids).order_by("-asked_at"))


def my_pulses(viewer: Viewer) -> list[Pulse]:
    """What I have answered myself, newest first; no line through it."""
    if not viewer.is_peer or viewer.person_id is None:
        return []
    rows = Pulse.objects.filter(person_id=viewer.person_id).exclude(answered_at=None)
    return list(rows.filter(programme_id__in=viewer.programme_ids).order_by("-answered_at")[:12])


def words_worth_having(viewer: Viewer) -> list[WordWorthHaving]:
    """Longest waiting first, and only those whose own coordinator one is."""
    if not viewer.is_coordinator:
        return []
    rows = Pulse.objects.filter(programme_id__in=viewer.programme_ids, talked_at=None)
    waiting = list(rows.exclude(answered_at=None).select_related("person").order_by("answered_at"))
    mine = _of_mine(viewer, waiting)
    take_keys(one.person_id for one in mine)
    found = [one for one in mine if needs_a_word(one)]
    log.record_list(viewer, {one.person_id for one in found}, screen="pulse")
    return [WordWorthHaving(one.id, one.person.name or "", one.call, one.answered_at) for one in found]


def pulse(viewer: Viewer, pulse_id: UUID) -> Pulse | None:
    """What a peer answered, for their own coordinator; every look is written down."""
    rows = Pulse.objects.exclude(answered_at=None).select_related("person", "programme")
    found = _of_mine(viewer, list(rows.filter(id=pulse_id)))
    if not found:
        return None
    log.record_opening(viewer, about=found[0].person_id, screen="pulse")
    return found[0]


def has_own_coordinator(viewer: Viewer) -> bool:
    """What a peer is told before answering: their own coordinator sees it, or the coordinators here do."""
    if not viewer.is_peer or viewer.person_id is None:
        return False
    walks = _walks_with(viewer, {viewer.person_id})
    return any(programme_id in viewer.programme_ids for _who, programme_id in walks)


def is_read_by_one(viewer: Viewer, pulse: Pulse) -> bool:
    """For the coordinator who has it open: are they the only one?"""
    readers = pulse_readers(viewer, {pulse.person_id}).get((pulse.person_id, pulse.programme_id))
    return readers == {viewer.person_id}


def _of_mine(viewer: Viewer, rows: list[Pulse]) -> list[Pulse]:
    by = pulse_readers(viewer, {row.person_id for row in rows})
    return [row for row in rows if may_read_pulse(viewer, row, by.get((row.person_id, row.programme_id)))]


def pulse_readers(viewer: Viewer, person_ids: set[UUID]) -> dict[Whose, set[UUID]]:
    """One's own coordinator, and whoever stands in; none of them here today, and it is for all of them."""
    own = _walks_with(viewer, person_ids)
    programmes = {programme_id for _who, programme_id in own}
    here = {one: people.ids_here_today(viewer, one) for one in programmes}
    instead = _stand_ins(set(own.values())) if own else {}
    found = {}
    for (who, programme_id), coordinator in own.items():
        readers = {coordinator} | instead.get(coordinator, set()) - {who}
        if readers & here[programme_id]:
            found[(who, programme_id)] = readers
    return found


def _walks_with(viewer: Viewer, person_ids: set[UUID]) -> dict[Whose, UUID]:
    """As long as they coordinate here still."""
    known = PeerPath.objects.filter(person_id__in=person_ids).exclude(coordinator=None)
    paths = list(known) if person_ids else []
    still = people.who_coordinate(viewer) if paths else set()
    return {
        (path.person_id, path.programme_id): path.coordinator_id
        for path in paths
        if (path.coordinator_id, path.programme_id) in still
    }


def _stand_ins(coordinators: set[UUID]) -> dict[UUID, set[UUID]]:
    today = timezone.localdate()
    away = Absence.objects.filter(
        person_id__in=coordinators, first_day__lte=today, last_day__gte=today, ended_at=None
    )
    return {one.person_id: {one.stand_in_id} for one in away}
