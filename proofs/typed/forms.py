"""The forms of a page as somebody unhurried fills them in: what may be typed where, and what else is sent along."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from html.parser import HTMLParser
from typing import Any
from urllib.parse import SplitResult, parse_qs, urljoin, urlsplit

HONEYPOT = "website"  # people never see it
IN_A_WEEK = date.today() + timedelta(days=7)
AS_ONE_WOULD = {
    "words": "Et par ord herfra",
    "mail": "navn@post.example",
    "tel": "20 12 34 56",
    "url": "https://eksempel.example/",
    "secret": "et langt ord til prøve",
    "number": "10",
    "date": IN_A_WEEK.isoformat(),
    "time": "13:00",
    "datetime-local": f"{IN_A_WEEK}T13:00",
}
# Where a text field wants something of one kind, and only its name says so.
BY_NAME = {"contact": AS_ONE_WOULD["tel"], "reach": AS_ONE_WOULD["tel"], "closes": "15:00"}
# What stands as text and is no words: a number, an amount, a colour, a word of an address.
NO_WORDS = {"postcode": "2300", "hours": "10", "day-hours": "10", "kroner": "10", "strong": "", "warm": ""}
NO_WORDS |= {"door_word": ""}
# What somebody may type letters into; the browser's own pickers let through nothing but what they are made for.
KINDS = {
    "text": "words",
    "search": "words",
    "email": "mail",
    "tel": "tel",
    "url": "url",
    "password": "secret",
}
BY_INPUTMODE = {"email": "mail", "tel": "tel", "url": "url", "numeric": "number", "decimal": "number"}
ADDRESSES = {
    "href",
    "src",
    "action",
    "formaction",
}  # what is shortened or made of words there is no quotation
Body = dict[str, list[str]]


@dataclass(frozen=True)
class Field:
    """Somewhere to type."""

    name: str
    kind: str
    most: int | None  # signs that a browser lets one type


@dataclass
class Form:
    """One form of a page, once for each of its buttons."""

    at: str
    method: str
    body: Body
    typed: list[Field] = field(default_factory=list)


def forms_of(at: str, page: str) -> list[Form]:
    """A link that asks for something is a form too: what stands in an address anybody can change."""
    reader = _Reader(at)
    reader.feed(page)
    reader.close()
    return [one for draft in reader.found for one in draft.forms()]


def own_form(at: str, page: str) -> Form:
    """The first one a page sends to itself."""
    return next(one for one in forms_of(at, page) if (one.at, one.method) == (at, "POST"))


def texts_of(page: str) -> tuple[str, list[str]]:
    """What stands on a page to be read, all of it; and each attribute by itself."""
    reader = _Texts()
    reader.feed(page)
    reader.close()
    return "".join(reader.words), reader.attributes


def runs_in(page: str) -> list[str]:
    """What a browser would run by itself: scripts, style, what an event calls, an address of a strange kind."""
    reader = _Runs()
    reader.feed(page)
    reader.close()
    return reader.found


@dataclass
class _Draft:
    """A form while it is read."""

    at: str
    method: str
    body: Body = field(default_factory=dict)
    typed: dict[str, Field] = field(default_factory=dict)
    first: Body = field(default_factory=dict)  # of choices where nothing is chosen yet
    buttons: list[tuple[str, str, str]] = field(default_factory=list)

    def forms(self) -> Iterator[Form]:
        body = self.first | self.body
        for name, value, at in dict.fromkeys(self.buttons) or {("", "", ""): None}:
            pressed = {name: [value]} if name else {}
            yield Form(at or self.at, self.method, body | pressed, list(self.typed.values()))

    def put(self, name: str, value: str) -> None:
        self.body.setdefault(name, []).append(value)


class _Reader(HTMLParser):
    def __init__(self, at: str) -> None:
        super().__init__()
        self.page = at
        self.found: list[_Draft] = []
        self.now: _Draft | None = None
        self.inside = ""  # a textarea's name, or a list's
        self.words: list[str] = []
        self.options: list[tuple[str, bool]] = []

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        told = {name: value or "" for name, value in attrs}
        if tag == "form":
            at = urlsplit(urljoin(self.page, told.get("action", "")))
            self.now = _Draft(at.path, told.get("method", "get").upper())
            self.found.append(self.now)
        elif self.now is not None:
            self._field(tag, told, self.now)
        elif tag == "a" and "?" in told.get("href", ""):
            self._link(urlsplit(urljoin(self.page, told["href"])))

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.words.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.now = None
        elif tag == "textarea" and self.now is not None and self.inside:
            self.now.put(self.inside, "".join(self.words).removeprefix("\n") or AS_ONE_WOULD["words"])
            self.inside, self.words = "", []
        elif tag == "select" and self.now is not None and self.inside:
            chosen = [value for value, is_chosen in self.options if is_chosen]
            chosen = [one for one in chosen if one] or [value for value, _no in self.options if value][:1]
            for value in chosen:
                self.now.put(self.inside, value)
            self.inside, self.options = "", []

    def _link(self, to: SplitResult) -> None:
        if not to.netloc:
            asked = parse_qs(to.query, keep_blank_values=True)
            typed = {name: Field(name, "words", None) for name in asked}
            self.found.append(_Draft(to.path, "GET", asked, typed))

    def _field(self, tag: str, told: dict[str, str], draft: _Draft) -> None:
        name, kind = told.get("name", ""), told.get("type", "text" if tag == "input" else "submit")
        if tag == "option":
            self.options.append((told.get("value", ""), "selected" in told))
        elif tag == "button":
            self._button(name, kind, told, draft)
        elif name and tag in ("textarea", "select"):
            self.inside, self.words, self.options = name, [], []
            if tag == "textarea":
                draft.typed[name] = Field(name, "words", _number(told.get("maxlength")))
        elif name and tag == "input" and kind != "file":
            put = self._choice if kind in ("radio", "checkbox") else self._input
            put(name, kind, told, draft)

    def _button(self, name: str, kind: str, told: dict[str, str], draft: _Draft) -> None:
        at = urlsplit(urljoin(self.page, told["formaction"])).path if told.get("formaction") else ""
        if kind == "submit":
            draft.buttons.append((name, told.get("value", ""), at))

    def _choice(self, name: str, kind: str, told: dict[str, str], draft: _Draft) -> None:
        value = told.get("value", "on")
        if "checked" in told:
            draft.put(name, value)
        elif value:
            draft.first.setdefault(name, [value])

    def _input(self, name: str, kind: str, told: dict[str, str], draft: _Draft) -> None:
        if kind in KINDS and name != HONEYPOT:
            kind = BY_INPUTMODE.get(told.get("inputmode", ""), KINDS[kind])
            kind = "secret" if name == "code" else "number" if name in NO_WORDS else kind
            draft.typed[name] = Field(name, kind, _number(told.get("maxlength")))
        value = told.get("value") or (told.get("min") if kind == "number" else "")
        draft.put(name, value or _usual(name, kind, told))


class _Texts(HTMLParser):
    """Where a line goes on below, it is the same words."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.attributes: list[str] = []
        self.silent = False

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        self.attributes += [value for name, value in attrs if value and name not in ADDRESSES]
        self.silent = tag in ("script", "style")
        self.words += [" "] if tag in ("br", "p", "li", "div") else []

    def handle_endtag(self, tag: str) -> None:
        self.silent = False

    def handle_data(self, data: str) -> None:
        self.words += [] if self.silent else [data]


