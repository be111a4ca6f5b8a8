"""From a programme's own past to what is assumed of it. Where the past is short, the guess still speaks loudest."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from sideomside.planner.clockwork.fitting import GUESS_COUNTS_AS, Fitted, Seen, Told, fit
from sideomside.planner.clockwork.inputs import QUARTER, Inputs
from sideomside.planner.rules.gone import LEFT, Gone, Lasting, gone_of
from sideomside.reports.rules import Helper, Journey, Material

YEAR = timedelta(days=365)
ENOUGH_FOR_A_TREND = 30
"""People in each of two years, before their difference is called a trend."""
MOST_GROWTH = 0.25


def fitted(material: Material, room: Sequence[int]) -> Fitted:
    """`room` holds how many each active peer has room for."""
    seen, today = seen_in(material), material.today
    started = [one.active_since for one in material.helpers if one.active_since]
    started += [one.began for one in gone_of(material.kept).helping for _ in range(one.people)]
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


def seen_in(material: Material, gone: Gone | None = None) -> Seen:
    """Counts, and the days during which they could have happened; of those who are gone too."""
    gone, today = gone_of(material.kept) if gone is None else gone, material.today
    came = [one for one in material.journeys if one.came]
    first = min((one.came for one in came if one.came), default=today)
    first = min([first, *(one.began for one in gone.waits)])
    courses = [course for one in came for course in one.courses.values() if course.began]
    lengths = [
        (float(((course.ended or today) - course.began).days), course.ended is not None)
        for course in courses
        if course.began
    ]
    lengths += [(float(one.days), one.how == "over") for one in gone.courses for _ in range(one.people)]
    never = sum(not course.met_on for one in came for course in one.courses.values())
    return Seen(
        days=float(max(1, (today - first).days)),
        came=len(came) + _people(gone.waits),
        gave_up=sum(one.ended_by(today) == LEFT for one in came) + _people(gone.waits, LEFT),
        waiting_days=float(
            sum(_waited(one, today) for one in came) + sum(one.days * one.people for one in gone.waits)
        ),
        met=len(lengths),
        never_met=never + _people(gone.never),
        peers_left=sum(one.stopped is not None and one.active_since is not None for one in material.helpers)
        + _people(gone.helping, "over"),
        peer_ages=(
            *(age for one in material.helpers if (age := _age(one, first, today))),
            *(_aged(one, first) for one in gone.helping for _ in range(one.people)),
        ),
        lengths=tuple(lengths),
    )


def trend(material: Material) -> float:
    """How many more came this year than the year before; 0 where that could as well be chance."""
    days = [(one.came, 1) for one in material.journeys if one.came]
    days += [(one.began, one.people) for one in gone_of(material.kept).waits]
    lately = sum(n for day, n in days if material.today - YEAR < day <= material.today)
    before = sum(n for day, n in days if material.today - 2 * YEAR < day <= material.today - YEAR)
    if min(lately, before) < ENOUGH_FOR_A_TREND:
        return 0.0
    return max(-MOST_GROWTH, min(MOST_GROWTH, lately / before - 1))


def _people(found: Sequence[Lasting], how: str = "") -> int:
    return sum(one.people for one in found if how in ("", one.how))


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


def _aged(one: Lasting, first: date) -> tuple[float, float]:
    """The same, of a peer who is gone."""
    began = max(0, (first - one.began).days)
    return (float(began), float(max(began, one.days)))


def _capacity(room: Sequence[int], guess: tuple[float, ...]) -> tuple[float, ...]:
    """Own peers beside a guess worth ten."""
    size = max([len(guess), *room]) if room else len(guess)
    found = Counter(max(1, places) for places in room)
    shares = [*guess, *[0.0] * (size - len(guess))]
    whole = GUESS_COUNTS_AS + len(room)
    return tuple((GUESS_COUNTS_AS * share + found[n]) / whole for n, share in enumerate(shares, 1))


def _mean(capacity: Sequence[float]) -> float:
    return sum(n * share for n, share in enumerate(capacity, 1))
