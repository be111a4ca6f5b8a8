"""From a programme's own past to what is assumed of it. Where the past is short, the guess still speaks loudest."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from sideomside.planner.clockwork.fitting import GUESS_COUNTS_AS, Fitted, Seen, Told, fit
from sideomside.planner.clockwork.inputs import QUARTER, Inputs
from sideomside.reports.rules import Helper, Journey, Material

YEAR = timedelta(days=365)
ENOUGH_FOR_A_TREND = 30
"""People in each of two years, before their difference is called a trend."""
MOST_GROWTH = 0.25


def fitted(material: Material, room: Sequence[int]) -> Fitted:
    """`room` holds how many each active peer has room for."""
    seen, today = seen_in(material), material.today
    started = [one.active_since for one in material.helpers if one.active_since]
    lately = sum(today - YEAR < day <= today for day in started)
    guess = replace(Inputs(), growth_per_year=0.0, first_day_of_year=today.timetuple().tm_yday - 1)
    found = fit(seen, guess)
    peers = max(1, len(room))
    trained = (lately + 1) / (365 / QUARTER)
    inputs = replace(
        found.inputs,
        peers_at_start=peers,
        trained_per_quarter=round(trained, 1),
        capacity=_capacity(room, guess.capacity),
        growth_per_year=trend(material),
    )
    told = (
        *found.told,
        Told("peers_at_start", guess.peers_at_start, peers, len(room)),
        Told("places_each", _mean(guess.capacity), _mean(inputs.capacity), len(room)),
    )
    return Fitted(inputs, told)


def seen_in(material: Material) -> Seen:
    """Counts, and the days during which they could have happened."""
    came = [one for one in material.journeys if one.came]
    first = min((one.came for one in came if one.came), default=material.today)
    days = max(1, (material.today - first).days)
    courses = [course for one in came for course in one.courses.values() if course.began]
    return Seen(
        days=float(days),
        came=len(came),
        gave_up=sum(one.ended_by(material.today) == "left" for one in came),
        waiting_days=float(sum(_waited(one, material.today) for one in came)),
        met=len(courses),
        never_met=sum(not course.met_on for one in came for course in one.courses.values()),
        peers_left=sum(one.stopped is not None and one.active_since is not None for one in material.helpers),
        peer_ages=tuple(age for one in material.helpers if (age := _age(one, first, material.today))),
        lengths=tuple(
            (float(((course.ended or material.today) - course.began).days), course.ended is not None)
            for course in courses
            if course.began
        ),
    )


def trend(material: Material) -> float:
    """How many more came this year than the year before; 0 where that could as well be chance."""
    days = [one.came for one in material.journeys if one.came]
    lately = sum(material.today - YEAR < day <= material.today for day in days)
    before = sum(material.today - 2 * YEAR < day <= material.today - YEAR for day in days)
    if min(lately, before) < ENOUGH_FOR_A_TREND:
        return 0.0
    return max(-MOST_GROWTH, min(MOST_GROWTH, lately / before - 1))


def _waited(one: Journey, today: date) -> int:
    until = {"met": one.met, "left": one.left}.get(one.ended_by(today)) or today
    return max(0, (until - one.came).days) if one.came else 0


def _age(one: Helper, first: date, today: date) -> tuple[float, float] | None:
    """How long they had helped when we began to look, and how long at last."""
    since = one.active_since
    if since is None:
        return None
    last = one.stopped or today
    began = max(0, (first - since).days)
    return (float(began), float(max(began, (last - since).days)))


def _capacity(room: Sequence[int], guess: tuple[float, ...]) -> tuple[float, ...]:
    """Own peers beside a guess worth ten."""
    size = max([len(guess), *room]) if room else len(guess)
    found = Counter(max(1, places) for places in room)
    shares = [*guess, *[0.0] * (size - len(guess))]
    whole = GUESS_COUNTS_AS + len(room)
    return tuple((GUESS_COUNTS_AS * share + found[n]) / whole for n, share in enumerate(shares, 1))


def _mean(capacity: Sequence[float]) -> float:
    return sum(n * share for n, share in enumerate(capacity, 1))
