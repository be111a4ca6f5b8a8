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
from sideomside.people.rules import Viewer


@dataclass(frozen=True)
class WordWorthHaving:
    """For I dag: it is hard for this peer, or they would like a call."""

    pulse_id: UUID
    name: str
    asked: bool
    since: datetime


def my_pulse(viewer: Viewer) -> Pulse | None:
    """The newest question that is not answered; after a fortnight it has gone by itself."""
    if not viewer.is_peer or viewer.person_id is None:
        return None
    since = timezone.now() - ASKED_FOR
    rows = Pulse.objects.filter(person_id=viewer.person_id, answered_at=None, asked_at__gte=since)
    return rows.filter(programme_id__in=viewer.programme_ids).order_by("-asked_at").first()


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


def _of_mine(viewer: Viewer, rows: list[Pulse]) -> list[Pulse]:
    own = own_coordinators(viewer, {row.person_id for row in rows})
    return [row for row in rows if may_read_pulse(viewer, row, own.get((row.person_id, row.programme_id)))]


def own_coordinators(viewer: Viewer, person_ids: set[UUID]) -> dict[tuple[UUID, UUID], UUID]:
    """Who walks with whom, as long as they coordinate here still."""
    paths = PeerPath.objects.filter(person_id__in=person_ids).exclude(coordinator=None)
    here = {
        one.id
        for programme_id in {path.programme_id for path in paths}
        for one in people.coordinators(viewer, programme_id)
    }
    return {
        (path.person_id, path.programme_id): path.coordinator_id
        for path in paths
        if path.coordinator_id in here
    }
