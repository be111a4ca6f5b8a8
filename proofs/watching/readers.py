"""Ways to read that leave no line, planted: each must be missed by the log and seen from behind."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch
from uuid import UUID

from django.db import connection

from sideomside.ground.audit import log
from sideomside.ground.vault.keys import unseal
from sideomside.intake.models import Message
from sideomside.people.models import Person, Role
from sideomside.people.rules import Hat


def _coordinator() -> UUID:
    found = Role.objects.filter(name=Hat.COORDINATOR, state=Role.State.ACTIVE).order_by("id")
    return UUID(str(found.values_list("person_id", flat=True)[0]))


def _participants() -> list[UUID]:
    found = Role.objects.filter(name=Hat.PARTICIPANT, state=Role.State.ACTIVE, person__name__isnull=False)
    return list(found.order_by("id").values_list("person_id", flat=True)[:2])


def by_raw_sql() -> UUID:
    with connection.cursor() as cursor:
        cursor.execute("SELECT id, organisation_id, name FROM people_person")
        rows = [(UUID(str(one)), UUID(str(house)), sealed) for one, house, sealed in cursor.fetchall()]
    wanted = set(_participants())
    for one, house, sealed in rows:
        if one in wanted:
            unseal(one, f"{house}|people_person|name|{one}", bytes(sealed))
    return _coordinator()


def by_values() -> UUID:
    rows = Person.objects.filter(id__in=_participants()).values_list("id", "organisation_id", "name")
    for one, house, sealed in rows:
        unseal(one, f"{house}|people_person|name|{one}", bytes(sealed))
    return _coordinator()


def by_the_rows_themselves() -> UUID:
    for message in Message.objects.filter(person_id__in=_participants()):
        _ = message.words
    return _coordinator()


def with_a_line_about_somebody_else() -> UUID:
    reader, (one, other) = _coordinator(), _participants()
    _ = Person.objects.get(id=one).name
    log.record("read.opened", about=other, by=_By(reader, Hat.COORDINATOR))
    return reader


def with_a_line_of_somebody_else() -> UUID:
    one, other = _participants()
    _ = Person.objects.get(id=one).name
    log.record("read.opened", about=one, by=_By(other, Hat.PARTICIPANT))
    return _coordinator()


class _By:
    """Whoever is said to have read."""

    def __init__(self, person_id: UUID, role: str) -> None:
        self.person_id, self.role = person_id, str(role)


PLANTED: dict[str, Callable[[], UUID]] = {
    each.__name__: each
    for each in (
        by_raw_sql,
        by_values,
        by_the_rows_themselves,
        with_a_line_about_somebody_else,
        with_a_line_of_somebody_else,
    )
}
SILENT = {
    "no line of an opening": "record_opening",
    "no line of a list": "record_list",
    "lines that wait for the page to be done are lost": "when_done",
    "lists that are written together are lost": "done_together",
}


@contextmanager
def nobody_writes(which: str) -> Iterator[None]:
    def silent(*words: Any, **more: Any) -> None:
        return None

    with patch.object(log, SILENT[which], silent):
        yield
