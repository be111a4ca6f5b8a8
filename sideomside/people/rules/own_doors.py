"""A programme's own front door: one word after the host, which no page of ours is called."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from django.conf import settings
from django.urls import get_resolver

WORD = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
SHORTEST, LONGEST = 3, 40


def is_a_door_word(word: str) -> bool:
    """Small letters, digits and hyphens; short enough to say aloud, and not the way to one of our own pages."""
    return bool(WORD.fullmatch(word)) and SHORTEST <= len(word) <= LONGEST and word not in words_of_ours()


@cache
def words_of_ours() -> frozenset[str]:
    """The first word of every address there is here, and of what lies beside them."""
    beside = {code for code, _name in settings.LANGUAGES} | {settings.STATIC_URL.strip("/")}
    return frozenset(beside | set(_first_words(get_resolver().url_patterns, "")))


def door_at(door_word: str, language: str) -> str:
    """The address of its front page."""
    return f"/{door_word}/en/" if language == "en" else f"/{door_word}/"


def first_word(path: str) -> str:
    return path.lstrip("/").partition("/")[0]


def _first_words(patterns: Iterable[object], before: str) -> Iterator[str]:
    """A tree that hangs on no word of its own is looked through; one address may begin in several ways."""
    for one in patterns:
        way = before + _said(one)
        if "/" in way:
            yield first_word(way)
        elif hasattr(one, "url_patterns"):
            yield from _first_words(one.url_patterns, way)


def _said(one: Any) -> str:
    """As it is written, without what only a language or a pattern adds."""
    written = one.pattern
    return "" if hasattr(written, "language_prefix") else str(written).lstrip("^")
