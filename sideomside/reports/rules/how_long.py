"""How long things took, as one value for each person: counted like every other figure, also of those who are gone."""

from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date

from sideomside.reports.rules.counting import Material, last_day
from sideomside.reports.rules.journeys import Course, Journey
from sideomside.reports.rules.kept import Counts, each
from sideomside.reports.rules.periods import Period
from sideomside.reports.rules.stretches import Stretch

OVER, ON = "over", "on"
MOST = 40
"""Stretches of one person that are told; nobody has had so many."""
GIVEN = "given"


def waits_in_days(material: Material, period: Period) -> Counts:
    """Of those who wrote for the first time in the period: met, left or waiting, and after how many days."""
    end = last_day(period, material.today)
    return _counted((one.programme, waited(one, end)) for one in material.journeys if period.holds(one.came))


def waited(one: Journey, end: date) -> str:
    """As it stood at the end of that day: "met 6"."""
    how = one.ended_by(end)
    until = {"met": one.met, "left": one.left_by(end)}.get(how) or end
    return f"{how} {max(0, (until - (one.came or end)).days)}"


def answers_in_days(material: Material, period: Period) -> Counts:
    """From the first words to a human answer, of those who have one."""
    end = last_day(period, material.today)
    return _counted(
        (one.programme, str((one.answered - one.came).days))
        for one in material.journeys
        if period.holds(one.came) and one.came and one.answered and one.answered <= end
    )


def stays(material: Material, period: Period) -> Counts:
    """Companionships that began in the period, as they stood on its last day."""
    return _stays(material, period, period.first)


def stays_ever(material: Material, period: Period) -> Counts:
    """All that had begun by its last day."""
    return _stays(material, period, date.min)


def helps(material: Material, period: Period) -> Counts:
    """Peers who became active in the period, and how long they had helped by its last day."""
    return _helps(material, period, period.first)


def helps_ever(material: Material, period: Period) -> Counts:
    return _helps(material, period, date.min)


def meetings(material: Material, period: Period) -> Counts:
    """How many each person had with a peer in the period."""
    return _counted(
        (one.programme, str(held))
        for one in material.journeys
        if (held := sum(period.holds(day) for day in one.met_on))
    )


def minutes(material: Material, period: Period) -> Counts:
    """Volunteers' minutes with one person at a time, added up by the programme of whoever they met."""
    found: Counter[tuple[str, str]] = Counter()
    for programme, length, _peer in given(material, period):
        found[programme, GIVEN] += length
    return dict(found)


def given(material: Material, period: Period) -> list[tuple[str, int, str]]:
    """Each meeting a volunteer had: programme, minutes and which peer."""
    volunteers = {str(one.who) for one in material.helpers if one.employment in ("", "volunteer")}
    return [
        (one.programme, length, peer)
        for one in material.journeys
        for course in one.courses.values()
        for day, length, peer in course.minutes
        if peer in volunteers and period.holds(day)
    ]


def stretches(found: Counts) -> list[Stretch]:
    """Each person's, from the values above; nobody is anybody but a number."""
    return [
        Stretch(who, programme, int(one.removeprefix(OVER).removeprefix(ON)), one.startswith(OVER))
        for who, (programme, value) in enumerate(each(found))
        for one in value.split()
    ]


def lasted(began: date, ended: date | None, seen: date) -> str:
    """From its first day to its end, or as far as we have seen: "over45", "on30"."""
    over = ended is not None and ended <= seen
    until = ended if ended and over else seen
    return f"{OVER if over else ON}{max(0, (until - began).days)}"


def _stays(material: Material, period: Period, since: date) -> Counts:
    end = last_day(period, material.today)
    return _told((one.programme, _of_courses(one.courses.values(), since, end)) for one in material.journeys)


def _of_courses(courses: Iterable[Course], since: date, end: date) -> list[str]:
    return [lasted(one.began, one.ended, end) for one in courses if one.began and since <= one.began <= end]


def _helps(material: Material, period: Period, since: date) -> Counts:
    end = last_day(period, material.today)
    return _told(
        (one.programme, [lasted(one.active_since, one.stopped, end)])
        for one in material.helpers
        if one.active_since and since <= one.active_since <= end
    )


def _told(found: Iterable[tuple[str, list[str]]]) -> Counts:
    return _counted((programme, " ".join(sorted(all_of)[:MOST])) for programme, all_of in found if all_of)


def _counted(found: Iterable[tuple[str, str]]) -> Counts:
    return dict(Counter(found))


HOW_LONG: dict[str, Callable[[Material, Period], Counts]] = {
    "waits_in_days": waits_in_days,
    "answers_in_days": answers_in_days,
    "stays": stays,
    "stays_ever": stays_ever,
    "helps": helps,
    "helps_ever": helps_ever,
    "meetings": meetings,
    "minutes": minutes,
}
EVER = frozenset({"stays_ever", "helps_ever"})
"""Of everything up to a day: whoever is gone counts in every time that comes after, too."""
