"""People are built, copied, erased and looked for; then each omission is planted and looked for in the same way."""

import json
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any
from uuid import UUID, uuid4
from zipfile import ZipFile

from django.conf import settings
from django.db import connection, connections, models

from proofs.erasing.omissions import OMISSIONS, Omission
from proofs.living.world import _taken_back, settle
from sideomside.ground.vault.fields import SealedField
from sideomside.ground.vault.keys import has_key
from sideomside.ground.vault.privacy import declared_models, undeclared_fields
from sideomside.ground.vault.walls import within
from sideomside.oversight.models import Draw
from sideomside.people.models import Person, Place
from sideomside.people.rules import Hat, Viewer
from sideomside.privacy import actions, queries
from sideomside.privacy.rules import NOT_TOLD
from sideomside.privacy.tests.rows import Builder, models_about_people, said_in_a_copy
from tests.people import House, build_house, someone, wearing

NAME = "mærke-people.Person.name"
MARK = "mærke-"
SHORT = 16  # a word this long may be made up anew for each row
BY_NUMBER = {
    "audit_entry"
}  # the log keeps opaque numbers on purpose, so that an erasure never breaks its chain


class Alone(Builder):
    """Several people's rows lie in one house, so that what must be one of a kind is."""

    def row(self, model: type[models.Model], about: str) -> models.Model:
        """What is about nobody is there once, for everybody; but a door has one key, and a quarter one lot."""
        known = None if about or model in (Place, Draw) else model._default_manager.first()
        return known or super().row(model, about)

    def _anything(self, column: Any) -> tuple[str, Any]:
        name, value = super()._anything(column)
        if isinstance(column, models.CharField) and not column.choices and (column.max_length or 0) >= SHORT:
            value = uuid4().hex[: column.max_length]
        return name, value


@dataclass
class Found:
    """What was not told, and what was left."""

    not_exported: set[str] = field(default_factory=set)
    left: set[str] = field(default_factory=set)
    keys: int = 0
    numbers: list[str] = field(default_factory=list)
    undeclared: list[str] = field(default_factory=list)
    clear: list[str] = field(default_factory=list)
    harmed: int = 0


def play(persons: str) -> None:
    house = build_house("København")
    with within(house.organisation.id):
        told = [_life(house) for _ in range(int(persons))]
        with connection.cursor() as cursor:  # a row in clear, which the search for marks must find
            cursor.execute("CREATE TABLE proofs_control (words text)")
            cursor.execute(
                "INSERT INTO proofs_control VALUES (%s), (%s)", [MARK, b64encode(MARK.encode()).decode()]
            )
        controls = _marks_in_files()
        with connection.cursor() as cursor:
            cursor.execute("DROP TABLE proofs_control")
            cursor.execute("VACUUM")
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        plants = {name: _planted(house, omission) for name, omission in OMISSIONS.items()}
        in_files = _marks_in_files()
    figures = _figures(told) | {
        "marks_in_files": len(in_files),
        "controls_not_found": max(0, 2 - len(controls)),
    }
    wrong = [
        line
        for one in told
        for line in (*one.not_exported, *one.left, *one.numbers, *one.undeclared, *one.clear)
    ]
    print(json.dumps({"figures": figures, "wrong": [*wrong, *in_files], "plants": plants}))


def _figures(told: list[Found]) -> dict[str, int]:
    labels = set(sealed_labels())
    return {
        "persons": len(told),
        "models": len(models_about_people()),
        "sealed_fields": len(labels),
        "plain_fields_declared_and_not_looked_for_in_the_copy": _plain_fields(),
        "exported": len(labels - NOT_TOLD.keys() - set().union(*(one.not_exported for one in told))),
        "kept_back_with_a_reason": len(NOT_TOLD.keys() & labels),
        "not_exported": len(set().union(*(one.not_exported for one in told))),
        "undeclared": sum(len(one.undeclared) for one in told),
        "rows_left": sum(len(one.left) for one in told),
        "keys_left": sum(one.keys for one in told),
        "numbers_left": sum(len(one.numbers) for one in told),
        "others_harmed": sum(one.harmed for one in told),
    }


def _planted(house: House, omission: Omission) -> bool:
    """As if it had never been, afterwards; what waits for a commit happens all the same."""
    with _taken_back("default"), _taken_back("keys"), omission.planted():
        return omission.seen(_life(house, settled=settle))


def _life(house: House, settled: Any = lambda: None) -> Found:
    """Built, copied, erased, and looked for."""
    found = Found(undeclared=[*_undeclared()])
    person, other = someone(house, NAME, Hat.PARTICIPANT), someone(house, "En anden", Hat.PEER)
    builder = Alone(person, other, house.programme)
    for model, privacy in models_about_people():
        builder.row(model, privacy.about)
    herself = wearing(house, person, Hat.PARTICIPANT)
    found.not_exported = untold(herself, person)
    keys = queries.own_keys(house.system, person.id)
    actions.erase(person_id=person.id, by=herself)
    settled()
    found.left = {rows.model._meta.label for rows in _left(house, person.id)}
    found.keys = sum(has_key(key) for key in keys)
    found.numbers = [f"{table} still names the person" for table in _tables_with(person.id.hex)]
    found.clear = [f"{table} holds a word in clear" for table in _tables_with(MARK)]
    found.harmed = int(Person.objects.get(id=other.id).name != "En anden" or not has_key(other.id))
    return found


def untold(herself: Viewer, person: Person) -> set[str]:
    with ZipFile(BytesIO(actions.take_copy(person=person, by=herself))) as files:
        told = files.read("data.json").decode()
    return {label for label in set(sealed_labels()) - NOT_TOLD.keys() if said_in_a_copy(label) not in told}


def sealed_labels() -> Iterator[str]:
    for model, _privacy in models_about_people():
        for column in model._meta.concrete_fields:
            if isinstance(column, SealedField):
                yield f"{model._meta.label}.{column.name}"


def _plain_fields() -> int:
    return sum(len(privacy.plain) for _model, privacy in models_about_people())


def _left(house: House, person_id: UUID) -> list[Any]:
    """By what the models declare; asked of a fresh copy of the question, which no fault has touched."""
    found = []
    for model, privacy in models_about_people():
        rows = model._default_manager.filter(**{privacy.about: person_id})
        if rows.exists():
            found.append(rows)
    return found


def _undeclared() -> Iterator[str]:
    for model, privacy in declared_models():
        yield from (
            f"{model._meta.label}.{name} is not declared" for name in undeclared_fields(model, privacy)
        )


def _tables_with(words: str) -> list[str]:
    found = []
    with connection.cursor() as cursor:
        for table in sorted(set(connection.introspection.table_names(cursor)) - BY_NUMBER):
            cursor.execute(f'SELECT * FROM "{table}"')
            while rows := cursor.fetchmany(500):
                if any(words in str(value) for row in rows for value in row):
                    found.append(table)
                    break
    return found


def _marks_in_files() -> list[str]:
    """Byte by byte, whatever the database says is in it."""
    connections.close_all()
    written = [MARK.encode(), b64encode(MARK.encode()), MARK.encode("utf-16-le"), MARK.encode("latin-1")]
    found = []
    for path in sorted(settings.DATA.rglob("*")):
        if path.is_file():
            content = path.read_bytes()
            found += [f"{path.name} holds {words!r}" for words in written if words in content]
    return found
