"""Walking through the house as each kind of person, from their first page to every page a link leads to."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}")
LINKS = "() => [...document.querySelectorAll('a[href]')].map(a => a.href)"
# Files and ways out; a link that ends the session would end the walk.
NOT_PAGES = re.compile(r"\.(ics|xlsx|csv|zip|json|svg|txt)$|/static/|/logout|/eksport|/hent|/skabelon|\.eml$")


@dataclass
class Walk:
    """Addresses of one kind of page are one place; the first of them stands for all."""

    home: str
    seen: dict[str, str] = field(default_factory=dict)

    def pages(self, page: Any, start: list[str]) -> Iterator[str]:
        """Every place within reach of a link, each opened once."""
        waiting = list(start)
        while waiting:
            path = waiting.pop(0)
            if self.place(path) in self.seen or NOT_PAGES.search(path):
                continue
            self.seen[self.place(path)] = path
            answer = page.goto(path)
            if answer is None or "text/html" not in answer.headers.get("content-type", ""):
                continue
            yield path
            waiting += self.near(page)

    def place(self, path: str) -> str:
        return UUID.sub("<id>", urlsplit(path).path)

    def near(self, page: Any) -> list[str]:
        """Where this page's links lead, within the house and in Danish; English is the same tree."""
        links = [urlsplit(one) for one in page.evaluate(LINKS)]
        ours = [one for one in links if one.netloc == urlsplit(self.home).netloc]
        return [
            one.path + (f"?{one.query}" if one.query else "")
            for one in ours
            if not one.path.startswith("/en/")
        ]


def in_english(path: str) -> str:
    return f"/en{path}"
