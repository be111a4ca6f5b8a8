"""What is written down of somebody in the moment they go: in each figure they stood in, one more who is gone."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime, time
from uuid import UUID

from django.utils import timezone

from sideomside.ground.audit.events import Event
from sideomside.reports.rules.counted import FIGURES
from sideomside.reports.rules.counting import Material
from sideomside.reports.rules.how_long import EVER, lasted, waited
from sideomside.reports.rules.journeys import Course, Helper, Journey
from sideomside.reports.rules.kept import SINCE, Line, month
from sideomside.reports.rules.periods import Period, periods_until

Places = Counter[tuple[str, str, str, str]]
"""Period or month, figure, programme, value."""
LAST_QUARTER = 4
NOON = time(12)


def remembered(before: Material, after: Material) -> list[Line]:
    """What is told before they go, less what is told after: so the two together say what was said.

    Both of one programme, or of all together (Material.of). Whoever stays has their own life still, so nothing of
    theirs differs but hours: a volunteer who is gone is nobody's volunteer any more.
    """
    places = _places(before, before)
    places.subtract(_places(after, before))
    return [Line(*place, number) for place, number in sorted(places.items()) if number]


def over_with(told: Iterable[Event], whos: frozenset[UUID], on: date) -> list[Event]:
    """What else is said that day: whoever walked with a peer who goes walks with them no more."""
    names, last = _names(whos), dict[UUID, Event]()
    for event in sorted(told, key=lambda one: one.happened_at):
        if event.payload.get("peer") in names:
            last[event.episode] = event
    at = datetime.combine(on, NOON, timezone.get_current_timezone())
    running = [one for one in last.values() if one.kind != "episode.ended"]
    return [
        replace(one, kind="episode.ended", happened_at=at, payload=one.payload | {"reason": ""})
        for one in running
    ]


def without(told: Iterable[Event], whos: frozenset[UUID]) -> list[Event]:
    """As it will be read when they are gone: whoever met a peer who goes has met somebody all the same."""
    names = _names(whos)
    return [
        replace(one, payload=one.payload | {"peer": ""}) if one.payload.get("peer") in names else one
        for one in told
        if one.who not in whos
    ]


def _names(whos: frozenset[UUID]) -> set[str]:
    return {str(one) for one in whos}


def gone_by(material: Material, whos: frozenset[UUID]) -> Material:
    """Whoever goes leaves everything today, if they had not left it before."""
    today = material.today
    return replace(
        material,
        journeys=[_closed(one, today) if one.who in whos else one for one in material.journeys],
        helpers=[_stopped(one, today) if one.who in whos else one for one in material.helpers],
    )


def _closed(one: Journey, today: date) -> Journey:
    courses = {episode: _over(course, today) for episode, course in one.courses.items()}
    if one.left_by(today):
        return replace(one, courses=courses)
    return replace(one, courses=courses, left=today, leaving=[*one.leaving, (today, True)])


def _over(course: Course, today: date) -> Course:
    return replace(course, ended=course.ended or today)


def _stopped(one: Helper, today: date) -> Helper:
    if one.standing(today) in ("", "peer.left"):
        return one
    return replace(one, steps=[*one.steps, (today, "peer.left")])


def _places(material: Material, all_of_it: Material) -> Places:
    places: Places = Counter()
    for when in _periods(all_of_it):
        for figure, count in FIGURES.items():
            for (programme, value), number in count(material, when).items():
                places[when.code, figure, programme, value] += number
    later = _from_now_on(material.today)
    for figure in EVER:
        for (programme, value), number in FIGURES[figure](material, later).items():
            places[later.code, figure + SINCE, programme, value] += number
    places.update(_by_month(material))
    return places


def _periods(material: Material) -> list[Period]:
    """Every one that may be asked for, from the first thing that happened to today."""
    days = [day for one in material.journeys for day, _way in one.wrote]
    days += [day for one in material.journeys for day in one.met_on]
    days += [day for one in material.helpers for day, _kind in one.steps]
    first = min(days, default=material.today)
    found = periods_until(material.today, material.today.year - first.year + 1)
    return [one for one in found if one.after > first]


def _from_now_on(today: date) -> Period:
    """Everything up to today, under the first quarter that has not begun."""
    year, quarter = (today.year + today.month // 10, (today.month - 1) // 3 % 4 + 2)
    return Period(date.min, date.max, f"{year}Q{quarter if quarter <= LAST_QUARTER else 1}")


def _by_month(material: Material) -> Places:
    """What a plan learns from, and what the first page draws month by month."""
    return Counter(
        (month(day), figure, programme, value)
        for figure, of in MONTHLY.items()
        for day, programme, value in of(material)
    )


def _waited(material: Material) -> Iterator[tuple[date, str, str]]:
    """By the month they came in."""
    for one in material.journeys:
        if one.came:
            yield one.came, one.programme, waited(one, material.today)


def _met_after(material: Material) -> Iterator[tuple[date, str, str]]:
    """By the month of their first meeting."""
    for one in material.journeys:
        if one.came and one.met and one.met <= material.today:
            yield one.met, one.programme, str((one.met - one.came).days)


def _lasted(material: Material) -> Iterator[tuple[date, str, str]]:
    """Each companionship by the month it began in."""
    for one in material.journeys:
        for course in one.courses.values():
            if one.came and course.began:
                yield course.began, one.programme, lasted(course.began, course.ended, material.today)


def _never_met(material: Material) -> Iterator[tuple[date, str, str]]:
    """Two who were to meet and never did, by the month in which that was said."""
    for one in material.journeys:
        for course in one.courses.values():
            if one.came and not course.met_on and course.ended:
                yield course.ended, one.programme, "never"


def _helped(material: Material) -> Iterator[tuple[date, str, str]]:
    """Each peer by the month they became active in."""
    for one in material.helpers:
        if one.active_since:
            yield one.active_since, one.programme, lasted(one.active_since, one.stopped, material.today)


MONTHLY: dict[str, Callable[[Material], Iterator[tuple[date, str, str]]]] = {
    "waited": _waited,
    "met_after": _met_after,
    "lasted": _lasted,
    "never_met": _never_met,
    "helped": _helped,
}
