"""Every field of every form, filled in with what breaks software: kept exactly or refused kindly, and never run.

Runs in a process of its own with Django ready; what it prints last is what was found.
"""

# What is planted takes the place of a method on purpose.
# mypy: disable-error-code="method-assign, assignment, attr-defined, misc"

import csv
import io
import json
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from html.parser import HTMLParser
from random import Random
from typing import Any

from django.db import connections
from django.utils import html
from openpyxl import load_workbook

from proofs.guarding.actors import Actor, everybody
from proofs.guarding.apart import in_a_child
from proofs.guarding.doors import NOTHING, Door, doors
from proofs.guarding.looking import GET, POST, Seen, Visitor, forms_of, may_come
from proofs.guarding.naughty import FORMULAS, STRINGS, TAG
from proofs.guarding.trying import build
from proofs.guarding.worlds import World
from sideomside.ground.vault.fields import SealedField
from sideomside.ground.vault.walls import within
from sideomside.peers import actions as peers
from sideomside.peers.sheets import write
from sideomside.people.models import Person
from sideomside.people.rules import Hat, Viewer
from tests.people import House

LETTERS = ("text", "search", "email", "tel", "url")
PROBE = "Hej qzprobe derude"
LINKS = re.compile(r"(?:href|src|action)=[\"']?\s*(?:javascript|data):qz", re.IGNORECASE)
Told = dict[str, Any]


@dataclass(frozen=True)
class Field:
    """One place where one may type: who, at which page, and what else the form sends."""

    who: Actor
    door: Door
    sends_to: str
    name: str
    body: tuple[tuple[str, str], ...]

    @property
    def key(self) -> tuple[str, str]:
        return self.door.name, self.name


def play() -> None:
    size, seed = sys.argv[1], int(sys.argv[2])
    worlds, _salted = build()
    actors = everybody(worlds)
    found = [door for door in doors(list(worlds.values())) if door.state in ("own", NOTHING)]
    fields = list(_fields(found, actors))
    chance = Random(seed)
    told: Told = {"fields": len(fields), "tries": 0, "kept": 0, "refused": 0, "wrong": []}
    for field in fields if size == "full" else chance.sample(fields, min(40, len(fields))):
        _fill(field, STRINGS if size == "full" else chance.sample(STRINGS, 6), told)
    busiest = next(field for field in fields if field.door.name == "intake:write" and field.name == "words")
    _fill(busiest, STRINGS, told)
    told["formulas"], told["cells"] = _files(
        worlds["own"].house, worlds["own"].wears("karen", Hat.COORDINATOR)
    )
    told["caught"] = {leak.__name__: _is_seen(leak, fields, worlds["own"]) for leak in LEAKS}
    print(json.dumps(told))


def _fields(found: list[Door], actors: list[Actor]) -> Iterator[Field]:
    """Where letters may be typed, once for each page and name."""
    visitor, met = Visitor(), set[tuple[str, str, str]]()
    for door in found:
        who = next((one for one in actors if may_come(one, door)), None)
        seen = visitor.tries(who, door, GET) if who else None
        if who is None or seen is None or seen.status != 200:
            continue
        typed = _typed_in(seen.text)
        for at, body in forms_of(door.path, seen.text):
            for name in body.keys() & typed:
                if (at, name, door.name) not in met:
                    met.add((at, name, door.name))
                    yield Field(who, door, at, name, tuple(body.items()))


