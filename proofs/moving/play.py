"""The steps of the drill, each in a process of its own with the settings of the house it happens in."""

import json
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from io import StringIO
from pathlib import Path
from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.management import call_command
from django.db import connections

from proofs.erasing.play import Alone
from proofs.moving.refusals import refusals
from sideomside.ground.vault.keys import KeyIsGone, unseal
from sideomside.ground.vault.models import WrappedKey
from sideomside.ground.vault.walls import within
from sideomside.intake import actions as intake
from sideomside.intake.models import Message, Way
from sideomside.people.models import Organisation, Person
from sideomside.people.rules import Hat, system, visitor
from sideomside.privacy import actions as privacy
from sideomside.privacy.tests.rows import models_about_people
from sideomside.site.backups.contents import tables_in
from tests.people import build_house, someone

WORDS = "kanarie"
LETTERS = str.maketrans("0123456789", "ghijklmnop")  # digits may be somebody's number, and are covered
# What goes on by itself, or tells of the erasures twice: here and again after the restore.
ITS_OWN = {"audit_entry", "django_session", "limits", "jobs_sweep", "sqlite_sequence"}


def play(verb: str, *words: str) -> None:
    steps: dict[str, Callable[..., dict[str, Any]]] = {
        "live": _live, "move": _move, "put_back": _put_back, "refuse": _refuse,
    }  # fmt: skip
    print(json.dumps(steps[verb](*words)))


def _live(persons: str, erased: str, home: str) -> dict[str, Any]:
    """People write, a copy is taken, some are erased, another copy is taken."""
    _papers_into(Path(home))
    _fill(int(persons))
    old, seconds = _copied(Path(home) / "copies")
    gone = _erase(int(erased))
    time.sleep(max(0.0, 1.1 - seconds))  # a copy is named after its second
    _copied(Path(home) / "copies")
    dump = (Path(old) / "data.copy").read_bytes()
    wrapped = _wrapped_keys()
    keys = [*wrapped, settings.MASTER_KEY_FILE.read_bytes()]
    return {
        "old": old,
        "persons": int(persons),
        "erased": [str(one) for one in gone],
        "erased_words": [_said_by(one) for one in gone],
        "seconds_to_copy": round(seconds, 2),
        "megabytes": round(len(dump) / 1e6, 1),
        "keys_in_dump": _lie_in(dump, keys),
        # Where they do lie the same search finds them, one by one.
        "planted_key_found": 0 < len(wrapped) == _lie_in((Path(old) / "keys.copy").read_bytes(), wrapped),
    } | _what_is_here()


def _lie_in(copy: bytes, keys: list[bytes]) -> int:
    return sum(key in copy for key in keys)


def _move(home: str, old: str) -> dict[str, Any]:
    """Only the copies and two of the papers have come along."""
    papers = [str(Path(home) / f"paper-{name}") for name in ("C", "A")]
    begun = time.monotonic()
    call_command("keys", "recover", old, *papers, stdout=StringIO())
    call_command("restore", old, stdout=StringIO())
    seconds = time.monotonic() - begun
    said = StringIO()
    call_command("audit_verify", "--against", str(Path(old) / "manifest.json"), stdout=said)
    told = {"seconds": round(seconds, 2), "log_wrong": len(json.loads(said.getvalue())["wrong"])}
    return told | _what_is_here() | _tried_on_the_old_copy(Path(old) / "data.copy")


def _put_back(copy: str) -> dict[str, Any]:
    call_command("restore", copy, stdout=StringIO())
    return _what_is_here()


def _refuse(home: str, old: str) -> dict[str, Any]:
    return {"refused": refusals(Path(home), Path(old))}


def _papers_into(home: Path) -> None:
    said = StringIO()
    call_command("keys", "paper", stdout=said, stderr=StringIO())
    for number, name in enumerate("ABC"):
        (home / f"paper-{name}").write_text(said.getvalue().split("Paper ")[number + 1])


def _said_by(person_id: UUID) -> str:
    return f"{WORDS} {person_id.hex.translate(LETTERS)}"


def _fill(persons: int) -> None:
    house = build_house("København")
    with within(house.organisation.id):
        for number in range(persons):
            person = someone(house, f"Nr. {number}", Hat.PARTICIPANT, mail=f"{number}@post.example")
            words = _said_by(person.id)
            intake.receive(
                programme=house.programme, person=person, way=Way.FORM, words=words,
                by=visitor(house.organisation.id),
            )  # fmt: skip
        full, other = someone(house, "Alt", Hat.PARTICIPANT), someone(house, "En anden", Hat.PEER)
        builder = Alone(full, other, house.programme)
        for model, about in models_about_people():
            builder.row(model, about.about)


def _erase(count: int) -> list[Any]:
    house = Organisation.objects.get()
    with within(house.id):
        # Those who wrote first: whoever has a row in every table came last, and times of a goodbye differ.
        wrote = Person.objects.filter(enquiries__way=Way.FORM, roles__name=Hat.PARTICIPANT)
        some = wrote.order_by("made_at", "id")[:count]
        gone = [one.id for one in some]
        for person_id in gone:
            privacy.erase(person_id=person_id, by=system(house.id))
    return gone


def _copied(to: Path) -> tuple[str, float]:
    said, begun = StringIO(), time.monotonic()
    call_command("backup", str(to), stdout=said)
    return said.getvalue().splitlines()[0], time.monotonic() - begun


def _wrapped_keys() -> list[bytes]:
    return [bytes(row.wrapped) for row in WrappedKey.objects.all()]


def _what_is_here() -> dict[str, Any]:
    """Every word that opens, and each table's rows, counted and hashed by another reader than the house's own."""
    house = Organisation.objects.get()
    with within(house.id):
        words = [_opened(one) for one in Message.objects.all()]
    connections.close_all()
    with closing(sqlite3.connect(str(connections["default"].settings_dict["NAME"]))) as file:
        cursor = file.cursor()
        names = cursor.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        tables = tables_in(cursor, {name for (name,) in names} - ITS_OWN)
    return {"words": sorted(one for one in words if one.startswith(WORDS)), "tables": tables}


def _opened(message: Message) -> str:
    try:
        return message.words or ""
    except KeyIsGone:
        return ""


def _tried_on_the_old_copy(copy: Path) -> dict[str, int]:
    """The sealed bytes of before the erasure, and the keys we have now."""
    opened = tried = 0
    with closing(sqlite3.connect(copy)) as file:
        rows = file.execute("SELECT id, organisation_id, name FROM people_person").fetchall()
    here = {one.hex for one in _everybody()}
    for row, house, sealed in rows:
        if row not in here:
            tried += 1
            opened += _opens(row, house, bytes(sealed))
    return {"tried": tried, "opened": opened}


def _everybody() -> list[Any]:
    with within(Organisation.objects.get().id):
        return list(Person.objects.values_list("id", flat=True))


def _opens(row: str, house: str, sealed: bytes) -> bool:
    from_hex = [f"{one[:8]}-{one[8:12]}-{one[12:16]}-{one[16:20]}-{one[20:]}" for one in (house, row)]
    try:
        unseal(from_hex[1], f"{from_hex[0]}|people_person|name|{from_hex[1]}", sealed)  # type: ignore[arg-type]
    except KeyIsGone:
        return False
    return True
