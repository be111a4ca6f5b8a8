"""Hours as a file, kroner in words, and who may say yes to what somebody laid out."""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from io import StringIO
from uuid import UUID

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from sideomside.path.models import Expense
from sideomside.people.rules import Hat, Viewer, is_self

GIVE_TIME = frozenset({Hat.PEER, Hat.HOST})
NEXT = {
    Expense.State.APPROVED: {Expense.State.SENT},
    Expense.State.PAID: {Expense.State.SENT, Expense.State.APPROVED},
    Expense.State.NOT_THIS: {Expense.State.SENT, Expense.State.APPROVED},
}


@dataclass(frozen=True)
class Hours:
    """One line: the day, what kind of thing, how long. Never with whom, nor what it was called."""

    day: date
    what: str
    minutes: int


@dataclass(frozen=True)
class LaidOut:
    """What was written in the form."""

    ore: int
    what: str
    day: date
    once: UUID


@dataclass(frozen=True)
class Job:
    """What was written about being employed."""

    house: str
    minutes_a_week: int | None = None
    first_day: date | None = None
    last_day: date | None = None


def may_give_time(viewer: Viewer) -> bool:
    return viewer.role in GIVE_TIME and viewer.person_id is not None and bool(viewer.programme_ids)


def may_send_expense(viewer: Viewer, programme_id: UUID) -> bool:
    return may_give_time(viewer) and viewer.works_in(programme_id)


def may_take_expense_back(viewer: Viewer, expense: Expense) -> bool:
    own = may_give_time(viewer) and is_self(viewer, expense.person_id)
    return own and expense.state == Expense.State.SENT


def may_settle_expense(viewer: Viewer, expense: Expense) -> bool:
    """A coordinator of the programme, and never one's own."""
    return viewer.coordinates(expense.programme_id) and viewer.person_id != expense.person_id


def kroner(ore: int) -> str:
    return _("%(amount)s kr.") % {"amount": number_format(ore / 100, decimal_pos=2, force_grouping=True)}


def hours_file(lines: Iterable[Hours]) -> str:
    """As a Danish spreadsheet opens it: semicolons, and a comma in the number."""
    out = StringIO()
    sheet = csv.writer(out, delimiter=";", lineterminator="\r\n")
    sheet.writerow([_("Day"), _("What"), _("Hours")])
    for line in lines:
        sheet.writerow([line.day.isoformat(), line.what, f"{line.minutes / 60:.2f}".replace(".", ",")])
    return "\ufeff" + out.getvalue()
