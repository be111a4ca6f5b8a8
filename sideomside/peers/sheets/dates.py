"""Dates as Danes write them in cells: day first, months by name, or only a year."""

import re
from datetime import date, timedelta

from .grid import Note

_MONTHS = ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_ENGLISH = {"may": 5, "oct": 10}
_SEASONS = {"vinter": 1, "forår": 3, "sommer": 6, "efterår": 9}
_EXCEL_DAY_0 = date(1899, 12, 30)

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[ T]\d.*)?")
_NUMBERS = re.compile(r"(\d{1,2})\s*[./\- ]\s*(\d{1,2})\s*[./\- ]\s*(\d{4}|\d{2})\.?")
_COMPACT = re.compile(r"(\d{2})(\d{2})(\d{4}|\d{2})")
_NAMED = re.compile(r"(\d{1,2})\.?\s*([^\W\d_]{3,})\.?\s*(\d{4}|\d{2})")
_MONTH = re.compile(r"([^\W\d_]{3,})\.?\s*(\d{4})")
_MONTH_NUMBER = re.compile(r"(\d{1,2})\s*[./-]\s*(\d{4})")


def since(text: str, today: date) -> tuple[date | None, list[Note]]:
    """The day someone began; a month or a year alone becomes its first day, and says so."""
    plain = re.sub(r"^(den|d\.|siden|fra|ca\.?|start(et)?)\s*", "", text.strip().casefold()).strip()
    if not plain:
        return None, []
    found = _exact(plain, today) or _serial(plain)
    rough = None if found else _rough(plain)
    day = found or rough
    if day is None:
        return None, [Note("date_odd", "since", (text.strip(),))]
    if day > today:
        return day, [Note("date_ahead", "since", (text.strip(),))]
    return day, [Note("date_rough", "since", (text.strip(),))] if rough else []


def year_of(digits: str, today: date) -> int:
    """Two digits mean the latest such year that is not ahead of us."""
    year = int(digits)
    if len(digits) == 4:
        return year
    this_century = today.year // 100 * 100 + year
    return this_century if this_century <= today.year else this_century - 100


def _exact(plain: str, today: date) -> date | None:
    if iso := _ISO.fullmatch(plain):
        return _day(iso[3], iso[2], int(iso[1]))
    for pattern in (_NUMBERS, _COMPACT, _NAMED):
        if found := pattern.fullmatch(plain):
            month = found[2] if found[2].isdigit() else _month(found[2])
            return _day(found[1], month, year_of(found[3], today)) if month else None
    return None


def _serial(plain: str) -> date | None:
    """Excel's own count of days, left behind when a column lost its format; 1954 to 2064."""
    found = re.fullmatch(r"(\d{5})(?:[.,]\d+)?", plain)
    inside = found and 20_000 <= int(found[1]) <= 60_000
    return _EXCEL_DAY_0 + timedelta(days=int(found[1])) if found and inside else None


def _rough(plain: str) -> date | None:
    if found := _MONTH.fullmatch(plain):
        month = _SEASONS.get(found[1]) or _month(found[1])
        return _day("1", month, int(found[2])) if month else None
    if found := _MONTH_NUMBER.fullmatch(plain):
        return _day("1", found[1], int(found[2]))
    return _day("1", 1, int(plain)) if re.fullmatch(r"(19|20)\d\d", plain) else None


def _month(name: str) -> int | None:
    short = name[:3]
    return _MONTHS.index(short) + 1 if short in _MONTHS else _ENGLISH.get(short)


def _day(day: str, month: str | int, year: int) -> date | None:
    try:
        return date(year, int(month), int(day))
    except ValueError:
        return None
