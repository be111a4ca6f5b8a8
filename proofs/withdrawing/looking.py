"""Everything that can be asked for, as it comes back: status, headers and body in one heap of bytes."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from hashlib import md5, sha1, sha256
from html import unescape
from urllib.parse import urlencode

from django.test import Client
from django.urls import NoReverseMatch, reverse
from django.utils.translation import override

from proofs.guarding.doors import names
from proofs.guarding.scanning import encodings
from sideomside.ground.ui import doors

LANGUAGES = ("da", "en")
_LEADS = re.compile(r"""(?:href|src|action)=["'](/[^"'#]*)""")
_FRESH = re.compile(r"(?:s-maxage|max-age)=(\d+)")
_STALE = re.compile(r"(?:stale-while-revalidate|stale-if-error)=(\d+)")
FOR_EVER = 10**9  # nothing was said, and a cache may make up its own mind
NOT_ASKED = ("/static/", "/luk/")
FURTHEST = 400  # addresses; what leads on for ever is a fault of its own


@dataclass(frozen=True)
class Answer:
    """One answer, whole."""

    at: str
    status: int
    whole: bytes
    kept_for: int


def ask(client: Client, at: str, **headers: str) -> Answer:
    answer = client.get(at, headers=headers)
    head = "\n".join(f"{name}: {value}" for name, value in answer.items())
    body = b"".join(answer) if answer.streaming else answer.content
    return Answer(
        at, answer.status_code, f"{head}\n\n".encode() + body, kept_for(answer.get("Cache-Control"))
    )


def kept_for(said: str | None) -> int:
    """Seconds a cache that does as it is told may go on answering by itself."""
    if said is None:
        return FOR_EVER
    if "no-store" in said or "no-cache" in said:
        return 0
    fresh = max((int(one) for one in _FRESH.findall(said)), default=FOR_EVER)
    stale = sum(int(one) for one in _STALE.findall(said))
    return fresh if "must-revalidate" in said else fresh + stale


def everywhere(client: Client, begin: Iterable[str]) -> Iterator[Answer]:
    """From these addresses on, wherever a link leads within the house."""
    waiting, seen = list(dict.fromkeys(begin)), set[str]()
    while waiting and len(seen) < FURTHEST:
        at = waiting.pop(0)
        if at in seen or at.startswith(NOT_ASKED):
            continue
        seen.add(at)
        answer = ask(client, at)
        yield answer
        waiting += [unescape(found) for found in _LEADS.findall(answer.whole.decode(errors="replace"))]


def open_pages() -> list[str]:
    """Every address that stands open to anybody and needs nothing put in, in both languages."""
    found = []
    for name, pattern in names().items():
        if doors.door_of(pattern.callback) != doors.ALL or pattern.pattern.converters:
            continue
        for language in LANGUAGES:
            with override(language):
                found.append(_at(name))
    return [at for at in dict.fromkeys(found) if at]


def searches(words: Iterable[str]) -> list[str]:
    found = []
    for language in LANGUAGES:
        with override(language):
            found += [f"{reverse('welcome:search')}?{urlencode({'q': word})}" for word in words]
    return found


def stands_in(word: str, heap: bytes) -> bool:
    """In clear, or as any of the ways in which a word may be written down."""
    return bool(that_stand_in([word], heap))


def that_stand_in(words: Iterable[str], heap: bytes) -> list[str]:
    lower = heap.lower()
    return [word for word in words if any(needle in lower for needle in _needles(word))]


@cache
def _needles(word: str) -> frozenset[bytes]:
    return frozenset(needle.lower() for needles in encodings(word).values() for needle in needles)


def address_stands_in(mail: str, heap: bytes) -> bool:
    """Also as one of the marks that some make of an address, to fetch a picture by."""
    marks = [made(mail.strip().lower().encode()).hexdigest() for made in (md5, sha1, sha256)]
    html = "".join(f"&#{ord(sign)};" for sign in mail)
    needles = [mail.partition("@")[0], mail.replace("@", "&#64;"), html, *marks]
    lower = heap.lower()
    return stands_in(mail, heap) or any(one.lower().encode() in lower for one in needles)


def _at(name: str) -> str:
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""