class Typed(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.names: set[str] = set()

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        told = dict(attrs)
        letters = tag == "textarea" or (
            tag == "input" and told.get("type", "text") in ("text", "search", "email", "tel", "url")
        )
        if letters and told.get("name"):
            self.names.add(told["name"])


def _typed_in(text: str) -> set[str]:
    reader = Typed()
    reader.feed(text)
    return reader.names


def _fill(field: Field, strings: Iterable[str], told: Told) -> None:
    """First a plain sentence, to know whether this press keeps what is typed here; then the strings."""
    visitor = Visitor()
    keeps = _try(visitor, field, PROBE)[1]
    for naughty in strings:
        seen, kept = _try(visitor, field, naughty)
        told["tries"] += 1
        told["kept"] += kept
        told["refused"] += not kept
        if wrong := _wrong(seen, naughty, kept=kept, keeps=keeps):
            told["wrong"].append(f"{field.door.name} {field.name} {naughty[:40]!r}: {wrong}")


def _try(visitor: Visitor, field: Field, typed: str) -> tuple[Seen, bool]:
    door = Door(field.door.name, field.door.state, field.sends_to)
    with _what_is_written() as written:
        seen = visitor.tries(field.who, door, POST, dict(field.body) | {field.name: typed})
    return seen, any(_same(typed, one) for one in written)


def _same(typed: str, kept: Any) -> bool:
    """As it was typed, but for the spaces around it and the line ends of a browser."""
    if isinstance(kept, bytes):
        kept = kept.decode(errors="replace")
    if isinstance(kept, dict):
        return any(_same(typed, one) for one in kept.values())
    if isinstance(kept, list):
        return any(_same(typed, one) for one in kept)
    return isinstance(kept, str) and _tidy(typed) == _tidy(kept)


def _tidy(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def _wrong(seen: Seen, typed: str, *, kept: bool, keeps: bool) -> str:
    if seen.status >= 500:
        return f"fell over with {seen.status}"
    headers, _blank, body = seen.text.partition("\n\n")
    if "X-Qz" in seen.text.split("\n", 40)[0] or re.search(r"^X-Qz:", headers, re.MULTILINE):
        return "became a header"
    if TAG in body or TAG in headers:
        return "stands unescaped"
    if LINKS.search(body):
        return "became a link that runs"
    if keeps and not kept and seen.status == 302 and _tidy(typed):
        return "was changed on its way in"
    return ""


@contextmanager
def _what_is_written() -> Iterator[list[Any]]:
    """What is sealed, and what goes to the database in clear, while we are in here."""
    written: list[Any] = []
    real = SealedField.pre_save

    def sealed(self: SealedField, row: Any, add: bool) -> Any:
        written.append(getattr(row, self.attname))
        return real(self, row, add)

    def watch(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if sql.startswith(("INSERT", "UPDATE")):
            written.extend(params if not many else [one for row in params for one in row])
        return execute(sql, params, many, context)

    SealedField.pre_save = sealed
    try:
        with connections["default"].execute_wrapper(watch):
            yield written
    finally:
        SealedField.pre_save = real


def _files(house: House, karen: Viewer) -> tuple[int, int]:
    """Lists that leave the house: cells that a spreadsheet would run, and cells looked at."""
    with within(house.organisation.id):
        person = Person.objects.get(id=karen.person_id)
        names = []
        for formula in FORMULAS:
            person.name = formula
            person.save(update_fields=["name"])
            names.append([formula, formula.upper()])
        rows = [*peers.export_peers(by=karen), *names]
    cells = [
        cell
        for row in csv.reader(io.StringIO(write.write_csv(rows).decode("utf-8-sig")), delimiter=";")
        for cell in row
    ]
    book = load_workbook(io.BytesIO(write.write_xlsx(rows)))
    sheet = [cell for row in book.active.iter_rows() for cell in row if cell.value is not None]
    runs = [cell for cell in cells if cell[:1] in ("=", "+", "-", "@", "\t", "\r", "＝", "＠")]
    runs += [
        cell for cell in sheet if cell.data_type == "f" or str(cell.value)[:1] in ("=", "+", "-", "@", "\t")
    ]
    return len(runs), len(cells) + len(sheet)


def nothing_is_escaped() -> None:
    html.escape = lambda text: text
    import_ = sys.modules["django.utils.html"]
    import_.conditional_escape = lambda text: text
    for module in ("django.template.base", "django.template.defaultfilters", "django.forms.utils"):
        if hasattr(sys.modules[module], "conditional_escape"):
            sys.modules[module].conditional_escape = lambda text: str(text)


def a_cell_goes_out_as_it_is() -> None:
    write.neutral = lambda text: text


def a_long_word_is_cut() -> None:
    real = SealedField.pre_save

    def cut(self: SealedField, row: Any, add: bool) -> Any:
        value = getattr(row, self.attname)
        if isinstance(value, str) and len(value) > 20:
            setattr(row, self.attname, value[:20])
        return real(self, row, add)

    SealedField.pre_save = cut


def letters_are_put_right() -> None:
    """A well-meant tidying that changes what somebody wrote."""
    real = SealedField.pre_save

    def tidied(self: SealedField, row: Any, add: bool) -> Any:
        value = getattr(row, self.attname)
        if isinstance(value, str):
            setattr(row, self.attname, value.encode("latin-1", "ignore").decode("latin-1"))
        return real(self, row, add)

    SealedField.pre_save = tidied


def a_zero_byte_falls() -> None:
    real = SealedField.pre_save

    def falls(self: SealedField, row: Any, add: bool) -> Any:
        if "\ufffe" in str(getattr(row, self.attname)):
            raise ValueError("unfit")
        return real(self, row, add)

    SealedField.pre_save = falls


TRIED = {("direction:write", "words"), ("intake:write", "words")}
LEAKS: list[Callable[[], None]] = [
    nothing_is_escaped,
    a_cell_goes_out_as_it_is,
    a_long_word_is_cut,
    letters_are_put_right,
    a_zero_byte_falls,
]


def _is_seen(leak: Callable[[], None], fields: list[Field], world: World) -> bool:
    return bool(in_a_child(partial(_with_leak, leak, fields, world)))


def _with_leak(leak: Callable[[], None], fields: list[Field], world: World) -> bool:
    leak()
    told: Told = {"tries": 0, "kept": 0, "refused": 0, "wrong": []}
    for field in (one for one in fields if one.key in TRIED):
        _fill(field, [TAG, "日本語テスト", "x" * 300, "\ufffe"], told)
    return bool(told["wrong"]) or _files(world.house, world.wears("karen", Hat.COORDINATOR))[0] > 0
