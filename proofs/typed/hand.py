"""A hand that types as anybody: what is sent, which rows hold it afterwards, and which pages show it.

Every try is taken back, so that no sentence stands in the way of the next.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.apps import apps
from django.db import connections, models
from django.test import Client

from proofs.guarding.actors import Actor
from proofs.guarding.looking import OWN_TRACES, readable, taken_back
from proofs.typed.forms import Body, Field, Form
from sideomside.ground.audit.models import Entry
from sideomside.ground.vault.fields import SealedField
from sideomside.ground.vault.keys import KeyIsGone
from sideomside.ground.vault.walls import within
from sideomside.people.queries import organisation_at

AN_ID = re.compile(r"[0-9a-f]{8}(-?[0-9a-f]{4}){3}-?[0-9a-f]{12}")
LETTERS = (SealedField, models.CharField, models.TextField, models.JSONField)
BOUNDARY = "qzqz"
# A field that counts only where something else is chosen.
ONLY_WITH = {"video": {"form": ["video"]}}


@dataclass(frozen=True)
class Place:
    """One field of one form: who types there, on which page, and what else is sent along."""

    who: Actor
    page: str
    name: str  # of the address it is sent to
    field: Field
    form: Form

    @property
    def key(self) -> tuple[str, str]:
        return self.name, self.field.name

    def body(self, typed: str) -> Body:
        return self.form.body | ONLY_WITH.get(self.field.name, {}) | {self.field.name: [typed]}


@dataclass
class Answer:
    """What came back; a page of another kind than HTML says so."""

    at: str
    status: int = 0
    where_to: str = ""
    kind: str = ""
    headers: dict[str, str] = field(default_factory=dict)
    cookies: set[str] = field(default_factory=set)
    set_cookies: str = ""
    text: str = ""
    raw: bytes = b""


@dataclass
class Tried:
    """One try: the answer, the rows that hold what was typed, the pages looked at afterwards."""

    answer: Answer
    kept: list[tuple[str, str]] = field(default_factory=list)
    shown: list[Answer] = field(default_factory=list)

    @property
    def went_on(self) -> bool:
        return self.answer.status in (301, 302, 303)


class Hand:
    def __init__(self) -> None:
        self.client = Client(raise_request_exception=False)
        self.tables = {model._meta.db_table: model for model in apps.get_models()}

    def opens(self, who: Actor, path: str) -> Answer:
        with taken_back():
            self.comes_in(who)
            return self.asks(who, "GET", path)

    def presses(self, who: Actor, form: Form) -> Answer:
        with taken_back():
            self.comes_in(who)
            return self.asks(who, form.method, form.at, form.body)

    def types(self, place: Place, typed: str, mark: str) -> Tried:
        """Sent, looked up in every row that was written to, and read where it leads and where it came from."""
        with taken_back() as wrote, _rows_written() as ids:
            self.comes_in(place.who)
            answer = self.asks(place.who, place.form.method, place.form.at, place.body(typed))
            tried = Tried(answer)
            if answer.status >= 500:
                return tried
            tried.kept = list(self._kept(place.who, wrote, ids, mark))
            if tried.went_on:
                after = dict.fromkeys(path for path in (answer.where_to, place.page) if path.startswith("/"))
                tried.shown = [self.asks(place.who, "GET", path) for path in after]
            return tried

    def comes_in(self, who: Actor) -> None:
        self.client.cookies.clear()
        if who.session:
            self.client.cookies["session"] = who.session

    def asks(self, who: Actor, method: str, path: str, body: Body | None = None) -> Answer:
        if method == "GET":
            if body:
                path = f"{path}?{urlencode(body, doseq=True, errors='surrogatepass')}"
            came = self.client.get(path, HTTP_HOST=who.host)
        else:
            came = self.client.generic(method, path, **_sent(body or {}), HTTP_HOST=who.host)
        raw = b"".join(came) if came.streaming else came.content
        return Answer(
            at=path,
            status=came.status_code,
            where_to=came.get("Location", ""),
            kind=came.get("Content-Type", "").partition(";")[0],
            headers=dict(came.items()),
            cookies=set(came.cookies),
            set_cookies=came.cookies.output(),
            text=readable(raw),
            raw=raw,
        )

    def _kept(self, who: Actor, wrote: set[str], ids: set[UUID], mark: str) -> Iterator[tuple[str, str]]:
        house = organisation_at(who.host)
        if house is None:
            return
        with within(house.id):
            for table in sorted(wrote - OWN_TRACES | wrote & {Entry._meta.db_table}):
                if model := self.tables.get(table):
                    yield from _holding(model, ids, mark)


@contextmanager
def _rows_written() -> Iterator[set[UUID]]:
    """Every id that went to the database with a write; the row it names is read again afterwards."""
    ids = set[UUID]()

    def watch(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if sql.startswith(("INSERT", "UPDATE")):
            ids.update(UUID(str(one)) for one in params or () if AN_ID.fullmatch(str(one)))
        return execute(sql, params, many, context)

    with connections["default"].execute_wrapper(watch):
        yield ids


def _holding(model: Any, ids: set[UUID], mark: str) -> Iterator[tuple[str, str]]:
    """Every text in those rows that has the mark in it, as it lies there once it is opened."""
    fields = [one for one in model._meta.concrete_fields if isinstance(one, LETTERS)]
    named = isinstance(model._meta.pk, models.UUIDField)
    rows = model._default_manager.filter(pk__in=ids) if named else model._default_manager.order_by("-pk")[:30]
    for row in rows if fields else ():
        for one in fields:
            with suppress(KeyIsGone):
                for text in leaves(getattr(row, one.attname)):
                    if mark in text:
                        yield f"{model._meta.label}.{one.name}", text


def leaves(inside: Any) -> Iterator[str]:
    """Every text in a value, however deep."""
    if isinstance(inside, str):
        yield inside
    elif isinstance(inside, bytes | memoryview):
        yield bytes(inside).decode(errors="replace")
    elif isinstance(inside, dict | list | tuple):
        within_it = [*inside, *inside.values()] if isinstance(inside, dict) else inside
        for value in within_it:
            yield from leaves(value)


def _sent(body: Body) -> dict[str, Any]:
    """As a browser sends a form, except that nothing is put right on the way."""
    parts = [
        f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
        for name, values in body.items()
        for value in values
    ]
    data = f"{''.join(parts)}--{BOUNDARY}--\r\n".encode(errors="surrogatepass")
    return {"data": data, "content_type": f"multipart/form-data; boundary={BOUNDARY}"}
