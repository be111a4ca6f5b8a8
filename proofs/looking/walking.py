"""Walking through the house as each kind of person, from their first page to every page a link leads to."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from typing import Any
from urllib.parse import urldefrag, urljoin, urlsplit

import html5lib

from house.serving import ROOT

UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}")
# The demo's second programme has a front door of its own; its word stands before the language.
SECOND = tomllib.loads((ROOT / "sideomside/site/demo/sundet.toml").read_text(encoding="utf-8"))
DOOR = re.compile(f"/{SECOND['door_word']}(?=/)")
# Files and ways out; a link that ends the session would end the walk.
NOT_PAGES = re.compile(r"\.(ics|xlsx|csv|zip|json|svg|txt)$|/static/|/logout|/eksport|/hent|/skabelon|\.eml$")
TREE = "{http://www.w3.org/1999/xhtml}"


@dataclass(frozen=True)
class Read:
    """What a strict parser reads in one page: its links, its ids, and what is wrong."""

    links: tuple[str, ...]
    ids: tuple[str, ...]
    wrong: tuple[str, ...]


@dataclass(frozen=True)
class Place:
    """One page as the server sends it, before any browser or script has touched it."""

    path: str
    source: str

    @property
    def kind(self) -> str:
        """Addresses of one kind of page are one place; the first of them stands for all."""
        return kind_of(self.path)

    @property
    def read(self) -> Read:
        return _read(self.source)


def kind_of(path: str) -> str:
    return UUID.sub("<id>", urlsplit(path).path)


def walk(window: Any, home: str, start: list[str]) -> list[Place]:
    """Every place within reach of a link, read without a script or a style: what stands here needs neither."""
    waiting, met, found = list(start), set[str](), list[Place]()
    while waiting:
        path = waiting.pop(0)
        if kind_of(path) in met or NOT_PAGES.search(path):
            continue
        met.add(kind_of(path))
        answer = window.request.get(path, timeout=30_000)
        if "text/html" in answer.headers.get("content-type", ""):
            # A visitor sent on stands at the page where the way ended.
            place = Place(path, answer.text())
            found.append(place)
            waiting += near(place, answer.url, home)
    return found


def near(place: Place, where: str, home: str) -> list[str]:
    """Where this page's links lead, within the house and in Danish; English is the same tree."""
    links = [urlsplit(urljoin(where, link)) for link in place.read.links]
    ours = [one for one in links if one.netloc == urlsplit(home).netloc]
    return [one.path + (f"?{one.query}" if one.query else "") for one in ours if not is_english(one.path)]


def dead_ends(places: list[Place]) -> list[str]:
    """Links to a part of another page that has no such part."""
    ids = {place.path: place.read.ids for place in places}
    wrong = []
    for place in places:
        for link in place.read.links:
            whole, part = urldefrag(urljoin(place.path, link))
            if part and whole in ids and part not in ids[whole]:
                wrong.append(f"{place.path}: dead anchor: {link}")
    return wrong


def html(source: str) -> list[str]:
    """What a strict HTML parser has to say, and ids that stand twice."""
    return list(_read(source).wrong)


@cache
def _read(source: str) -> Read:
    parser = html5lib.HTMLParser(strict=False)
    tree = parser.parse(source)
    wrong = [f"html: {code} at line {at[0]}" for at, code, _details in parser.errors]
    ids = [element.attrib["id"] for element in tree.iter() if "id" in element.attrib]
    wrong += [f"html: id {one} stands twice" for one in sorted({i for i in ids if ids.count(i) > 1})]
    links = tuple(one.attrib["href"] for one in tree.iter(f"{TREE}a") if "href" in one.attrib)
    return Read(links, tuple(ids), tuple(wrong))


def in_english(path: str) -> str:
    door, inside = _behind(path)
    return f"{door}/en{inside}"


def is_behind_a_door(path: str) -> bool:
    return bool(_behind(path)[0])


def is_english(path: str) -> bool:
    return _behind(path)[1].startswith("/en/")


def _behind(path: str) -> tuple[str, str]:
    """The programme's own front door, if the address begins with it, and the rest."""
    door = DOOR.match(path)
    return (door[0], path[door.end() :]) if door else ("", path)
