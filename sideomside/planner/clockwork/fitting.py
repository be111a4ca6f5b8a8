"""From what the programme has lived through to what may be assumed of it, and how far each guess has moved.

Each rate is a gamma posterior: the guess counts as so many events of its own (conjugate to a Poisson count), so a
young programme leans on the guess and an old one on itself. Trends and seasons stay as guessed: a few years of one
programme cannot tell them.
"""

from dataclasses import dataclass, replace
from random import Random

from .inputs import Inputs
from .tally import ENDED, LEFT, NEVER_MET, Tally

GUESS_COUNTS_AS = 10
"""Events that a guess is worth."""


@dataclass(frozen=True)
class Seen:
    """Own events: counts, and the days during which they could have happened."""

    days: float
    came: int
    gave_up: int
    waiting_days: float
    ended: int
    together_days: float
    met: int
    never_met: int
    peers_left: int
    peer_days: float


@dataclass(frozen=True)
class Told:
    """One assumption for the reader: the guess, what own events alone say (None: nothing yet), what is used."""

    name: str
    guess: float
    own: float | None
    used: float
    events: int


@dataclass(frozen=True)
class Fitted:
    """The assumptions to plan with, and where each came from."""

    inputs: Inputs
    told: tuple[Told, ...]


def seen_in(tally: Tally) -> Seen:
    """What somebody who only keeps events would know of a life."""
    return Seen(
        days=tally.days,
        came=sum(day < tally.days for day in tally.came_on),
        gave_up=tally.where[LEFT],
        waiting_days=tally.queue_days,
        ended=tally.where[ENDED],
        together_days=tally.together_area,
        met=tally.meetings,
        never_met=tally.where[NEVER_MET],
        peers_left=tally.peers_left,
        peer_days=tally.peer_area,
    )


def fit(seen: Seen, guess: Inputs, rng: Random | None = None) -> Fitted:
    """The means of the posteriors; with `rng`, one draw from them instead, for intervals that own up to doubt."""
    growth = guess.rate(seen.days / 2) / guess.arrivals_per_day if guess.arrivals_per_day else 1.0
    length = _mean_length(guess)
    told = (
        _told("arrivals_per_day", guess.arrivals_per_day, seen.came, seen.days * growth, rng),
        _told("patience_days", guess.patience_days, seen.gave_up, seen.waiting_days, rng, is_length=True),
        _told("together_days", length, seen.ended, seen.together_days, rng, is_length=True),
        _told("stay_days", guess.stay_days, seen.peers_left, seen.peer_days, rng, is_length=True),
        _share_told("never_meet", guess.never_meet, seen.never_met, seen.never_met + seen.met, rng),
    )
    arrivals, patience, together, stay, never = (each.used for each in told)
    stretch = together / length
    inputs = replace(
        guess,
        arrivals_per_day=arrivals,
        patience_days=patience,
        stay_days=stay,
        never_meet=never,
        early_least=guess.early_least * stretch,
        early_days=guess.early_days * stretch,
        whole_least=guess.whole_least * stretch,
        whole_days=guess.whole_days * stretch,
    )
    return Fitted(inputs, told)


def _told(
    name: str, guess: float, events: int, days: float, rng: Random | None, is_length: bool = False
) -> Told:
    """A rate per day, or (`is_length`) the mean days until it happens."""
    rate = 1 / guess if is_length else guess
    weight = GUESS_COUNTS_AS / rate if rate else 0.0
    shape, exposure = GUESS_COUNTS_AS + events, weight + days
    used = (rng.gammavariate(shape, 1) if rng else shape) / exposure
    own = events / days if events and days else None
    if is_length:
        return Told(name, guess, 1 / own if own else None, 1 / used, events)
    return Told(name, guess, own, used, events)


def _share_told(name: str, guess: float, hits: int, of: int, rng: Random | None) -> Told:
    """A share, with a beta posterior."""
    yes, no = GUESS_COUNTS_AS * guess + hits, GUESS_COUNTS_AS * (1 - guess) + of - hits
    used = rng.betavariate(yes, no) if rng and yes and no else yes / (yes + no)
    return Told(name, guess, hits / of if of else None, used, hits)


def _mean_length(inputs: Inputs) -> float:
    early = inputs.early_share * (inputs.early_least + inputs.early_days)
    return early + (1 - inputs.early_share) * (inputs.whole_least + inputs.whole_days)
