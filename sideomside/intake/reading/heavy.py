"""Does a letter hold words that should be read first? Only our own queue is sorted by it."""

import re
import tomllib
import unicodedata
from collections.abc import Iterable
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

_LETTERS = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "ö": "oe", "ä": "ae"})
_BETWEEN_WORDS = re.compile(r"[\W_]+")
KINDS = ("suicide", "disappear", "self_harm", "violence", "abuse", "crisis")


def sounds_heavy(text: str) -> bool:
    """Whole words and phrases only, after everyday sayings are taken out; negations count."""
    rest = _idioms().sub(" ~ ", _plain(text))
    return bool(_phrases().search(rest))


def heavy_words_are_reviewed() -> bool:
    """Has somebody who knows people in crisis gone through the list, and put a name and a day to it?"""
    listed = _list()
    return bool(listed["reviewed_by"].strip()) and isinstance(listed.get("reviewed_on"), date)


@cache
def _list() -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("heavy.toml").read_text(encoding="utf-8"))


@cache
def _phrases() -> re.Pattern[str]:
    return _any_of(
        phrase for language in ("da", "en") for kind in KINDS for phrase in _list()[language][kind]
    )


@cache
def _idioms() -> re.Pattern[str]:
    return _any_of(phrase for language in ("da", "en") for phrase in _list()[language]["idioms"])


def _any_of(phrases: Iterable[str]) -> re.Pattern[str]:
    return re.compile(r"(?<!\S)(?:" + "|".join(map(_as_pattern, phrases)) + r")(?!\S)")


def _as_pattern(phrase: str) -> str:
    words = [_as_word(word) for word in phrase.split()]
    return " ".join(words).replace(" ... ", r" (?:\S+ ){0,3}")


def _as_word(word: str) -> str:
    if word == "...":
        return word
    return re.escape(_plain(word)) + (r"\S*" if word.endswith("*") else "")


def _plain(text: str) -> str:
    """One spelling: small letters, no accents' variants, one space between words."""
    small = unicodedata.normalize("NFC", text.casefold()).translate(_LETTERS)
    return _BETWEEN_WORDS.sub(" ", small).strip()
