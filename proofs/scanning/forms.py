"""The forms of a running house, found by walking from its front door, as a visitor and as somebody who works there."""

import http.cookiejar
import re
import urllib.request
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urlencode, urljoin, urlsplit

from proofs.scanning.tools import Asked

TYPED = {
    "text",
    "search",
    "email",
    "tel",
    "password",
    "number",
    "date",
    "time",
    "datetime-local",
    "url",
    "textarea",
}
TOKEN = "csrfmiddlewaretoken"  # noqa: S105 - the name of a field
ONCE = "once"  # a form sent twice with the same is answered as already known, and nothing is asked
UNIQUE = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}|\d{3,}")
# Ends the walk itself, or leads out of the house.
LEAVES_OUT = ("/konto/logout/", "/luk", "/demo/", "/postkasse/", "/udseende/")


@dataclass
class _Form:
    """As it stands in the mark-up: each field by name, kind and value."""

    action: str
    method: str
    fields: list[tuple[str, str, str]] = field(default_factory=list)

    def value_of(self, name: str) -> str:
        return next((value for named, _kind, value in self.fields if named == name), "")

    def has(self, name: str) -> bool:
        return any(named == name for named, _kind, _value in self.fields)


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.forms: list[_Form] = []
        self._form: _Form | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        if tag == "a" and told.get("href"):
            self.links.append(told["href"])
        elif tag == "form":
            self._form = _Form(told.get("action", ""), told.get("method", "get").lower())
            self.forms.append(self._form)
        elif tag in ("input", "textarea", "select", "button") and self._form is not None and told.get("name"):
            kind = told.get("type", "text") if tag == "input" else tag
            if kind != "file":
                self._form.fields.append((told["name"], kind, told.get("value", "")))

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._form = None


class Walker:
    """A browser without pictures, with its own cookies."""

    def __init__(self, base: str) -> None:
        self.base, self.cookies = base.rstrip("/") + "/", http.cookiejar.CookieJar()
        self._browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.cookies))

    def go_in(self, key: str) -> None:
        """By the demo's own door."""
        token = self._read("demo/").forms[0].value_of(TOKEN)
        body = urlencode({TOKEN: token}).encode()
        self._browser.open(f"{self.base}demo/{key}/", body, timeout=30).read()

    @property
    def cookie(self) -> str:
        return "; ".join(f"{one.name}={one.value}" for one in self.cookies)

    def walk(self, pages: int) -> tuple[int, list[Asked]]:
        """So many pages at most, one of each kind; and each form once."""
        waits, seen, found, read = [""], {""}, dict[str, Asked](), 0
        while waits and read < pages:
            at = waits.pop(0)
            try:
                page = self._read(at)
            except (OSError, UnicodeDecodeError):
                continue
            read += 1
            for one in self._asked(at, page):
                found.setdefault(f"{UNIQUE.sub('*', urlsplit(one.url).path)} {sorted(one.fields)}", one)
            for link in page.links:
                to = self._inside(at, link)
                if to is not None and UNIQUE.sub("*", to) not in seen:
                    seen.add(UNIQUE.sub("*", to))
                    waits.append(to)
        return read, list(found.values())

    def _read(self, at: str) -> _Page:
        page = _Page()
        with self._browser.open(urljoin(self.base, at), timeout=30) as answer:
            if answer.headers.get_content_type() == "text/html":
                page.feed(answer.read().decode("utf-8"))
        return page

    def _inside(self, at: str, link: str) -> str | None:
        whole = urljoin(urljoin(self.base, at), link).partition("#")[0]
        if not whole.startswith(self.base) or any(left in whole for left in LEAVES_OUT) or "?" in whole:
            return None
        return whole.removeprefix(self.base)

    def _asked(self, at: str, page: _Page) -> list[Asked]:
        told = []
        for form in page.forms:
            typed = tuple(dict.fromkeys(name for name, kind, _v in form.fields if kind in TYPED))
            here = urljoin(self.base, at)
            goes = urljoin(here, form.action) if form.action else here
            if not typed or not goes.startswith(self.base) or any(left in goes for left in LEAVES_OUT):
                continue
            data = urlencode({name: value or "1" for name, kind, value in form.fields if kind != "button"})
            posts = form.method == "post"
            url, body = (goes, data) if posts else (f"{goes.partition('?')[0]}?{data}", "")
            token, once = (name if posts and form.has(name) else "" for name in (TOKEN, ONCE))
            told.append(Asked(here, url, body, typed, token, once))
        return told
