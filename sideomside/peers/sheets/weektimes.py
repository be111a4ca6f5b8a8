"""Days and times of day in a cell, as the 21 slots of a week: Monday morning is bit 0."""

import re

from .grid import Note

_WEEK = tuple(
    re.compile(rf"({names})(e|en|ene|s)?")
    for names in (
        "man|mandag|mon|monday",
        "tir|tirs|tirsdag|tue|tues|tuesday",
        "ons|onsdag|wed|wednesday",
        "tor|tors|torsdag|thu|thursday",
        "fre|fredag|friday",
        "lør|lørdag|sat|saturday",
        "søn|søndag|sun|sunday",
    )
)
_MORNING, _AFTERNOON, _EVENING = 0, 1, 2
_PARTS = (
    (r"formid|morgen|morning|\bfm\b", _MORNING),
    (r"eftermid|afternoon|\bem\b|\bmiddag", _AFTERNOON),
    (r"aften|evening|\baft\b", _EVENING),
)
_WEEKDAYS, _WEEKEND, _ALL_WEEK = range(5), range(5, 7), range(7)
_GROUPS = (
    (r"hverdag|weekday|hverdage", _WEEKDAYS),
    (r"weekend", _WEEKEND),
    (r"alle dage|hver dag|altid|når som helst|fleksibel|any ?time|every day", _ALL_WEEK),
)
_SPAN = re.compile(r"\b([^\W\d_]{2,8})\.?\s*(?:-|–|til|to)\s*([^\W\d_]{2,8})\b")
_CLOCK = re.compile(r"(?<!\d)(\d{1,2})(?:[.:]\d{2})?\s*(?:-|–|til|to)\s*(\d{1,2})(?:[.:]\d{2})?(?!\d)")
_NOT = re.compile(r"\b(ikke|undtagen|except|not)\b")


def week_slots(text: str) -> tuple[int, list[Note]]:
    """Every part of a day that is named, on every day that is named before it; unclear text is kept as a note."""
    plain = text.casefold().strip()
    if not plain:
        return 0, []
    if _NOT.search(plain):
        return 0, [Note("times_unclear", "times", (text.strip(),))]
    bits = 0
    for clause in _clauses(plain):
        days, parts = _days(clause), _parts(clause)
        chosen = days or (list(_ALL_WEEK) if parts else [])
        bits |= sum(1 << day * 3 + part for day in chosen for part in parts or range(3))
    return bits, [] if bits else [Note("times_unclear", "times", (text.strip(),))]


def _clauses(plain: str) -> list[str]:
    """ "man og ons aften, fre formiddag" is two clauses: a day after a time of day begins a new one."""
    clauses, now = [], ""
    for piece in re.split(r"([,;/+&\n]|\bog\b|\bsamt\b|\band\b)", plain):
        if _parts(now) and _days(piece):
            clauses.append(now)
            now = ""
        now += piece
    return [*clauses, now]


def _days(clause: str) -> list[int]:
    found = {day for pattern, days in _GROUPS if re.search(pattern, clause) for day in days}
    for first, last in _SPAN.findall(clause):
        start, end = _day(first), _day(last)
        if start is not None and end is not None:
            found |= set(range(start, end + 1))
    return sorted(
        found | {day for word in re.findall(r"[^\W\d_]+", clause) if (day := _day(word)) is not None}
    )


def _day(word: str) -> int | None:
    """ "man", "mandag", "mandage", "mon"; but not "mange" or "onsker"."""
    return next((number for number, day in enumerate(_WEEK) if day.fullmatch(word)), None)


def _parts(clause: str) -> list[int]:
    found = {part for pattern, part in _PARTS if re.search(pattern, clause)}
    for first, last in _CLOCK.findall(clause):
        found |= _between(int(first), int(last))
    return sorted(found)


def _between(first: int, last: int) -> set[int]:
    hours = range(first, max(last, first + 1)) if last <= 24 else ()
    return {_MORNING if hour < 12 else _AFTERNOON if hour < 17 else _EVENING for hour in hours}
