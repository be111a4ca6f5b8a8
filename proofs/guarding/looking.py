"""One try at one door: who came, what they did there, what came back, and whether that is as it was written down."""

import io
import re
import traceback
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urlsplit

from django.db import connections, transaction
from django.test import Client
from django.urls import reverse

from proofs.guarding.actors import Actor
from proofs.guarding.doors import NOTHING, UNKNOWN, Door
from proofs.guarding.policy import ANSWERED_ALIKE, POLICY
from proofs.guarding.reading import may_read
from proofs.guarding.salt import WORDS, canaries_in
from proofs.guarding.shut import SHUT

GET, POST, HEAD = "GET", "POST", "HEAD"
NOT_TAKEN = ("OPTIONS", "PUT", "PATCH", "DELETE")  # by any address, from anybody
WRITES = re.compile(r'^\s*(INSERT INTO|UPDATE|DELETE FROM) "?(\w+)', re.IGNORECASE)
# A session and a counter of tries are everybody's own; the log writes down who looked, also for a refusal.
OWN_TRACES = {"django_session", "limits", "usersessions_usersession", "audit_entry"}
# A look leaves that one has read so far, and how one likes to be told.
LEFT_BY_A_LOOK = OWN_TRACES | {"messages_member", "messages_rhythm"}
REFUSED, NOT_THERE, BROKEN = 405, 404, 500
Body = dict[str, Any]


@dataclass
class Seen:
    """What came back."""

    status: int
    where_to: str
    text: str
    wrote: set[str]
    broke_at: str = ""


@dataclass
class Wrong:
    """Why a cell is not as it was written down; empty when it is."""

    unexpected: str = ""
    canaries: list[str] = field(default_factory=list)
    broke: str = ""
    shut: str = ""  # whoever may come is turned away, and no reason is written down

    @property
    def any(self) -> bool:
        return bool(self.unexpected or self.canaries or self.broke or self.shut)


class Visitor:
    """A browser that can be anybody, and whose every try is taken back."""

    def __init__(self) -> None:
        self.client = Client(raise_request_exception=False)
        self.turned_away = {
            urlsplit(reverse(name)).path
            for name in ("account_login", "mfa_index", "people:link_gone", "people:small_key")
        }

    def tries(self, who: Actor, door: Door, method: str, body: Body | None = None) -> Seen:
        cookies = self.client.cookies
        cookies.clear()
        if who.session:
            cookies["session"] = who.session
        with taken_back() as wrote:
            answer = self.client.generic(method, door.path, **_sent(body), HTTP_HOST=who.host)
            raw = b"".join(answer) if answer.streaming else answer.content
        headers = "\n".join(f"{name}: {value}" for name, value in answer.items())
        told = f"{headers}\n{answer.cookies.output()}\n{readable(raw)}"
        return Seen(answer.status_code, answer.get("Location", ""), told, wrote, _broke_at(answer))

    def judges(self, who: Actor, door: Door, method: str, seen: Seen) -> Wrong:
        may = may_come(who, door)
        wrong = Wrong(broke=f"{seen.status} {seen.broke_at}" if seen.status >= 500 else "")
        if method in NOT_TAKEN:
            taken = seen.status != REFUSED or bool(seen.wrote)
            wrong.unexpected = f"{seen.status}, and wrote {sorted(seen.wrote)}" if taken else ""
        elif method == HEAD and (left := seen.wrote - LEFT_BY_A_LOOK):
            wrong.unexpected = f"{seen.status}, and wrote {sorted(left)}"
        elif not may and self.came_in(door, method, who, seen):
            wrong.unexpected = f"{seen.status} {seen.where_to}"
        elif not may and (wrote := seen.wrote - OWN_TRACES):
            wrong.unexpected = f"{seen.status}, and wrote {sorted(wrote)}"
        wrong.canaries = [
            "-".join(found) for found in canaries_in(seen.text) if not may_read(who, door.name, *found)
        ]
        if may and method == GET and seen.status < BROKEN and not opened(seen) and not reason(door, seen):
            wrong.shut = f"{seen.status} {seen.where_to}"
        return wrong

    def came_in(self, door: Door, method: str, who: Actor, seen: Seen) -> bool:
        """A page; or an answer to a press that is more than being shown the door."""
        if method in (GET, HEAD):
            return seen.status == 200
        if seen.status >= 400 or urlsplit(seen.where_to).path in self.turned_away:
            return False
        stands = who.hat if door.state in (NOTHING, UNKNOWN) else who.to(door.state)
        return stands not in ANSWERED_ALIKE.get(door.name, set())


