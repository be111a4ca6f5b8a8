"""Whose silence has come to an age; nobody who has something with us is among them."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from sideomside.intake import queries as intake
from sideomside.intake.rules import Step
from sideomside.people import queries as people
from sideomside.people.models import Person
from sideomside.people.rules import SYSTEM, Viewer
from sideomside.silence.queries.free import has_something_here, same_address
from sideomside.silence.rules import ASK_AFTER, DECIDE_AFTER, TOLD_BEFORE, Clock, Stage, stage


@dataclass(frozen=True, slots=True)
class Silent:
    """Somebody who waits, by the newest of what they wait for, and where their silence stands."""

    quiet: intake.Quiet
    clock: Clock
    stage: Stage
    gone_on: date
    letterbox: bool = False
    somebody_hears: bool = False  # a coordinator works there, so that an answer reaches somebody
    same: Person | None = None  # who was heard from since, with the same number or address
    rises: bool = False  # nobody has tried to say goodbye for a month

    @property
    def person(self) -> Person:
        return self.quiet.enquiry.person

    @property
    def decide_on(self) -> date | None:
        return timezone.localdate(self.clock.asked + DECIDE_AFTER) if self.clock.asked else None

    @property
    def to_call(self) -> bool:
        """Goodbye stands on our page alone, and nobody has tried to say it."""
        return self.stage == Stage.TOLD and self.clock.by_line and not self.clock.tried

    @property
    def is_told(self) -> bool:
        return self.stage in {Stage.TOLD, Stage.OVER}

    @property
    def is_ours(self) -> bool:
        """Something for a person to do."""
        return self.stage in {Stage.SAME, Stage.ASK, Stage.DECIDE} or self.to_call


def silent(viewer: Viewer, now: datetime, person_id: UUID | None = None) -> list[Silent]:
    """For the house: the longest first."""
    if viewer.role != SYSTEM:
        return []
    found = intake.quiet(viewer, now - ASK_AFTER, person_id)
    busy = has_something_here(viewer, {one.person_id for one in found}, now) if found else set()
    free = [one for one in found if one.person_id not in busy]
    if not free:
        return []
    ids = {one.person_id for one in free}
    boxes, same = people.with_letterbox(viewer, ids), same_address(viewer, ids)
    hears = {place: bool(people.coordinators(viewer, place)) for place in {_place(one) for one in free}}
    return [
        stand_of(viewer, one, now, same.get(one.person_id), one.person_id in boxes, hears[_place(one)])
        for one in free
    ]


def stand_of(
    viewer: Viewer,
    quiet: intake.Quiet,
    now: datetime,
    same: Person | None = None,
    box: bool = False,
    hears: bool = False,
) -> Silent:
    """For whoever may know of them already."""
    clock = Clock(
        quiet.heard_at,
        quiet.at(Step.AGAIN),
        quiet.at(Step.ASKED),
        quiet.at(Step.FAREWELL),
        by_line=quiet.how(Step.FAREWELL) == "line",
        tried_at=quiet.at(Step.CALLED),
        same_at=same.last_contact_at if same else None,
        waits_for_us=quiet.waits_for_us,
    )
    at, gone_on = stage(clock, now), timezone.localdate(clock.gone_at(now))
    rises = clock.told is not None and now - clock.told > TOLD_BEFORE
    return Silent(quiet, clock, at, gone_on, box, hears, same if clock.same else None, rises)


def _place(one: intake.Quiet) -> UUID:
    return one.enquiry.programme_id
