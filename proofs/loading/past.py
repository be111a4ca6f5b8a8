"""Years of people who came, were answered and talked with, and went; some of them walked with a peer for a while.

Two lives are lived through the house's own acts. What stood in the tables after the one that is over is poured again:
whole for one in so many, and as no more than an enquiry and what was said about it for the others.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any
from unittest.mock import patch
from uuid import UUID

from django.db import models, transaction
from django.utils import timezone

from proofs.guarding.worlds import ENDED, World, end, live, tables
from proofs.loading.closing import closed
from proofs.loading.mould import Copy, Mould
from sideomside.ground.audit import log
from sideomside.ground.vault.keys import key_ring
from sideomside.people.rules import Hat, Viewer
from tests.people import wearing

AT_A_TIME = 100
YEARS = 10
WHOLE = 10  # one in so many walked with a peer, where nothing else is asked for
# What belongs to the house, or to those who work in it, and not to somebody who came.
NOT_A_LIFE = {
    "oversight.Draw", "oversight.Drawn", "oversight.Ring", "partners.Agreement", "partners.Body",
    "partners.Draft", "partners.PartnerContact", "people.Absence", "people.OwnTheme", "people.Place",
    "gatherings.CafeDay", "gatherings.KeyHolder", "gatherings.LocalActivity", "intake.MailStep",
    "path.Module", "peers.ImportDraft", "people.Account", "people.Programme",
}  # fmt: skip
SHORT = {
    "people.Person", "people.Role", "people.RoleStep", "people.Contact", "people.PrivateLink", "consent.Consent",
    "intake.Enquiry", "intake.EnquiryStep", "intake.Message", "intake.Talk",
}  # fmt: skip
VERBS = ("enquiry.received", "enquiry.answered", "enquiry.sorted", "talk.held", "enquiry.closed")


class Past:
    """What was, ready to be poured; and how many rows that made."""

    def __init__(self, own: World, whole: int = WHOLE) -> None:
        self.own, self.rows, self.one_in = own, 0, whole
        self.whole, self.short = _moulds(own)

    def grow(self, begin: int, to: int) -> None:
        """From its `begin`th person to its `to`th; inside the house."""
        for at in range(begin, to, AT_A_TIME):
            numbers = range(at, min(at + AT_A_TIME, to))
            moment = _long_ago(at)
            with _at(moment), transaction.atomic(), key_ring():
                self._pour(self.whole, [one for one in numbers if one % self.one_in == 0], moment)
                self._pour(self.short, [one for one in numbers if one % self.one_in], moment)

    def _pour(self, mould: Mould, numbers: list[int], moment: datetime) -> None:
        copies = mould.pour(numbers, REAL_NOW() - moment)
        self.rows += len(copies) * mould.rows
        self._written_down(mould, copies)

    def _written_down(self, mould: Mould, copies: list[Copy]) -> None:
        """Some lines of the log for each, and one that Karen saw them in a list."""
        karen = wearing(self.own.house, self.own.people["karen"], Hat.COORDINATOR)
        about = [(copy.ids[mould.person], copy.ids[mould.enquiry]) for copy in copies]
        for verb in VERBS:
            self._lines(verb, about, karen)
        seen = {"screen": "people", "day": str(timezone.localdate())}
        self._lines("read.listed", [(person, "") for person, _enquiry in about], karen, seen)

    def _lines(self, verb: str, about: list[Any], by: Viewer, detail: dict[str, Any] | None = None) -> None:
        self.rows += len(log.record_many(verb, about, detail=detail, by=by))


REAL_NOW = timezone.now


def _moulds(own: World) -> tuple[Mould, Mould]:
    before = {model: set(model.objects.values_list("pk", flat=True)) for model in tables()}
    gone = live(ENDED, own.house)
    end(gone)
    here = {gone.people[part].id: own.people[part].id for part in ("karen", "omar")}
    rows = [
        _as_of_those_who_stay(row, here)
        for model, known in before.items()
        if model._meta.label not in NOT_A_LIFE
        for row in model.objects.exclude(pk__in=known)
        if not _is_theirs(row, here)
    ]
    ida = gone.people["ida"].id
    over = closed(own)
    return Mould(rows, over, ida), Mould([row for row in rows if _is_short(row, ida)], over, ida)


def _is_short(row: models.Model, ida: UUID) -> bool:
    return row._meta.label in SHORT and (_whose(row) in (ida, None) or row.pk == ida)


def _is_theirs(row: models.Model, here: dict[UUID, UUID]) -> bool:
    """About somebody who works here: they stay one."""
    return row.pk in here or _whose(row) in here


def _whose(row: models.Model) -> UUID | None:
    """Only where a row is somebody's own; who did something stands elsewhere."""
    mine = ("person_id", "to_id", "role")
    for name in mine:
        value = getattr(row, name, None)
        if isinstance(value, models.Model):
            return _whose(value)
        if value is not None and name != "role":
            return UUID(str(value))
    return None


def _as_of_those_who_stay(row: models.Model, here: dict[UUID, UUID]) -> models.Model:
    for field in row._meta.concrete_fields:
        if isinstance(field, models.UUIDField | models.ForeignKey) and field.name != "id":
            value = getattr(row, field.attname)
            if value in here:
                setattr(row, field.attname, here[value])
    return row


def _long_ago(number: int) -> datetime:
    """Spread over the years, the youngest three months ago."""
    return REAL_NOW() - timedelta(days=90 + number // AT_A_TIME * 173 % (365 * YEARS))


@contextmanager
def _at(moment: datetime) -> Iterator[None]:
    """What is written now is written then."""
    with patch.object(timezone, "now", lambda: moment):
        yield
