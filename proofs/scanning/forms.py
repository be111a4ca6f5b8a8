"""The forms of a running house, found by walking from its front door, as a visitor and as somebody who works there.

Each is filled in as somebody unhurried would (proofs/typed/forms.py), so that it is taken, and asks the database.
"""

import http.cookiejar
import re
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urlencode, urljoin, urlsplit

from proofs.scanning.tools import Asked
from proofs.typed.forms import Form, forms_of

TOKEN = "csrfmiddlewaretoken"  # noqa: S105 - the name of a field
ONCE = "once"  # a form sent twice with the same is answered as already known, and nothing is asked
UNIQUE = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}|\d{3,}")
# Ends the walk itself, or leads out of the house.
LEAVES_OUT = ("/konto/logout/", "/luk", "/demo/", "/postkasse/", "/udseende/")


@dataclass
class _Page:
    text: str = ""
    links: list[str] = field(default_factory=list)
    token: str = ""


class _Links(HTMLParser):
    def __init__(self, page: _Page) -> None:
        super().__init__()
        self.page = page

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        if tag == "a" and told.get("href"):
            self.page.links.append(told["href"])
        if told.get("name") == TOKEN:
            self.page.token = told.get("value", "")


class Walker:
    """A browser without pictures, with its own cookies."""

    def __init__(self, base: str) -> None:
        self.base, self.cookies = base.rstrip("/") + "/", http.cookiejar.CookieJar()
        self._browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.cookies))
        self.begins = [""]

    def go_in(self, key: str) -> None:
        """By the demo's own door."""
        body = urlencode({TOKEN: self._read("demo/").token}).encode()
        with self._browser.open(f"{self.base}demo/{key}/", body, timeout=30) as answer:
            self.begins = [answer.url.removeprefix(self.base)]

    @property
    def cookie(self) -> str:
        return "; ".join(f"{one.name}={one.value}" for one in self.cookies)

    def is_there(self, page: str) -> bool:
        """Itself, and not the way to it, nor a page that says it has gone."""
        try:
            with self._browser.open(page, timeout=30) as answer:
                return bool(answer.url == page)
        except OSError:
            return False

    def walk(self, pages: int) -> tuple[int, dict[str, Asked]]:
        """So many pages at most, one of each kind, from one's own first page on; and each form once, by its kind."""
        waits, found, read = self.begins.copy(), dict[str, Asked](), 0
        seen = set(waits)
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
        return read, found

    def _read(self, at: str) -> _Page:
        page = _Page()
        with self._browser.open(urljoin(self.base, at), timeout=30) as answer:
            if answer.headers.get_content_type() == "text/html":
                page.text = answer.read().decode("utf-8")
        _Links(page).feed(page.text)
        return page

    def _inside(self, at: str, link: str) -> str | None:
        whole = urljoin(urljoin(self.base, at), link).partition("#")[0]
        if not whole.startswith(self.base) or any(left in whole for left in LEAVES_OUT) or "?" in whole:
            return None
        return whole.removeprefix(self.base)

    def _asked(self, at: str, page: _Page) -> Iterator[Asked]:
        here = urljoin(self.base, at)
        for form in forms_of(urlsplit(here).path, page.text):
            goes = urljoin(self.base, form.at)
            if form.typed and goes.startswith(self.base) and not any(left in goes for left in LEAVES_OUT):
                yield _as_asked(here, goes, form)


def _as_asked(here: str, goes: str, form: Form) -> Asked:
    data, typed = urlencode(form.body, doseq=True), tuple(one.name for one in form.typed)
    if form.method != "POST":
        return Asked(here, f"{goes}?{data}", "", typed)
    token, once = (name if name in form.body else "" for name in (TOKEN, ONCE))
    return Asked(here, goes, data, typed, token, once)
