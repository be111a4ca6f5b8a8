"""Small decisions about an enquiry, each a step of its own: what it is about, later, mine, closed."""

from datetime import date

from django.db import transaction

from sideomside.intake.actions.steps import hold, meet_version, take_step
from sideomside.intake.models import Enquiry, Sort, Step, Why
from sideomside.intake.rules import is_open, may_answer, may_take_out
from sideomside.people.models import Person
from sideomside.people.rules import Viewer, allow


@transaction.atomic
def note_read(*, enquiry: Enquiry, by: Viewer) -> None:
    """The first of us to open what waits; from then on it no longer goes looking for a second reader."""
    allow(may_answer(by, enquiry))
    if enquiry.waiting_since and enquiry.read_at is None:
        take_step(enquiry=enquiry, kind=Step.READ, by=by)


@transaction.atomic
def sort(*, enquiry: Enquiry, as_: str, version: int | None = None, by: Viewer) -> None:
    """One choice, which may be changed."""
    allow(may_answer(by, enquiry))
    meet_version(enquiry=enquiry, version=version, by=by)
    if enquiry.sort != Sort(as_):
        take_step(enquiry=enquiry, kind=Step.SORTED, detail={"sort": str(Sort(as_))}, by=by)


@transaction.atomic
def remind_on(*, enquiry: Enquiry, day: date, version: int | None = None, by: Viewer) -> None:
    """Not now: it leaves the queue, and comes back on the day."""
    allow(may_answer(by, enquiry))
    meet_version(enquiry=enquiry, version=version, by=by)
    hold(enquiry=enquiry, by=by)
    allow(is_open(enquiry))
    take_step(enquiry=enquiry, kind=Step.REMIND, detail={"on": day.isoformat()}, by=by)


@transaction.atomic
def assign(*, enquiry: Enquiry, to: Person, by: Viewer) -> None:
    """One of us takes it on, or hands it over."""
    allow(may_answer(by, enquiry))
    if enquiry.assigned_id != to.id:
        take_step(enquiry=enquiry, kind=Step.ASSIGNED, detail={"to": str(to.id)}, by=by)


@transaction.atomic
def close(*, enquiry: Enquiry, reason: str, version: int | None = None, by: Viewer) -> None:
    """Only a person closes an enquiry, and says why."""
    allow(may_answer(by, enquiry))
    meet_version(enquiry=enquiry, version=version, by=by)
    if is_open(enquiry):
        take_step(enquiry=enquiry, kind=Step.CLOSED, detail={"why": str(Why(reason))}, by=by)


@transaction.atomic
def reopen(*, enquiry: Enquiry, by: Viewer) -> None:
    allow(may_answer(by, enquiry))
    if not is_open(enquiry):
        take_step(enquiry=enquiry, kind=Step.REOPENED, by=by)


@transaction.atomic
def take_out(*, enquiry: Enquiry, by: Viewer) -> None:
    """Taken back by those who sent it, before anybody had answered: nobody waits here any more."""
    hold(enquiry=enquiry, by=by)
    allow(may_take_out(by, enquiry))
    take_step(enquiry=enquiry, kind=Step.CLOSED, detail={"why": str(Why.WITHDRAWN)}, by=by)
