"""Names as they stand in lists: turned around, shouted, with stray spaces. Never translated or judged."""

import re
import unicodedata

from .grid import Note

_INVISIBLE = re.compile("[\u00ad\u200b\u200c\u200e\u200f\u2060\ufeff]")
"""The joiner inside an emoji (U+200D) is left alone."""
_WORD = re.compile(r"[^\W\d_]+")


def name(full: str, first: str, last: str) -> tuple[str, list[Note]]:
    """One name to call a person by, from one column or two."""
    notes: list[Note] = []
    found = spaced(full)
    if not found:
        found = spaced(f"{first} {last}")
    elif found.count(",") == 1 and all(part.strip() for part in found.split(",")):
        found = " ".join(part.strip() for part in reversed(found.split(",")))
        notes.append(Note("name_turned", "name", (spaced(full),)))
    if not found:
        return "", [Note("name_missing", "name")]
    calm = _calmed(found)
    if calm != found:
        notes.append(Note("name_calmed", "name", (found,)))
    if re.search(r"\d|@", calm):
        notes.append(Note("name_odd", "name", (calm,)))
    return calm, notes


def spaced(text: str) -> str:
    """Composed letters, single spaces, nothing invisible."""
    return " ".join(_INVISIBLE.sub("", unicodedata.normalize("NFC", text)).split())


def same_name(one: str) -> str:
    """What two spellings of a name share."""
    return re.sub(r"[\W_]+", " ", one.casefold()).strip()


def _calmed(text: str) -> str:
    """LARSEN becomes Larsen, and a name all in small letters gets its capitals; Li, JP and d'Arc stay."""
    if text.islower():
        return _WORD.sub(_capital, text)
    return _WORD.sub(lambda word: _capital(word) if word[0].isupper() and len(word[0]) > 3 else word[0], text)


def _capital(word: re.Match[str]) -> str:
    return word[0][:1].upper() + word[0][1:].lower()
