"""Somebody's own words, sentence by sentence, so that a person can mark what weighs most."""

import re
from collections.abc import Iterable

_END = re.compile(r"(?<=[.!?…])\s+|\n+")


def sentences(text: str) -> list[str]:
    """As they stand, nothing added and nothing left out."""
    return [part.strip() for part in _END.split(text) if part.strip()]


def marked_sentences(text: str, marked: Iterable[str]) -> list[tuple[str, bool]]:
    """Each sentence, and whether somebody marked it."""
    kept = set(marked)
    return [(each, each in kept) for each in sentences(text)]