def _usual(name: str, kind: str, told: dict[str, str]) -> str:
    """What one would write; what may be left out and is no words is left out."""
    if name in NO_WORDS:
        return NO_WORDS[name]
    if name == HONEYPOT or kind not in ("words", "number") and "required" not in told:
        return ""
    return BY_NAME.get(name, AS_ONE_WOULD.get(kind, ""))


def _number(told: str | None) -> int | None:
    return int(told) if told and told.isdigit() else None


class _Runs(HTMLParser):
    """An address may lead to a page, a mail or a telephone; data that nobody runs says so by its type."""

    KINDS = frozenset({"", "http", "https", "mailto", "tel", "sms", "webcal"})

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.inside = False

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        told = {name: value or "" for name, value in attrs}
        self.inside = tag == "style" or tag == "script" and "json" not in told.get("type", "")
        for name, value in told.items():
            strange = name in ADDRESSES and self._kind(value) not in self.KINDS
            if strange or name == "style" or name.startswith("on"):
                self.found.append(value)

    def handle_endtag(self, tag: str) -> None:
        self.inside = False

    def handle_data(self, data: str) -> None:
        self.found += [data] if self.inside else []

    def _kind(self, address: str) -> str:
        """As a browser reads it: blanks and signs nobody sees are passed over."""
        said = "".join(sign for sign in address if sign > " ").lower()
        before, colon, _rest = said.partition(":")
        return before if colon and not set(before) & set("/?#") else ""
