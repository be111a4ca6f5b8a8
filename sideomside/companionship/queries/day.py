"""For I dag: pairs that need a time, and today's meetings."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils import timezone

from sideomside.companionship.models import Companionship, Meeting
from sideomside.companionship.queries.seen import back, living_now, not_over, open_times
from sideomside.ground.audit import log
from sideomside.ground.vault.keys import take_keys
from sideomside.matching import queries as matching
from sideomside.people.rules import Hat, Viewer


@dataclass(frozen=True)
class ToBegin:
    """Two people who said yes and have no time ahead. `pair_id` leads to the page where times are offered."""

    pair_id: UUID
    participant: str
    peer: str
    since: datetime
    again: bool  # times were offered before


@dataclass(frozen=True)
class Today:
    """A meeting on this day."""

    companionship_id: UUID
    participant: str
    peer: str
    starts_at: datetime
    ends_at: datetime
    where: str  # the place's name, or "" for a walk or the phone
    form: str
    over: bool  # time to note whether they met


def to_begin(viewer: Viewer) -> list[ToBegin]:
    """Longest waiting first."""
    if not viewer.is_coordinator:
        return []
    here = not_over(viewer)
    fresh = matching.without_beginning(viewer, [one.pair_id for one in here])
    wanted = [one for one in here if one.new_time_wanted and one.state != Companionship.State.ENDED]
    gone = back(viewer) if wanted else set()
    again = [one for one in wanted if (one.pair_id, Hat.PARTICIPANT) not in gone]
    rows = [(p.id, p.participant, p.peer, p.since, False) for p in fresh]
    rows += [(one.pair_id, one.participant, one.peer, one.begun_at, True) for one in again]
    _looked(viewer, [row[1].id for row in rows] + [row[2].id for row in rows], "to_begin")
    found = [ToBegin(i, a.name or "", b.name or "", since, again) for i, a, b, since, again in rows]
    return sorted(found, key=lambda row: row.since)


def today(viewer: Viewer) -> list[Today]:
    """Meetings of this day, and those whose time has passed without a word, earliest first."""
    if not (viewer.is_coordinator or viewer.is_peer):
        return []
    now, day = timezone.now(), timezone.localdate()
    alive = {one.id for one in living_now(viewer)}
    fixed = [m for m in open_times(viewer) if m.companionship_id in alive and m.state == Meeting.State.FIXED]
    come = [m for m in fixed if m.starts_at and timezone.localdate(m.starts_at) <= day]
    newest = {m.companionship_id: m.id for m in come}  # of those nobody said a word about, the last
    found = [m for m in come if timezone.localdate(m.starts_at) == day or newest[m.companionship_id] == m.id]
    two = [(m.companionship.participant_id, m.companionship.peer_id) for m in found]
    _looked(viewer, [person_id for both in two for person_id in both], "today")
    return [
        Today(
            m.companionship_id,
            m.companionship.participant.name or "",
            m.companionship.peer.name or "",
            m.starts_at,
            m.ends_at,
            m.place.name if m.place else "",
            m.form,
            m.ends_at <= now,
        )
        for m in found
    ]


def _looked(viewer: Viewer, person_ids: list[UUID], screen: str) -> None:
    take_keys(person_ids)
    if person_ids:
        log.record_list(viewer, person_ids, screen=screen)
