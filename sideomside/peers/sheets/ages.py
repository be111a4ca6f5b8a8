"""An age band is all we keep; years and dates of birth are read for it and then let go."""

import re
from datetime import date

from .dates import year_of
from .grid import Note

BANDS = ((18, "18-29"), (30, "30-44"), (45, "45-64"), (65, "65+"))
GROWN_UP, OLDEST = 18, 110


def age_band(age_text: str, birth_text: str, today: date) -> tuple[str | None, list[Note]]:
    """From an age, a decade ("40'erne"), a year of birth or a date of birth."""
    text = age_text.strip() or birth_text.strip()
    if not text:
        return None, []
    age = _age(age_text, today) if age_text.strip() else _age_from_birth(birth_text, today)
    if age is None or not 0 < age <= OLDEST:
        return None, [Note("age_unclear", "age")]
    if age < GROWN_UP:
        return None, [Note("under_18", "age")]
    return [band for start, band in BANDS if age >= start][-1], []


def only_year(text: str) -> str:
    """What may be kept of a birthday until the band is known: the year as it was written."""
    return _year_in(text.strip()) or ""


def _age(text: str, today: date) -> int | None:
    if text.strip() in {band for _, band in BANDS}:
        return int(text.strip()[:2])
    numbers = re.findall(r"\d+", re.sub(r"\.0$", "", text.strip()))
    if not numbers or len(numbers) > 2:
        return None
    if len(numbers[0]) == 4:
        return today.year - int(numbers[0])
    decade = 5 if re.search(r"\d0\s*['’.]?\s*erne", text) else 0
    ages = [int(number) for number in numbers]
    return sum(ages) // len(ages) + decade


def _age_from_birth(text: str, today: date) -> int | None:
    """The year is enough: a band that is one birthday wrong does no harm."""
    year = _year_in(text.strip())
    return today.year - year_of(year, today) if year else None


def _year_in(text: str) -> str | None:
    if found := re.search(r"(?<!\d)(19\d\d|20\d\d)(?!\d)", text):
        return found[1]
    found = re.fullmatch(r"(\d{2})|\d{1,2}[./ -]?\d{1,2}[./ -]?(\d{2})(?:\D?\d{4})?", text)
    return (found[1] or found[2]) if found else None
