"""Single figures beside the tables: shares, medians and sums, each only where enough people stand behind it."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import isinf
from statistics import median

from sideomside.reports.disclosure.levels import LEVELS, Level
from sideomside.reports.rules.counted import counted
from sideomside.reports.rules.counting import Material
from sideomside.reports.rules.how_long import given, stretches
from sideomside.reports.rules.journeys import Gathered
from sideomside.reports.rules.kept import Counts, each
from sideomside.reports.rules.periods import Period
from sideomside.reports.rules.stretches import Stretch, tellable
from sideomside.reports.statistics.staying import stay
from sideomside.reports.statistics.waiting import incidence

Facts = dict[str, float | None]
DAYS_LIVE = (3, 7, 14, 21, 30, 45, 60, 90)
DAYS_OUT = (7, 14, 30)
"""Outside the programme a curve has only the days its table has; each step more would be somebody's own day."""
MONTHS_STAYED = (30, 90, 180)
YEARS_HELPED = (180, 365)
MET, LEFT = 1, 2
RISKS = {"met": MET, "left": LEFT, "waiting": 0}
ENOUGH_TO_STAY = 20
SMALLEST_HELPERS = {"R0": 0, "R1": 5, "R2": 10}


@dataclass(frozen=True)
class _Asking:
    """Everything a figure is made from."""

    material: Material
    period: Period
    level: Level
    totals: Mapping[str, int | None]
    whole: Mapping[str, bool]  # tables of which nothing is hidden

    def counted(self, figure: str) -> Counts:
        return counted(figure, self.material, self.period)

    def each(self, figure: str) -> list[tuple[str, str]]:
        """Programme and value of everybody in it."""
        return list(each(self.counted(figure)))

    @property
    def inside(self) -> bool:
        return self.level.name == "R0"


def facts(
    material: Material,
    period: Period,
    level: str,
    totals: Mapping[str, int | None],
    tables: Mapping[str, Mapping[str, int | None]],
) -> Facts:
    """What may stand beside the tables at this level. A figure that may not is None, like one there is not."""
    whole = {name: None not in cells.values() for name, cells in tables.items()}
    asking = _Asking(material, period, LEVELS[level], totals, whole)
    return _waits(asking) | _answers(asking) | _stays(asking) | _sums(asking) | _peers(asking)


def _waits(asking: _Asking) -> Facts:
    """Competing risks: who left the list can no longer be met, and who waits still may be."""
    cohort = asking.each("waits_in_days")
    stood = [value.split() for _programme, value in cohort]
    days, how = [int(day) for _how, day in stood], [RISKS[how] for how, _day in stood]
    behind = [programme for programme, _value in cohort]
    shown_whole = asking.inside or asking.whole.get("waits", False)
    if not shown_whole or not _enough(behind, asking.level.least_mean, asking):
        return {"wait_median": None, **{f"met_{day}": None for day in DAYS_OUT}}
    met, left = incidence(days, how, MET), incidence(days, how, LEFT)
    middle, low, high = met.median
    found: Facts = {
        "wait_n": _rounded(len(cohort), asking.level.rounds_to),
        "wait_median": _seen(middle),
        "wait_low": _seen(low),
        "wait_high": _seen(high),
    }
    for day in DAYS_LIVE if asking.inside else DAYS_OUT:
        at, gone = met.by(day), left.by(day)
        found |= {
            f"met_{day}": _share(at.share if at else None, asking.level),
            f"met_low_{day}": _share(at.low if at else None, asking.level),
            f"met_high_{day}": _share(at.high if at else None, asking.level),
            f"left_{day}": _share(gone.share if gone else None, asking.level),
        }
    return found


def _answers(asking: _Asking) -> Facts:
    """Days from the first words to a human answer, of those who have one."""
    answered = asking.each("answers_in_days")
    enough = _enough([programme for programme, _day in answered], asking.level.least_mean, asking)
    return {"answer_median": float(median(int(day) for _programme, day in answered)) if enough else None}


def _stays(asking: _Asking) -> Facts:
    """How long companionships last: all that had begun, and outside the programme those of this period.

    What leaves is of one period each, so that no two curves differ by a few.
    """
    found = asking.counted("stays_ever" if asking.inside else "stays")
    return _lasting("stay", stretches(found), MONTHS_STAYED, asking)


def _peers(asking: _Asking) -> Facts:
    """How long peers go on helping."""
    found = asking.counted("helps_ever" if asking.inside else "helps")
    return _lasting("helping", stretches(found), YEARS_HELPED, asking)


def _lasting(name: str, found: list[Stretch], days: tuple[int, ...], asking: _Asking) -> Facts:
    """Fewer than twenty say little of how long something lasts, and too much of each other."""
    level, least = asking.level, SMALLEST_HELPERS[asking.level.name]
    behind = list({(one.who, one.programme): one.programme for one in found}.values())
    if not _enough(behind, ENOUGH_TO_STAY, asking):
        return {f"{name}_{day}": None for day in days}
    curve = stay([one.days for one in found], [one.over for one in found])
    told = set(days) if asking.inside else tellable(found, days, least)
    shown: Facts = {f"{name}_n": _rounded(len(found), level.rounds_to)}
    for day in days:
        seen = day in told and max(one.days for one in found) >= day
        shown[f"{name}_{day}"] = _share(curve.beyond(day), level) if seen else None
    return shown


def _enough(behind: Sequence[str], least: int, asking: _Asking) -> bool:
    """So many stand behind it; and of each programme so many or none, so that two reports cannot be subtracted."""
    if asking.inside:
        return bool(behind)
    return len(behind) >= least and all(number >= least for number in Counter(behind).values())


def _sums(asking: _Asking) -> Facts:
    """Meetings, gatherings and hours: shown where enough people stand behind each sum."""
    material, period, level = asking.material, asking.period, asking.level
    least = SMALLEST_HELPERS[level.name]
    held = [int(number) for _programme, number in asking.each("meetings")]
    volunteers = {peer for _programme, _length, peer in given(material, period)}
    hours = round(sum(asking.counted("minutes").values()) / 60)
    gathered = [one for one in material.gathered if period.holds(one.day)]
    seats, people = sum(one.came for one in gathered), asking.totals.get("supported")
    return {
        "meetings": _rounded(sum(held), level.rounds_to)
        if people is not None and len(held) >= least
        else None,
        "gatherings": float(len(gathered)),
        "seats": _rounded(seats, level.rounds_to) if seats >= 2 * least or not gathered else None,
        "hours": _rounded(hours, level.rounds_to) if len(volunteers) >= least else None,
        "group_hours": _led(gathered, level),
    }


def _led(gathered: Sequence[Gathered], level: Level) -> float | None:
    """Of a few evenings, or a few who led them, the hours would be somebody's own."""
    least = SMALLEST_HELPERS[level.name]
    if gathered and (len(gathered) < least or sum(one.leaders for one in gathered) < least):
        return None
    return _rounded(round(sum(one.leaders * one.minutes for one in gathered) / 60), level.rounds_to)


def _seen(day: float) -> float | None:
    """A median that is not reached yet is none."""
    return None if isinf(day) else float(round(day))


def _share(share: float | None, level: Level) -> float | None:
    """Whole per cent; in fives for the public."""
    return None if share is None else float(_rounded(round(100 * share), level.rounds_to))


def _rounded(number: int, to: int) -> float:
    return float((number + to // 2) // to * to)
