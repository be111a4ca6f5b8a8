"""Fixed periods: quarters, halves, years. Nobody may choose their own days, for the difference would be somebody."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from sideomside.reports.disclosure.ledger import is_period

MONTHS = {"": 12, "H": 6, "Q": 3}


@dataclass(frozen=True, order=True)
class Period:
    """From its first day up to, but not with, the day after."""

    first: date
    after: date
    code: str

    @property
    def label(self) -> str:
        said = {"year": self.code[:4], "part": self.code[5:]}
        words = {"": "%(year)s", "H": _("Half %(part)s of %(year)s"), "Q": _("Quarter %(part)s of %(year)s")}
        return words[self.code[4:5]] % said

    def holds(self, day: date | None) -> bool:
        return day is not None and self.first <= day < self.after

    def meets(self, other: "Period") -> bool:
        """Shares days with it."""
        return self.first < other.after and other.first < self.after

    def is_over(self, today: date) -> bool:
        return self.after <= today


def period(code: str) -> Period | None:
    """None for anything that is not one."""
    if not is_period(code):
        return None
    year, length = int(code[:4]), MONTHS[code[4:5]]
    if not 1900 < year < 3000:
        return None
    first = (int(code[5:] or 1) - 1) * length
    return Period(_first_of(year, first), _first_of(year, first + length), code)


def periods_until(today: date, years: int = 3) -> list[Period]:
    """Those one may look at: newest first, years before halves before quarters, the running ones too."""
    codes = []
    for year in range(today.year, today.year - years, -1):
        codes += [str(year), f"{year}H2", f"{year}H1", *(f"{year}Q{quarter}" for quarter in (4, 3, 2, 1))]
    found = [one for code in codes if (one := period(code))]
    return [one for one in found if one.first <= today]


def chosen(code: str, today: date) -> Period:
    """The one asked for, else this year."""
    return next((one for one in periods_until(today) if one.code == code), _this_year(today))


def _this_year(today: date) -> Period:
    return Period(date(today.year, 1, 1), date(today.year + 1, 1, 1), str(today.year))


def _first_of(year: int, months: int) -> date:
    return date(year + months // 12, months % 12 + 1, 1)
