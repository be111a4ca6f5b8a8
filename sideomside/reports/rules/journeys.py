"""From events to one line for each who came, and one for each who helps. Nobody is named, and nothing is kept."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.utils import timezone

from sideomside.ground.audit.events import Event

SEEKING = frozenset({"", "seeks"})
"""Enquiries nobody has sorted yet count as seeking support; relatives and professionals do not."""


@dataclass
class Course:
    """One companionship: the days they met, and when and how it ended."""

    met_on: list[date] = field(default_factory=list)
    minutes: list[tuple[date, int, str]] = field(default_factory=list)  # day, how long, the peer
    ended: date | None = None
    reason: str = ""

    @property
    def began(self) -> date | None:
        return min(self.met_on, default=None)


@dataclass
class Journey:
    """Somebody in one programme, from the first words on."""

    programme: str
    who: UUID
    wrote: list[tuple[date, str]] = field(default_factory=list)  # each time, and by which way
    answered: date | None = None
    left: date | None = None  # as far as we know today
    courses: dict[UUID, Course] = field(default_factory=dict)
    leaving: list[tuple[date, bool]] = field(default_factory=list)  # as it came: left, or here again
    waiting_on: set[UUID] = field(
        default_factory=set
    )  # enquiries that are open; one of several may be closed

    @property
    def came(self) -> date | None:
        return min((day for day, _way in self.wrote), default=None)

    @property
    def met_on(self) -> list[date]:
        return sorted(day for course in self.courses.values() for day in course.met_on)

    @property
    def met(self) -> date | None:
        """The first meeting since they wrote."""
        return next((day for day in self.met_on if self.came is None or day >= self.came), None)

    def ended_by(self, day: date) -> str:
        """How a wait stood at the end of that day: met, left or waiting."""
        if self.met and self.met <= day:
            return "met"
        return "left" if self.left_by(day) else "waiting"

    def left_by(self, day: date) -> date | None:
        """Whoever writes again, or is opened again, waits again; what an earlier day saw stays as it was."""
        on, gone = next(
            (step for step in reversed(self.leaving) if step[0] <= day),
            (None if self.leaving else self.left, True),
        )
        return on if gone and on and on <= day else None


@dataclass
class Helper:
    """A peer in one programme: the last step of each kind, by day."""

    programme: str
    who: UUID
    steps: list[tuple[date, str]] = field(default_factory=list)
    employment: str = ""

    def standing(self, day: date) -> str:
        """The last step up to that day; "" when there was none."""
        return next((kind for on, kind in reversed(self._in_order) if on <= day), "")

    @property
    def active_since(self) -> date | None:
        return min((on for on, kind in self.steps if kind == "peer.active"), default=None)

    @property
    def stopped(self) -> date | None:
        last = self._in_order[-1:]
        return last[0][0] if last and last[0][1] == "peer.left" else None

    @property
    def _in_order(self) -> list[tuple[date, str]]:
        """By day; two steps of one day stay in the order in which they were taken."""
        return sorted(self.steps, key=lambda step: step[0])


@dataclass(frozen=True)
class Gathered:
    """A group, a café or a course that was held."""

    programme: str
    day: date
    kind: str
    came: int
    leaders: int
    minutes: int


def journeys(events: Iterable[Event]) -> list[Journey]:
    """Of those who seek support. An enquiry of somebody else is nobody's journey."""
    found: dict[tuple[str, UUID], Journey] = {}
    here = timezone.get_current_timezone()
    for event in sorted(events, key=lambda one: one.happened_at):
        act = _ACTS.get(event.kind)
        if act is None or event.who is None or event.payload.get("sort", "") not in SEEKING:
            continue
        key = (event.payload["programme"], event.who)
        act(found.setdefault(key, Journey(*key)), event, timezone.localdate(event.happened_at, here))
    return list(found.values())


def helpers(events: Iterable[Event]) -> list[Helper]:
    found: dict[UUID, Helper] = {}
    for event in sorted(events, key=lambda one: one.happened_at):
        if event.kind.startswith("peer.") and event.who:
            one = found.setdefault(event.episode, Helper(event.payload["programme"], event.who))
            one.steps.append((timezone.localdate(event.happened_at), event.kind))
            one.employment = event.payload.get("employment", "")
    return list(found.values())


def gathered(events: Iterable[Event]) -> list[Gathered]:
    return [
        Gathered(
            programme=event.payload["programme"],
            day=timezone.localdate(event.happened_at),
            kind=event.payload["kind"],
            came=event.payload["attendees"],
            leaders=event.payload["leaders"],
            minutes=event.payload.get("minutes", 0),
        )
        for event in events
        if event.kind == "group.session"
    ]


def _wrote(one: Journey, event: Event, day: date) -> None:
    one.wrote.append((day, event.payload.get("way", "")))
    _back(one, event, day)


def _answered(one: Journey, event: Event, day: date) -> None:
    one.answered = one.answered or day


def _left(one: Journey, event: Event, day: date) -> None:
    """Whoever wrote twice has left when both are closed."""
    one.waiting_on.discard(event.episode)
    if not one.waiting_on:
        one.leaving.append((day, True))
        one.left = day


def _back(one: Journey, event: Event, day: date) -> None:
    """Opened again, by hand or because they wrote: it was closed by mistake, or they came by."""
    one.waiting_on.add(event.episode)
    one.leaving.append((day, False))
    one.left = None


def _met(one: Journey, event: Event, day: date) -> None:
    course = one.courses.setdefault(event.episode, Course())
    course.met_on.append(day)
    length = int(event.payload.get("minutes") or 0)
    course.minutes.append((day, length, event.payload.get("peer", "")))


def _ended(one: Journey, event: Event, day: date) -> None:
    course = one.courses.setdefault(event.episode, Course())
    course.ended, course.reason = day, event.payload.get("reason", "")


_ACTS = {
    "enquiry.received": _wrote,
    "enquiry.answered": _answered,
    "left_list": _left,
    "back_on_list": _back,
    "meeting.held": _met,
    "episode.ended": _ended,
}