def opened(seen: Seen) -> bool:
    """A page; or an address that only takes a press, and says so to a look."""
    return seen.status in (200, REFUSED)


def reason(door: Door, seen: Seen) -> bool:
    """Nobody's thing is not there for anybody; else what is written in `shut.py`."""
    return door.name in SHUT or (door.state == UNKNOWN and seen.status == NOT_THERE)


def may_come(who: Actor, door: Door) -> bool:
    """What is written down for this address and this nearness; an address that is not written down is nobody's."""
    stands = who.hat if door.state in (NOTHING, UNKNOWN) else who.to(door.state)
    return stands in POLICY.get(door.name, set())


def _broke_at(answer: Any) -> str:
    """What fell, and the last place of ours it passed: no words of anybody's."""
    fell = getattr(answer, "exc_info", None)
    if not fell:
        return ""
    ours = [frame for frame in traceback.extract_tb(fell[2]) if "/sideomside/" in frame.filename]
    return f"{fell[0].__name__} " + " < ".join(
        f"{f.filename.rpartition('/sideomside/')[2]}:{f.lineno}" for f in ours[:-4:-1]
    )


def _sent(body: Body | None) -> dict[str, Any]:
    if not body:
        return {}
    boundary = "qzqz"
    parts = []
    for name, values in body.items():
        for value in values if isinstance(values, list) else [values]:
            parts.append(f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n')
    data = "".join(parts) + f"--{boundary}--\r\n"
    return {"data": data.encode(), "content_type": f"multipart/form-data; boundary={boundary}"}


@contextmanager
def taken_back() -> Iterator[set[str]]:
    """Whatever is done in here is undone in both databases; which tables were written to is told."""
    wrote: set[str] = set()

    def watch(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if found := WRITES.match(sql):
            wrote.add(found.group(2))
        return execute(sql, params, many, context)

    with transaction.atomic(using="keys"), transaction.atomic():
        with connections["default"].execute_wrapper(watch):
            yield wrote
        for alias in ("default", "keys"):
            transaction.set_rollback(True, using=alias)


def readable(raw: bytes) -> str:
    """The text of an answer; a packed one is unpacked first."""
    if not raw.startswith(b"PK"):
        return raw.decode(errors="replace")
    with zipfile.ZipFile(io.BytesIO(raw)) as packed:
        return "\n".join(packed.read(name).decode(errors="replace") for name in packed.namelist())


class Forms(HTMLParser):
    """The forms of a page, filled in as somebody in a hurry would."""

    def __init__(self, at: str) -> None:
        super().__init__()
        self.at, self.found, self.select = at, list[tuple[str, Body]](), ""
        self.now: Body | None = None
        self.buttons: list[tuple[str, str]] = []
        self.where = at

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        told = {name: value or "" for name, value in attrs}
        if tag == "form" and told.get("method", "").lower() == "post":
            self.now, self.buttons, self.where = {}, [], urlsplit(told.get("action") or self.at).path
        elif self.now is None:
            return
        elif tag == "select":
            self.select = told.get("name", "")
        elif tag == "option":
            self._option(told.get("value", ""))
        elif tag in ("input", "textarea", "button") and told.get("name"):
            self._field(tag, told)

    def handle_endtag(self, tag: str) -> None:
        if tag == "form" and self.now is not None:
            pressed = self.buttons or [("", "")]
            self.found += [
                (self.where, self.now | ({name: value} if name else {})) for name, value in pressed
            ]
            self.now = None
        elif tag == "select":
            self.select = ""

    def _option(self, value: str) -> None:
        if self.now is not None and self.select and value:
            self.now.setdefault(self.select, value)

    def _field(self, tag: str, told: dict[str, str]) -> None:
        kind, name = told.get("type", "text"), told["name"]
        if tag == "button":
            self.buttons.append((name, told.get("value", "")))
        elif tag == "textarea" or kind in ("text", "search"):
            self._put(name, told.get("value") or "Hej")
        elif kind in ("radio", "checkbox"):
            self._put(name, told.get("value") or "on")
        elif kind != "file":
            self._put(name, told.get("value", ""))

    def _put(self, name: str, value: str) -> None:
        assert self.now is not None
        self.now.setdefault(name, value)


def forms_of(at: str, text: str) -> list[tuple[str, Body]]:
    """Where each form of a page sends to, and what it would send, once for each of its buttons."""
    reader = Forms(at)
    reader.feed(WORDS.sub("Hej", text))  # whoever sends it next must not bring somebody's words along
    return reader.found
