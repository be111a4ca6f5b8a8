"""The next meeting and those after it, as each of the two sees them."""

from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from sideomside.companionship.models import Companionship, Meeting, Rhythm
from sideomside.companionship.queries.at_once import Known, known_of, other_of
from sideomside.companionship.queries.bridging import passed_on
from sideomside.companionship.queries.onward import Onward, onward
from sideomside.companionship.queries.seen import living_now
from sideomside.companionship.rules import (
    AHEAD,
    OVER,
    Skipped,
    at_hand,
    chooses,
    is_ahead,
    may_propose,
    other_times,
    rests_field,
    rhythm_yes,
    skipped,
)
from sideomside.ground.vault.asked_once import asked_once
from sideomside.people.rules import Hat, Viewer

CAME_TO_NOTHING = frozenset(
    {Meeting.State.CANCELLED, Meeting.State.NOT_MET, Meeting.State.MOVED, Meeting.State.NONE_FITS}
)


@dataclass(frozen=True)
class Coming:
    """What one of the two sees: the other's name, the meeting at hand, and what there is to choose."""

    companionship: Companionship
    meeting: Meeting | None
    other: str
    coordinator: str
    times: list[datetime]
    stands: bool = True  # something may be arranged for the two
    asks: bool = False  # this one stepped back, and the meeting is theirs to keep or to call off
    rests: bool = False  # this one stepped back
    goodbye: bool = False  # the next meeting is the last
    quiet: bool = False  # not met for a while
    i_suggested: bool = False
    i_rest: bool = False
    chooses: bool = False  # the times are this one's to choose among
    arranges: bool = False  # this one may suggest times
    asked: Meeting | None = None  # times that wait for an answer, beside a meeting that stands
    further: list[Meeting] = field(default_factory=list)
    off: list[Meeting] = field(default_factory=list)  # would have been soon, and is called off
    after: Meeting | None = None  # for the peer: the last one, to say how it was
    instead: list[datetime] = field(default_factory=list)
    rhythm: Rhythm | None = None
    wished: Rhythm | None = None
    wish_is_mine: bool = False
    left_out: list[Skipped] = field(default_factory=list)
    onward: Onward | None = None
    passed_on: list[tuple[str, str]] = field(default_factory=list)  # for the peer, by the participant's ticks

    @property
    def kind(self) -> str:
        """`choose`, `fixed`, `gone` (its time has passed), or what became of the newest meeting."""
        if self.meeting is None:
            return "wait"
        if self.meeting.state == Meeting.State.OFFERED:
            return "off" if not (self.stands or self.i_suggested) else "choose" if self.times else "none_fits"
        if self.meeting.state == Meeting.State.FIXED and not is_ahead(self.meeting, timezone.now()):
            return "gone"
        return str(self.meeting.state)

    @property
    def on_a_pause(self) -> bool:
        return self.companionship.rests

    @property
    def after_that(self) -> list[tuple[Meeting, list[datetime]]]:
        """Those further on, each with other times to move it to."""
        return [(one, _elsewhere(one, [self.meeting, *self.further])) for one in self.further]

    @property
    def is_looked_for(self) -> bool:
        """A coordinator looks for a time."""
        return self.meeting is None or self.companionship.new_time_wanted

    @property
    def has_begun(self) -> bool:
        """They have met; or a first time was on its way, and came to nothing."""
        return self.companionship.day_zero is not None or self.kind in CAME_TO_NOTHING


@asked_once
def coming(viewer: Viewer, companionship_id: UUID | None = None) -> Coming | None:
    """One companionship as one of the two sees it: the one asked for, or a participant's newest."""
    found = living_now(viewer)
    if companionship_id is not None:
        found = [one for one in found if one.id == companionship_id]
    elif not viewer.is_participant:
        return None
    newest = max(found, key=lambda one: one.begun_at, default=None)
    return _coming(viewer, newest, known_of(viewer, [newest])) if newest else None


