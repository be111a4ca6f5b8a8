"""Would we have known? Each quarter that is over, foretold from nothing but what had happened before it."""

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date, timedelta
from math import inf

from sideomside.planner.clockwork.hindsight import TOO_LITTLE, Foretold, foretell
from sideomside.planner.clockwork.inputs import QUARTER, Inputs
from sideomside.planner.clockwork.tally import quantile
from sideomside.planner.rules.gone import MET, Gone, Lasting, gone_of
from sideomside.planner.rules.learning import seen_in
from sideomside.reports.rules import Course, Helper, Journey, Material, Period, periods_until

TIME_TO_BE_MET = timedelta(days=QUARTER)
"""Whoever came on a quarter's last day gets as long as the clockwork gives them."""
LIVES = 60
NEAR_ENOUGH = timedelta(days=90)
"""Those who are gone are known to the month only; most who came lately are still here."""


@dataclass(frozen=True)
class Quarter:
    """How many had come before it, what would have been said, how many came in it, and their usual wait."""

    code: str
    came_before: int
    told: Foretold | None
    came: int
    became: float | None


def quarters_over(today: date) -> list[Period]:
    """Those whose last guest has had time to be met, and not long ago."""
    found = [one for one in periods_until(today) if "Q" in one.code]
    return [
        one for one in reversed(found) if timedelta(0) <= today - one.after - TIME_TO_BE_MET < NEAR_ENOUGH
    ]


def look_back(material: Material, quarter: Period, seed: int) -> Quarter:
    """The same past gives the same answer."""
    before, waits = as_of(material, quarter.first), waits_in(material, quarter)
    gone = gone_of(material.kept).as_of(quarter.first)
    became, seen = quantile(waits, 0.5), seen_in(before, gone)
    told = (
        foretell(seen, _known_before(before, gone), seed, LIVES, became) if seen.came >= TOO_LITTLE else None
    )
    return Quarter(quarter.code, seen.came, told, len(waits), became)


def waits_in(material: Material, quarter: Period) -> list[float]:
    """Days until the first meeting, of everybody who came in it; endless for who had met nobody in time."""
    until = quarter.after + TIME_TO_BE_MET
    gone = [one for one in gone_of(material.kept).waits if quarter.holds(one.began)]
    found = Counter(
        float((one.met - one.came).days) if one.met and one.met < until else inf
        for one in material.journeys
        if one.came and quarter.holds(one.came)
    )
    for wait in gone:
        found[_wait(wait, until)] += wait.people
    return list(found.elements())


def _wait(one: Lasting, until: date) -> float:
    return float(one.days) if one.how == MET and one.began + timedelta(days=one.days) < until else inf


def as_of(material: Material, day: date) -> Material:
    """What somebody knew on the morning of that day."""
    journeys = [_journey(one, day) for one in material.journeys if any(on < day for on, _way in one.wrote)]
    helpers = [
        Helper(one.programme, one.who, steps, one.employment)
        for one in material.helpers
        if (steps := [step for step in one.steps if step[0] < day])
    ]
    return Material(journeys, helpers, [], day, material.programmes)


def _journey(one: Journey, day: date) -> Journey:
    courses = {
        name: Course(
            [on for on in course.met_on if on < day],
            [],
            course.ended if course.ended and course.ended < day else None,
        )
        for name, course in one.courses.items()
        if any(on < day for on in course.met_on)
    }
    left = one.left_by(day - timedelta(days=1))
    leaving = [step for step in one.leaving if step[0] < day]
    return Journey(
        one.programme, one.who, [step for step in one.wrote if step[0] < day], None, left, courses, leaving
    )


def _known_before(before: Material, gone: Gone) -> Inputs:
    """The guess, with the peers there were when the first people came and those who began since."""
    came = [one.came for one in before.journeys if one.came]
    first = min([*came, *(one.began for one in gone.waits)])
    since = [one.active_since for one in before.helpers if one.active_since]
    since += [one.began for one in gone.helping for _ in range(one.people)]
    quarters = max(1.0, (before.today - first).days / QUARTER)
    return replace(
        Inputs(),
        growth_per_year=0.0,
        first_day_of_year=first.timetuple().tm_yday - 1,
        peers_at_start=max(1, sum(on <= first for on in since)),
        trained_per_quarter=round(sum(on > first for on in since) / quarters, 1),
    )
