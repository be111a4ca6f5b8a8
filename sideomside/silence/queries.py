"""Whose silence has come to an age, and what the day asks for; nobody who has something with us is among them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from sideomside.concerns import queries as concerns
from sideomside.gatherings import queries as gatherings
from sideomside.ground.audit import log
from sideomside.ground.post.models import Letter
from sideomside.intake import queries as intake
from sideomside.intake.rules import Step
from sideomside.matching.queries.under_way import under_way
from sideomside.messages import queries as messages
from sideomside.people import queries as people
from sideomside.people.models import Contact, Person, Role
from sideomside.people.rules import SYSTEM, Hat, Viewer, system
from sideomside.silence.rules import ASK_AFTER, DECIDE_AFTER, FAREWELL, TOLD_BEFORE, Clock, Stage, stage
from sideomside.stories import queries as stories


@dataclass(frozen=True, slots=True)
class Silent:
    """Somebody who waits, by the newest of what they wait for, and where their silence stands."""

    quiet: intake.Quiet
    clock: Clock
    stage: Stage
    letterbox: bool
    gone_on: date

    @property
    def person(self) -> Person:
        return self.quiet.enquiry.person

    @property
    def decide_on(self) -> date | None:
        return timezone.localdate(self.clock.asked + DECIDE_AFTER) if self.clock.asked else None

    @property
    def to_call(self) -> bool:
        """Goodbye stands on our page alone, and nobody has tried to call since."""
        tried = self.quiet.at(Step.CALLED)
        called = tried is not None and self.clock.told is not None and tried > self.clock.told
        return self.stage == Stage.TOLD and self.quiet.how(Step.FAREWELL) == "line" and not called

    @property
    def is_told(self) -> bool:
        return self.stage in {Stage.TOLD, Stage.OVER}

    @property
    def is_ours(self) -> bool:
        """Something for a person to do."""
        return self.stage in {Stage.ASK, Stage.DECIDE} or self.to_call


def silent(viewer: Viewer, now: datetime, person_id: UUID | None = None) -> list[Silent]:
    """For the house: the longest first."""
    if viewer.role != SYSTEM:
        return []
    found = intake.quiet(viewer, now - ASK_AFTER, person_id)
    busy = _has_something_here(viewer, {one.person_id for one in found}, now) if found else set()
    free = [one for one in found if one.person_id not in busy]
    boxes = people.with_letterbox(viewer, {one.person_id for one in free})
    return [_stands(one, one.person_id in boxes, now) for one in free]


def waiting(viewer: Viewer) -> list[Silent]:
    """For I dag: whom somebody should ask, decide about, or call. That one saw the names is written down."""
    if not viewer.is_coordinator or viewer.organisation_id is None:
        return []
    every = silent(system(viewer.organisation_id), timezone.now())
    mine = [one for one in every if one.is_ours and viewer.works_in(one.quiet.enquiry.programme_id)]
    log.record_list(viewer, {one.person.id for one in mine}, screen="silence")
    return mine


def one(viewer: Viewer, enquiry_id: UUID) -> Silent | None:
    """The page; whoever was heard from meanwhile rests."""
    enquiry = intake.enquiry(viewer, enquiry_id) if viewer.is_coordinator else None
    if enquiry is None or viewer.organisation_id is None:
        return None
    found = silent(system(viewer.organisation_id), timezone.now(), enquiry.person_id)
    if found and found[0].quiet.enquiry.id == enquiry.id:
        return found[0]
    rests = intake.Quiet(enquiry, enquiry.person.last_contact_at)
    return _stands(rests, letterbox=False, now=timezone.now(), rests=True)


def numbers(viewer: Viewer, person: Person) -> list[str]:
    """Where to call; that one looked is written down."""
    log.record_opening(viewer, about=person.id, screen="silence")
    found = [one for one in people.contacts(viewer, person.id) if one.way == Contact.Way.PHONE]
    return [one.value or "" for one in found]


def to_announce(viewer: Viewer, now: datetime) -> list[Silent]:
    """Whose year is nearly over, and whom a letter of goodbye never reached. Where nobody reads, a line is none."""
    every, in_vain = silent(viewer, now), {one.to_id for one in never_left(viewer)}
    found = [one for one in every if one.stage == Stage.ANNOUNCE and one.letterbox]
    by_line = [one for one in every if one.stage == Stage.ANNOUNCE and not one.letterbox]
    by_line += [one for one in every if one.is_told and one.person.id in in_vain]
    return found + [one for one in by_line if _somebody_reads(viewer, one)]


def never_left(viewer: Viewer) -> list[Letter]:
    """Letters of goodbye that were given up."""
    if viewer.role != SYSTEM:
        return []
    return list(Letter.objects.filter(template=FAREWELL, state=Letter.State.GIVEN_UP))


def of_no_use(viewer: Viewer, now: datetime) -> list[Letter]:
    """Of those, the ones to whoever was heard from since; the others stay until goodbye is said otherwise."""
    told = {one.person.id for one in silent(viewer, now) if one.is_told}
    return [one for one in never_left(viewer) if one.to_id not in told]


def over(viewer: Viewer, now: datetime) -> list[UUID]:
    """Announced a month ago, by a letter that left, and not heard from since: for keep-times."""
    if viewer.role != SYSTEM:
        return []
    left = Letter.objects.filter(template=FAREWELL).exclude(
        state=Letter.State.SENT, sent_at__lt=now - TOLD_BEFORE
    )
    not_yet = set(left.values_list("to_id", flat=True))
    return [
        one.person.id
        for one in silent(viewer, now)
        if one.stage == Stage.OVER and one.person.id not in not_yet
    ]


def _stands(quiet: intake.Quiet, letterbox: bool, now: datetime, *, rests: bool = False) -> Silent:
    clock = Clock(quiet.heard_at, quiet.at(Step.AGAIN), quiet.at(Step.ASKED), quiet.at(Step.FAREWELL))
    gone_on = timezone.localdate(clock.gone_at(now))
    return Silent(quiet, clock, Stage.RESTS if rests else stage(clock, now), letterbox, gone_on)


def _somebody_reads(viewer: Viewer, one: Silent) -> bool:
    """What stands on a page that nobody opens is no announcement."""
    return bool(people.coordinators(viewer, one.quiet.enquiry.programme_id))


def _has_something_here(viewer: Viewer, asked: Iterable[UUID], now: datetime) -> set[UUID]:
    """Of these: who has a walk, a seat, a worry, a story, a hat, a pause, or is owed a call. Then it is not silence."""
    names = _known_as(asked)
    everyone = set(names)
    busy = under_way(viewer, everyone, now - ASK_AFTER)
    busy |= gatherings.still_come(viewer, now - ASK_AFTER) | gatherings.waits_for_a_call(viewer, everyone)
    busy |= concerns.worried_still(viewer) | concerns.worried_about(viewer, everyone)
    busy |= concerns.owed_a_call(viewer, everyone) | stories.still_shown(viewer)
    circles = messages.present(viewer).filter(thread__closed_at=None, person_id__in=everyone)
    busy |= set(circles.values_list("person_id", flat=True)) | _wears_a_hat(everyone)
    return {names[one] for one in busy & everyone}


def _known_as(asked: Iterable[UUID]) -> dict[UUID, UUID]:
    """Everybody who turned out to be one of these, and who that is."""
    names = {one: one for one in asked}
    for joined in Person.objects.exclude(joined_into=None).select_related("joined_into"):
        last = joined.in_the_end.id
        if last in names:
            names[joined.id] = last
    return names


def _wears_a_hat(asked: Iterable[UUID]) -> set[UUID]:
    """A hat of work, whatever became of it, or a pause: then nobody asks."""
    hats = Role.objects.filter(person_id__in=list(asked))
    work = hats.exclude(name=Hat.PARTICIPANT)
    rest = hats.filter(name=Hat.PARTICIPANT, state=Role.State.PAUSED)
    return {*work.values_list("person_id", flat=True), *rest.values_list("person_id", flat=True)}
