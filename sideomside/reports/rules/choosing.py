"""Which time the report of a grant is about: the grant's own first, then years, halves and quarters that are over."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _

from sideomside.reports.rules.periods import Period, period, periods_until

OWN, BEYOND = "own", "beyond"
ORDER = (OWN, "", "H", "Q", BEYOND)
A_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Left:
    """A time of which figures have left: of this programme, or of all programmes together."""

    period: Period
    of_all: bool = False


@dataclass(frozen=True)
class Time:
    """One that may be asked for. `crossed`: what has left already and would be subtracted from it."""

    period: Period
    kind: str
    crossed: Left | None = None
    told: bool = False  # to this very funder

    @property
    def label(self) -> str:
        if self.crossed:
            return _("%(period)s (no longer possible)") % {"period": self.period.label}
        if self.told:
            return _("%(period)s (told already)") % {"period": self.period.label}
        return self.period.label


def times(
    first: date, last: date, today: date, left: Iterable[Left], told: Collection[str] = ()
) -> list[Time]:
    """Of a grant from its first day to its last; the newest of each kind first."""
    known = list(left)
    over = [one for one in periods_until(today, today.year - first.year + 1) if one.is_over(today)]
    found = [
        Time(one, _kind(one, first, last), crossing(one, known), one.code in told)
        for one in over
        if one.first <= last and first < one.after
    ]
    return sorted(found, key=lambda one: (ORDER.index(one.kind), -one.period.first.toordinal()))


def usual(found: list[Time]) -> str:
    """The grant's own, else the newest year, half or quarter; of the kind they have been told of, if they have.

    A shorter one is never suggested after a longer: what leaves for a quarter takes the half it lies in from them.
    """
    told = {one.kind for one in found if one.told}
    kinds = [kind for kind in ORDER if not told or kind in told]
    newest = [next((one for one in found if one.kind == kind), None) for kind in kinds]
    free = [one for one in newest if one and not one.crossed]
    free += [one for one in found if not one.crossed] + found
    return free[0].period.code if free else ""


def crossing(when: Period, left: Iterable[Left]) -> Left | None:
    """What has left may be told again as it was, and never as a part of something else, nor in parts."""
    meeting = (one for one in left if one.period.meets(when))
    return next((one for one in meeting if one.of_all or one.period != when), None)


def why_not(when: Period, crossed: Left) -> str:
    words = {"whole": when.label, "part": crossed.period.label}
    if crossed.of_all:
        return (
            _(
                "The figures of %(whole)s cannot leave: a report of all programmes together has told of %(part)s, "
                "and then the one could be subtracted from the other. Choose another time."
            )
            % words
        )
    return (
        _(
            "The figures of %(whole)s cannot leave: a report of %(part)s has left already, and then the one could "
            "be subtracted from the other. Choose %(part)s, which can always be told again, or another time."
        )
        % words
    )


def year_to_come(first: date, last: date, today: date, left: Iterable[Left] = ()) -> str:
    """Said where somebody looks for the year that runs: when it can be chosen, or that it cannot any more."""
    year = period(str(today.year))
    if year is None or not (year.first <= last and first < year.after):
        return ""
    if crossed := crossing(year, left):
        words = {"year": year.label, "part": crossed.period.label}
        return (
            _("The whole of %(year)s cannot be chosen at once: %(part)s has left. The rest of it can.")
            % words
        )
    return _("The whole of %(year)s can be chosen from 1 January %(next)s.") % {
        "year": year.label,
        "next": year.after.year,
    }


def _kind(one: Period, first: date, last: date) -> str:
    if one.first == first and one.after == last + A_DAY:
        return OWN
    return one.code[4:5] if first <= one.first and one.after <= last + A_DAY else BEYOND