def next_meeting(viewer: Viewer) -> Coming | None:
    """For the first page: a meeting that lies ahead, or times to choose between."""
    found = coming(viewer)
    return found if found and found.kind in {"choose", "fixed"} else None


def meetings_of_peer(viewer: Viewer) -> list[Coming]:
    """Everybody this peer walks with, soonest first; as few look-ups for many as for one."""
    if not viewer.is_peer:
        return []
    those = living_now(viewer)
    known = known_of(viewer, those)
    found = [_coming(viewer, one, known, whole=False) for one in those]
    far = timezone.now().replace(year=9998)
    return sorted(found, key=lambda one: (one.meeting and one.meeting.starts_at) or far)


def _coming(viewer: Viewer, one: Companionship, known: Known, *, whole: bool = True) -> Coming:
    rows, now = known.meetings[one.id], timezone.now()
    meeting, further, asked = at_hand(rows, now, notes=viewer.is_peer)
    offered = asked or meeting
    stepped_back = (one.pair_id, viewer.role) in known.back
    return Coming(
        one,
        meeting,
        other=known.names.get(other_of(viewer, one), ""),
        coordinator=known.names.get(one.begun_by_id, "").partition(" ")[0] if one.begun_by_id else "",
        times=[t.starts_at for t in offered.times.all() if t.starts_at > now] if offered else [],
        stands=(one.pair_id, Hat.PARTICIPANT) not in known.back,
        asks=bool(meeting) and (meeting.id, viewer.role) in known.unsaid,
        rests=stepped_back,
        chooses=bool(offered) and chooses(viewer, offered),
        i_suggested=bool(offered) and offered.proposed_by == viewer.role,
        i_rest=bool(getattr(one, rests_field(viewer))),
        goodbye=one.id in known.goodbyes,
        quiet=one.id in known.quiet,
        arranges=may_propose(viewer, one) and not stepped_back,
        asked=asked,
        further=further,
        off=[m for m in rows if _is_off(m, now) and m != meeting],
        after=_after(rows, now) if viewer.is_peer else None,
        instead=_elsewhere(meeting, [meeting, *further]) if meeting else [],
        onward=onward(viewer, one) if whole else None,
        passed_on=passed_on(viewer, one) if whole else [],
        **_rhythms(viewer, known.rhythms[one.id]),
    )


def _elsewhere(meeting: Meeting, fixed: list[Meeting | None]) -> list[datetime]:
    """To move it to; not to when they meet anyway."""
    taken = {one.starts_at for one in fixed if one}
    return [at for at in other_times(meeting, timezone.now()) if at not in taken]


def _after(rows: list[Meeting], now: datetime) -> Meeting | None:
    """The last one whose time has passed, whatever became of it."""
    over = [
        m for m in rows if m.starts_at and m.starts_at <= now and (m.state in OVER or not is_ahead(m, now))
    ]
    over = [m for m in over if m.state in OVER or m.state == Meeting.State.FIXED]
    return max(over, key=lambda m: m.starts_at, default=None)


def _is_off(meeting: Meeting, now: datetime) -> bool:
    called_off = meeting.state in {Meeting.State.CANCELLED, Meeting.State.MOVED}
    if meeting.rhythm and meeting.rhythm.stopped_at:
        return False  # nobody misses a time that both know is given up
    return called_off and meeting.starts_at is not None and meeting.starts_at > now


def _rhythms(viewer: Viewer, rhythms: list[Rhythm]) -> dict[str, object]:
    stands = next((row for row in rhythms if row.stands), None)
    wished = next((row for row in rhythms if row.waits), None)
    today: date = timezone.localdate()
    return {
        "rhythm": stands,
        "wished": wished,
        "wish_is_mine": bool(wished and getattr(wished, rhythm_yes(viewer))),
        "left_out": skipped(stands, today, today + AHEAD) if stands else [],
    }
