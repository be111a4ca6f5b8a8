"""Finds what looks like a Danish civil registration number: we never need one, so we never keep one.

The old check digit was dropped in 2007, so only the shape and a possible birthday can be asked for.
"""

import re
from datetime import date

DASHES = "-\u2010\u2011\u2012\u2013\u2014"
SPACES = " \u00a0\u202f"
COVER = "\u25cf\u25cf\u25cf\u25cf\u25cf\u25cf-\u25cf\u25cf\u25cf\u25cf"
CENTURIES = (1800, 1900, 2000)

_LOOKALIKE = re.compile(
    rf"(?<![0-9])([0-9]{{2}})([0-9]{{2}})([0-9]{{2}})(?:[{SPACES}]?[{DASHES}][{SPACES}]?|[{SPACES}])?[0-9]{{4}}(?![0-9])"
)


def find(text: str) -> list[tuple[int, int]]:
    """Where numbers stand that could be someone's, as start and end."""
    return [found.span() for found in _LOOKALIKE.finditer(text) if _could_be_a_birthday(*found.groups())]


def mask(text: str) -> tuple[str, bool]:
    """Covers each such number and leaves every other character alone; says whether one was there."""
    spans = find(text)
    kept, end_of_last = [], 0
    for start, end in spans:
        kept += [text[end_of_last:start], COVER]
        end_of_last = end
    return "".join([*kept, text[end_of_last:]]), bool(spans)


def _could_be_a_birthday(day: str, month: str, year: str) -> bool:
    return any(_exists(century + int(year), int(month), int(day)) for century in CENTURIES)


def _exists(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True
