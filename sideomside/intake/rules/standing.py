"""Where an enquiry stands, and what each step does to it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sideomside.intake.models import Enquiry, EnquiryStep, Sort, State, Step

QUIET_STEPS = frozenset({Step.READ})  # nothing a second coordinator needs to be told of


class Stale(Exception):
    """Somebody else was here meanwhile; these steps are what changed."""

    def __init__(self, steps: list[EnquiryStep]) -> None:
        super().__init__(f"{len(steps)} steps since")
        self.steps = steps


@dataclass(frozen=True, slots=True)
class Standing:
    """Where an enquiry stands: nothing but the sum of its steps."""

    state: str = State.RECEIVED
    sort: str = Sort.UNSORTED
    received_at: datetime | None = None
    waiting_since: datetime | None = None
    read_at: datetime | None = None
    answered_at: datetime | None = None
    talked_at: datetime | None = None
    remind_on: date | None = None
    assigned_id: UUID | None = None
    closed_why: str = ""


# What somebody did at a time that may have been written down wrongly.
TIMED = frozenset({Step.ANSWERED, Step.CALLED, Step.TALK_HELD})

COLUMNS = tuple(Standing.__dataclass_fields__)


def standing_of(enquiry: Enquiry) -> Standing:
    return Standing(**{name: getattr(enquiry, name) for name in COLUMNS})


def after(now: Standing, kind: str, detail: dict[str, Any], at: datetime) -> Standing:
    """The standing once a step is taken; the only place that knows what a step does."""
    return replace(now, **_changes(now, Step(kind), detail, at))


def _changes(now: Standing, kind: Step, detail: dict[str, Any], at: datetime) -> dict[str, Any]:
    answered = {
        "state": State.ANSWERED if now.state == State.RECEIVED else now.state,
        "answered_at": now.answered_at or at,
        "waiting_since": None,
        "remind_on": None,
    }
    waits = {"waiting_since": now.waiting_since or at, "read_at": None, "remind_on": None}
    again = waits | {"state": _open_state(now), "closed_why": ""}
    changes: dict[Step, dict[str, Any]] = {
        Step.RECEIVED: {"received_at": at, "waiting_since": at},
        Step.HEARD: again,
        Step.REOPENED: again,
        Step.READ: {"read_at": now.read_at or at},
        Step.ASSIGNED: {"assigned_id": _uuid(detail.get("to"))},
        Step.ANSWERED: answered,
        Step.CALLED: answered if detail.get("reached") else {},
        Step.SORTED: {"sort": detail.get("sort", "")},
        Step.REMIND: {"remind_on": _day(detail.get("on"))},
        Step.TALK_PLANNED: answered | {"state": State.TALK_PLANNED, "closed_why": ""},
        Step.TALK_OFF: _without_talk(now, waits),
        Step.TALK_HELD: answered | {"state": State.TALK_HELD, "talked_at": at, "closed_why": ""},
        Step.CLOSED: {
            "state": State.CLOSED,
            "closed_why": detail.get("why", ""),
            "waiting_since": None,
            "remind_on": None,
        },
    }
    return changes.get(kind, {})


def _without_talk(now: Standing, waits: dict[str, Any]) -> dict[str, Any]:
    """Called off, they wait for another time; where somebody has closed meanwhile, it stays closed."""
    if now.state == State.CLOSED:
        return {}
    return waits | {"state": State.TALK_HELD if now.talked_at else State.ANSWERED}


def _open_state(now: Standing) -> str:
    """Where a closed one was before; an open one stays where it is."""
    if now.state != State.CLOSED:
        return now.state
    if now.talked_at:
        return State.TALK_HELD
    return State.ANSWERED if now.answered_at else State.RECEIVED


def _uuid(value: str | None) -> UUID | None:
    return UUID(value) if value else None


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None


def rebuilt(steps: list[EnquiryStep]) -> Standing:
    """The standing worked out anew; it must always equal the columns."""
    standing = Standing()
    for step in as_they_count(steps):
        standing = after(standing, step.kind, step.detail, step.happened_at)
    return standing


def as_they_count(steps: Iterable[EnquiryStep]) -> Iterator[EnquiryStep]:
    """In the order they were taken, each as it was put right last."""
    every = sorted(steps, key=lambda one: one.number)
    instead = {one.supersedes_id: one for one in every if one.supersedes_id}
    yield from (_last_word(step, instead) for step in every if step.supersedes_id is None)


def opens_again(now: Standing, then: Standing) -> bool:
    """What was closed is open, whichever step did it."""
    return now.state == State.CLOSED != then.state


def _last_word(step: EnquiryStep, instead: dict[UUID, EnquiryStep]) -> EnquiryStep:
    """A corrected step counts where it stood, with what was said of it last."""
    while step.id in instead:
        step = instead[step.id]
    return step
