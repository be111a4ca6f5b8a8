"""What the attacker must not learn, counted anew from the people themselves and from nothing the room worked out."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sideomside.reports.disclosure.levels import LEVELS
from sideomside.reports.rules.counting import OUTSIDE, VALUES, Material, last_day
from sideomside.reports.rules.figures import Figures
from sideomside.reports.rules.periods import Period
from sideomside.reports.rules.telling_answers import heaps
from sideomside.reports.rules.told import as_told

Atom = tuple[str, ...]
ENDLESS = 10**9
HEAPS = ("better", "same", "worse")


@dataclass(frozen=True)
class Truth:
    """The true counts, the marks of one report, what it shows in tables and beside them, and what is untrue in it."""

    level: str
    counts: Mapping[Atom, int]
    marks: list[frozenset[Atom]]
    shown: Mapping[str, set[float]]
    facts: Mapping[str, float]
    lies: frozenset[float]
    heaps: list[frozenset[Atom]]  # of people who moved, too few to be shown
    beside: list[frozenset[Atom]]  # for each heap shown the two others together: all who are not in it


def truth_of(material: Material, period: Period, programme: str, figures: Figures) -> Truth:
    counts: dict[Atom, int] = {}
    for name, count in OUTSIDE.items():
        found = count(material.of(programme), period)
        counts |= {(name, value): found.get((programme, value), 0) for value in VALUES[name]}
    anew = _sums(material.of(programme), period, LEVELS[figures.level].rounds_to)
    told = {name: value for name, value in figures.facts.items() if value is not None and name[-2:] != "_n"}
    lies = {name for name, value in told.items() if name in anew and anew[name] != value}
    return Truth(
        figures.level,
        counts,
        _marks(figures),
        {name: _shown(figures, name) for name in OUTSIDE} | _said(figures),
        {name: float(round(value)) for name, value in told.items() if name not in lies},
        frozenset(told[name] for name in lies),
        [
            frozenset([(f"said-{number}", name)])
            for number, one in enumerate(as_told(figures.answers), 1)
            for name in HEAPS
            if one.is_told and getattr(one, name) is None
        ],
        [
            frozenset((f"said-{number}", other) for other in HEAPS if other != name)
            for number, one in enumerate(as_told(figures.answers), 1)
            for name in HEAPS
            if one.is_told and getattr(one, name) is not None
        ],
    )


def stretches(material: Material, period: Period, programme: str) -> list[int]:
    """Days of each companionship that began in the period; those not over by its last day are endless."""
    end = last_day(period, material.today)
    return [
        (course.ended - course.began).days if course.ended and course.ended <= end else ENDLESS
        for one in material.of(programme).journeys
        for course in one.courses.values()
        if course.began and period.holds(course.began)
    ]


def all_of(name: str) -> frozenset[Atom]:
    return frozenset((name, value) for value in VALUES[name])


def _marks(figures: Figures) -> list[frozenset[Atom]]:
    marks = [
        frozenset([(name, value)])
        for name, cells in figures.tables.items()
        for value, shown in cells.items()
        if shown is None
    ]
    exact = figures.level == "R1"
    return marks + [all_of(name) for name, total in figures.totals.items() if total is None and exact]


def _shown(figures: Figures, name: str) -> set[float]:
    cells = [*figures.tables[name].values(), figures.totals[name]]
    return {float(each) for each in cells if each is not None}


def _said(figures: Figures) -> dict[str, set[float]]:
    """What stands of each question, without its sign, and the share who answered."""
    found = {"answered": _with_shares(figures.answered.values(), figures.answered.get("asked"))}
    for number, one in enumerate(as_told(figures.answers), 1):
        points = (one.mean, one.low, one.high, one.by_itself, one.waiting, one.silent_still)
        people = _with_shares((one.asked, one.n), one.asked) | _whole([*heaps(one).values(), one.waited])
        found[f"said-{number}"] = people | {abs(each) for each in points if each is not None}
    return found


def _with_shares(people: Iterable[int | None], of: int | None) -> set[float]:
    known = _whole(people)
    return known | {float(round(100 * each / of)) for each in known if of}


def _whole(people: Iterable[int | None]) -> set[float]:
    return {float(each) for each in people if each is not None}


def _sums(material: Material, period: Period, to: int) -> dict[str, float]:
    """Meetings, gatherings and seats, one by one."""
    courses = [course for one in material.journeys for course in one.courses.values()]
    held = sum(period.holds(day) for course in courses for day in course.met_on)
    evenings = [one for one in material.gathered if period.holds(one.day)]
    seats = sum(one.came for one in evenings)
    return {
        "meetings": _to(held, to),
        "gatherings": float(len(evenings)),
        "seats": _to(seats, to),
        "hours": _to(round(held), to),  # each of these meetings is an hour of a volunteer
        "group_hours": _to(round(sum(one.leaders * one.minutes for one in evenings) / 60), to),
    }


def _to(number: int, step: int) -> float:
    return float((number + step // 2) // step * step)
