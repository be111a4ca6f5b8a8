"""Finds what looks like a Danish civil registration number: we never need one, so we never keep one.

The old check digit was dropped in 2007, so only the shape and a possible birthday can be asked for.
"""

import re
from collections.abc import Iterator
from datetime import date

DASHES = "-\u2010\u2011\u2012\u2013\u2014"
SPACES = " \u00a0\u202f"
COVER = "\u25cf\u25cf\u25cf\u25cf\u25cf\u25cf-\u25cf\u25cf\u25cf\u25cf"
CENTURIES = (1800, 1900, 2000)
TO_THOSE_WITHOUT = 60

_BREAK = rf"[{SPACES}]{{0,2}}[{DASHES}/][{SPACES}]{{0,2}}"
_DAY, _LAST = r"(?<![0-9])([0-9]{2})", r"(?![0-9])"
# As people write it: in one, with points, dashes or strokes in the date, in pairs, or with the whole year. A date
# before a postcode is no number, so a date with points in it has a dash after it.
_SHAPES = [
    re.compile(shape)
    for shape in (
        rf"{_DAY}([0-9]{{2}})([0-9]{{2}})(?:{_BREAK}|[{SPACES}]{{0,2}})[0-9]{{4}}{_LAST}",
        rf"{_DAY}[{DASHES}./]([0-9]{{2}})[{DASHES}./]([0-9]{{2}}){_BREAK}[0-9]{{4}}{_LAST}",
        rf"{_DAY}[{SPACES}]([0-9]{{2}})[{SPACES}]([0-9]{{2}})(?:{_BREAK}|[{SPACES}]{{1,2}})"
        rf"[0-9]{{2}}[{SPACES}]?[0-9]{{2}}{_LAST}",
        rf"{_DAY}[{DASHES}./{SPACES}]?([0-9]{{2}})[{DASHES}./{SPACES}]?((?:18|19|20)[0-9]{{2}}){_BREAK}[0-9]{{4}}{_LAST}",
    )
]


def find(text: str) -> list[tuple[int, int]]:
    """Where numbers stand that could be someone's, as start and end; those that share a digit are one."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(span for shape in _SHAPES for span in _of(shape, text)):
        if found and start < found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def _of(shape: re.Pattern[str], text: str) -> Iterator[tuple[int, int]]:
    """One that is nobody's does not hide the next, which may begin inside it."""
    at = 0
    while (seen := shape.search(text, at)) is not None:
        is_somebodys = _could_be_a_birthday(*seen.groups())
        if is_somebodys:
            yield seen.span()
        at = seen.end() if is_somebodys else seen.start() + 1


def mask(text: str) -> tuple[str, bool]:
    """Covers each such number and leaves every other character alone; says whether one was there."""
    spans = find(text)
    kept, end_of_last = [], 0
    for start, end in spans:
        kept += [text[end_of_last:start], COVER]
        end_of_last = end
    return "".join([*kept, text[end_of_last:]]), bool(spans)


def _could_be_a_birthday(day: str, month: str, year: str) -> bool:
    """Whoever has no number of their own gets one with sixty more in the day."""
    day_of = int(day) - TO_THOSE_WITHOUT if int(day) > TO_THOSE_WITHOUT else int(day)
    years = [int(year)] if len(year) > len("90") else [century + int(year) for century in CENTURIES]
    return any(_exists(each, int(month), day_of) for each in years)


def _exists(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True
