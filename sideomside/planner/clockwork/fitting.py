"""From what the programme has lived through to what may be assumed of it, and how far each guess has moved.

Every guess counts as ten events of its own, so a young programme leans on the guess and an old one on itself. What
has not ended yet counts for as long as it has lasted. Trends and seasons stay as guessed: a few years of one
programme cannot tell them.
"""

from dataclasses import dataclass, replace
from itertools import accumulate
from math import exp, gamma, log
from random import Random

from .drawing import stay_scale
from .inputs import Inputs
from .tally import LEFT, NEVER_MET, Tally

GUESS_COUNTS_AS = 10
"""Events that a guess is worth."""
STRETCHES = tuple(exp(step / 40) for step in range(-48, 49))
"""How much longer or shorter companionships may be than guessed: between .3 and 3.3 times."""


@dataclass(frozen=True)
class Seen:
    """Own events: counts, and the days during which they could have happened (Tally says what each list holds)."""

    days: float
    came: int = 0
    gave_up: int = 0
    waiting_days: float = 0.0
    met: int = 0
    never_met: int = 0
    peers_left: int = 0
    peer_ages: tuple[tuple[float, float], ...] = ()
    lengths: tuple[tuple[float, bool], ...] = ()


@dataclass(frozen=True)
class Told:
    """One assumption for the reader: the guess, what is used, and how many own events moved it."""

    name: str
    guess: float
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
        met=tally.meetings,
        never_met=tally.where[NEVER_MET],
        peers_left=tally.peers_left,
        peer_ages=tally.peer_ages,
        lengths=tally.lengths,
    )


def fit(seen: Seen, guess: Inputs) -> Fitted:
    """The means of what is now believed."""
    return Learned(seen, guess).drawn(None)


class Learned:
    """What is believed of each number once its own events are counted in; `drawn` gives one draw of all."""

    def __init__(self, seen: Seen, guess: Inputs) -> None:
        self.seen, self.guess = seen, guess
        self.stretches = _stretches(seen, guess)
        base = guess.arrivals_per_day
        self.coming_days = sum(guess.rate(day) for day in range(int(seen.days))) / base if base else seen.days
        shape = guess.stay_shape
        self.aged = sum(to**shape - since**shape for since, to in seen.peer_ages)

    def drawn(self, rng: Random | None) -> Fitted:
        """With `rng` one draw, for intervals that own up to doubt; without it the means."""
        seen, guess = self.seen, self.guess
        arrivals = _rate(guess.arrivals_per_day, seen.came, self.coming_days, rng)
        patience = 1 / _rate(1 / guess.patience_days, seen.gave_up, seen.waiting_days, rng)
        stretch = self._stretch(rng)
        hazard = _rate(stay_scale(guess) ** -guess.stay_shape, seen.peers_left, self.aged, rng)
        stay = hazard ** (-1 / guess.stay_shape) * gamma(1 + 1 / guess.stay_shape)
        never = _share(guess.never_meet, seen.never_met, seen.never_met + seen.met, rng)
        ended = sum(is_over for _, is_over in seen.lengths)
        inputs = replace(
            guess,
            arrivals_per_day=arrivals,
            patience_days=patience,
            stay_days=stay,
            never_meet=never,
            early_days=guess.early_days * stretch,
            whole_days=guess.whole_days * stretch,
        )
        told = (
            Told("arrivals_per_day", guess.arrivals_per_day, arrivals, seen.came),
            Told("patience_days", guess.patience_days, patience, seen.gave_up),
            Told("together_days", _mean_length(guess), _mean_length(inputs), ended),
            Told("stay_days", guess.stay_days, stay, seen.peers_left),
            Told("never_meet", guess.never_meet, never, seen.never_met + seen.met),
        )
        return Fitted(inputs, told)

    def _stretch(self, rng: Random | None) -> float:
        if rng is None:
            return sum(each * odds for each, odds in zip(STRETCHES, self.stretches, strict=True))
        turn = rng.random()
        return next(
            (e for e, below in zip(STRETCHES, accumulate(self.stretches), strict=True) if turn < below), 1.0
        )


def _rate(guess: float, events: int, days: float, rng: Random | None) -> float:
    """A rate per day: gamma, conjugate to a count of events."""
    if not guess:
        return 0.0
    shape = GUESS_COUNTS_AS + events
    return (rng.gammavariate(shape, 1) if rng else shape) / (GUESS_COUNTS_AS / guess + days)


def _share(guess: float, hits: int, of: int, rng: Random | None) -> float:
    """A share: beta, conjugate to yes and no."""
    yes, no = GUESS_COUNTS_AS * guess + hits, GUESS_COUNTS_AS * (1 - guess) + of - hits
    return rng.betavariate(yes, no) if rng and yes and no else yes / (yes + no)


def _stretches(seen: Seen, guess: Inputs) -> list[float]:
    """How likely each stretch is, from companionships that ended and those that go on; they sum to 1."""
    scores = [
        -GUESS_COUNTS_AS / 2 * log(stretch) ** 2 + _log_likelihood(seen, guess, stretch)
        for stretch in STRETCHES
    ]
    weights = [exp(score - max(scores)) for score in scores]
    return [weight / sum(weights) for weight in weights]


def _log_likelihood(seen: Seen, guess: Inputs, stretch: float) -> float:
    early, whole = guess.early_days * stretch, guess.whole_days * stretch / 4
    total = 0.0
    for days, is_over in seen.lengths:
        one, other = (_ends, _ends_whole) if is_over else (_lasts, _lasts_whole)
        mixed = guess.early_share * one(days - guess.early_least, early)
        mixed += (1 - guess.early_share) * other(days - guess.whole_least, whole)
        total += log(max(mixed, 1e-300))
    return total


def _lasts(days: float, mean: float) -> float:
    return exp(-max(0.0, days) / mean)


def _ends(days: float, mean: float) -> float:
    return exp(-days / mean) / mean if days >= 0 else 0.0


def _lasts_whole(days: float, scale: float) -> float:
    """Gamma with shape 4."""
    x = max(0.0, days) / scale
    return exp(-x) * (1 + x + x * x / 2 + x**3 / 6)


def _ends_whole(days: float, scale: float) -> float:
    x = days / scale
    return x**3 * exp(-x) / (6 * scale) if days >= 0 else 0.0


def _mean_length(inputs: Inputs) -> float:
    early = inputs.early_share * (inputs.early_least + inputs.early_days)
    return early + (1 - inputs.early_share) * (inputs.whole_least + inputs.whole_days)
