"""Where a peer is employed, taking one's hours along, and getting back what one laid out."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from sideomside.ground.audit import log
from sideomside.ground.vault.cpr import mask
from sideomside.path.models import Employed, Expense, PeerPath
from sideomside.path.queries import held, my_hours
from sideomside.path.rules import (
    NEXT,
    Job,
    LaidOut,
    hours_file,
    may_give_time,
    may_send_expense,
    may_settle_expense,
    may_take_expense_back,
    may_walk_with,
)
from sideomside.people.models import Person, Programme
from sideomside.people.rules import Viewer, allow

MOST_WORDS = 300


@transaction.atomic
def employ(*, path: PeerPath, job: Job, by: Viewer) -> Employed:
    """The house one is employed in, and how many hours; said again, the newer stands."""
    allow(may_walk_with(by, path.person_id, path.programme_id))
    path = held(by, path)
    known = Employed.objects.filter(person_id=path.person_id, programme_id=path.programme_id).first()
    row = known or Employed(person_id=path.person_id, programme_id=path.programme_id)
    row.house, row.minutes_a_week = job.house.strip(), job.minutes_a_week
    row.first_day, row.last_day = job.first_day, job.last_day
    row.save()
    log.record("path.employed", about=path.person_id, thing=row.id, by=by)
    return row


@transaction.atomic
def take_hours(*, year: int, by: Viewer) -> str:
    """A year of one's own hours as a file; that it was taken is written down."""
    allow(may_give_time(by))
    found = my_hours(by, year)
    log.record("path.hours_taken", about=by.person_id, by=by)
    return hours_file(found.lines if found else [])


@transaction.atomic
def send_expense(*, programme: Programme, laid_out: LaidOut, by: Viewer) -> Expense:
    """Pressed twice it is one."""
    allow(may_send_expense(by, programme.id) and bool(laid_out.what.strip()))
    Person.objects.select_for_update().get(id=by.person_id)
    known = Expense.objects.filter(once=laid_out.once, person_id=by.person_id).first()
    if known:
        return known
    row = Expense(
        person_id=by.person_id,
        programme=programme,
        ore=laid_out.ore,
        day=laid_out.day,
        what=mask(laid_out.what.strip()[:MOST_WORDS])[0],
        moved_at=timezone.now(),
        moved_by_id=by.person_id,
        once=laid_out.once,
    )
    row.save(force_insert=True)
    log.record("path.expense_sent", about=by.person_id, thing=row.id, by=by)
    return row


@transaction.atomic
def take_expense_back(*, expense: Expense, by: Viewer) -> None:
    """As long as nobody has said anything to it."""
    row = _held(expense.id)
    allow(may_take_expense_back(by, row))
    row.delete()
    log.record("path.expense_taken_back", about=by.person_id, thing=expense.id, by=by)


@transaction.atomic
def settle_expense(*, expense: Expense, state: str, words: str = "", by: Viewer) -> Expense:
    """Approved, paid, or not this one, with a word why. Pressed twice it is once."""
    row = _held(expense.id)
    allow(may_settle_expense(by, row) and state in NEXT)
    if row.state == state:
        return row
    allow(row.state in NEXT[Expense.State(state)])
    allow(state != Expense.State.NOT_THIS or bool(words.strip()))
    row.state, row.said = state, mask(words.strip()[:MOST_WORDS])[0] or row.said
    row.moved_at, row.moved_by_id = timezone.now(), by.person_id
    row.save()
    log.record("path.expense_settled", about=row.person_id, thing=row.id, detail={"state": state}, by=by)
    return row


def _held(expense_id: UUID) -> Expense:
    return Expense.objects.select_for_update().get(id=expense_id)
