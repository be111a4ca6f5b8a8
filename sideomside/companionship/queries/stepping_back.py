"""A meeting that still stands though one of the two took a yes back or is on a pause. Nobody is told why."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils import timezone

from sideomside.companionship.models import Companionship, CompanionshipStep, Meeting
from sideomside.companionship.queries.seen import back, not_over, open_times
from sideomside.companionship.rules import KEPT, is_ahead
from sideomside.ground.audit import log
from sideomside.ground.vault.keys import take_keys
from sideomside.matching import queries as matching
from sideomside.matching.queries.pairs import living_pairs
from sideomside.matching.rules import Pair
from sideomside.people.rules import Hat, Viewer


@dataclass(frozen=True)
class StillStands:
    """For I dag: whom to ask, about whom; `starts_at` when there is a meeting to ask about."""

    pair_id: UUID
    companionship_id: UUID | None
    ask: str
    participant: str
    peer: str
    starts_at: datetime | None


def undecided(viewer: Viewer, meetings: Iterable[Meeting]) -> set[tuple[UUID, str]]:
    """Meetings that lie ahead, each with the hat of the one who stepped back and has not said what should be."""
    now = timezone.now()
    ahead = [one for one in meetings if one.state == Meeting.State.FIXED and is_ahead(one, now)]
    gone = back(viewer) if ahead else set()
    kept = _kept(ahead) if gone else set()
    return {
        (one.id, hat)
        for one in ahead
        for hat in (Hat.PARTICIPANT, Hat.PEER)
        if (one.companionship.pair_id, hat) in gone and not kept & {(one.id, hat), (one.id, Hat.COORDINATOR)}
    }


def still_stands(viewer: Viewer) -> list[StillStands]:
    """Soonest meeting first; then those where nothing is arranged: a yes is taken back, or a pause came first."""
    if not viewer.is_coordinator:
        return []
    pairs = living_pairs(viewer)
    begun = {one.pair_id: one for one in not_over(viewer) if one.pair.ended_at is None}
    fixed = [
        m for m in open_times(viewer) if m.state == Meeting.State.FIXED and m.companionship.pair_id in begun
    ]
    meetings = {m.id: m for m in reversed(fixed)}
    asked = {
        meetings[i].companionship.pair_id: (meetings[i], hat)
        for i, hat in undecided(viewer, meetings.values())
    }
    taken_back = matching.without_yes(viewer, pairs)
    paused = _paused_before_a_time(viewer, [one for one in pairs if one.id not in begun]) - taken_back
    rows = [one for one in pairs if one.id in asked or one.id in taken_back | paused]
    people = [p for one in rows for p in (one.participant_id, one.peer_id)]
    take_keys(people)
    log.record_list(viewer, people, screen="still_stands")
    kept = {m.companionship.pair_id for m in meetings.values() if is_ahead(m, timezone.now())}
    found = [
        _row(one, begun.get(one.id), asked.get(one.id), Hat.PEER if one.id in paused else Hat.PARTICIPANT)
        for one in rows
        if one.id in asked or one.id not in kept
    ]
    return sorted(found, key=lambda row: (row.starts_at is None, row.starts_at or timezone.now()))


def _paused_before_a_time(viewer: Viewer, pairs: list[Pair]) -> set[UUID]:
    """Whoever is on a pause is left in peace; the peer who said yes is told that it waits."""
    gone = back(viewer) if pairs else set()
    return {one.id for one in pairs if (one.id, Hat.PARTICIPANT) in gone}


def _row(pair: Pair, one: Companionship | None, asked: tuple[Meeting, str] | None, whom: str) -> StillStands:
    meeting, hat = asked or (None, whom)
    participant, peer = pair.participant.name or "", pair.peer.name or ""
    return StillStands(
        pair_id=pair.id,
        companionship_id=one.id if one else None,
        ask=peer if hat == Hat.PEER else participant,
        participant=participant,
        peer=peer,
        starts_at=meeting.starts_at if meeting else None,
    )


def _kept(meetings: list[Meeting]) -> set[tuple[UUID, str]]:
    """Which meetings somebody said should stand, and in which hat."""
    said = CompanionshipStep.objects.filter(meeting__in=meetings, name=KEPT)
    return set(said.values_list("meeting_id", "by_role"))
