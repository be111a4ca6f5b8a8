"""The questions people ask of a plan, answered from many lives of the same programme.

How many peers must be trained so that the wait stays short, with how much certainty; and what another plan would
change. Two plans are always tried on the same people (common random numbers), so that luck is not mistaken for skill.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from math import comb, inf, sqrt
from statistics import fmean, stdev

from .clock import live
from .inputs import QUARTER, YEAR, Inputs
from .tally import Tally, quantile
from .world import World, draw

MOST_PER_QUARTER = 512
Spread = Callable[..., Iterable["Tried"]]
"""`map`, or the map of a pool of processes."""


@dataclass(frozen=True)
class Goal:
    """Median days until the first meeting under `days`, in `certainty` of all lives."""

    days: float = 7.0
    certainty: float = 0.8
    years: float = 5.0

    @property
    def horizon(self) -> float:
        return self.years * YEAR

    def wait(self, tally: Tally) -> float:
        """The median of those who came after the first year, and early enough to be met within the time."""
        found = tally.median_wait(min(YEAR, self.horizon / 2), self.horizon - QUARTER)
        return 0.0 if found is None else found


@dataclass(frozen=True)
class Tried:
    """One life: the fewest trained per quarter for which its wait was short, and how many runs that took."""

    fewest: float
    runs: int


@dataclass(frozen=True)
class Needed:
    """Trained per quarter, with an 80 % interval that says how sure so few lives can be."""

    per_quarter: float
    low: float
    high: float
    lives: int
    runs: int
    fewest: tuple[float, ...]

    def chance_with(self, per_quarter: float) -> float:
        """In what share of lives so many were enough."""
        return sum(each <= per_quarter for each in self.fewest) / len(self.fewest)


def needed(
    inputs: Inputs,
    goal: Goal | None = None,
    lives: int = 40,
    seed: int = 1,
    spread: Spread = map,
    say: Callable[[int, int], None] = lambda done, of: None,
) -> Needed:
    """inf where no number of peers is enough. `say` hears how many lives are done."""
    goal = goal or Goal()
    tries: list[Tried] = []
    asked = ([inputs] * lives, [goal] * lives, range(seed, seed + lives))
    for tried in spread(fewest, *asked):
        tries.append(tried)
        say(len(tries), lives)
    numbers = sorted(each.fewest for each in tries)
    low, high = ranks_around(lives, goal.certainty)
    return Needed(
        per_quarter=quantile(numbers, goal.certainty) or 0.0,
        low=numbers[low],
        high=numbers[high] if high < lives else inf,
        lives=lives,
        runs=sum(each.runs for each in tries),
        fewest=tuple(numbers),
    )


def fewest(inputs: Inputs, goal: Goal, seed: int) -> Tried:
    """In one life; more peers never make the wait longer but by a hair, so halving finds it."""
    world, tried = draw(inputs, goal.horizon, seed), 0

    def enough(number: int) -> bool:
        nonlocal tried
        tried += 1
        return goal.wait(live(world, replace(inputs, trained_per_quarter=number))) < goal.days

    low, high = _bracket(enough, max(1, round(inputs.trained_per_quarter)))
    while high - low > 1 and low < MOST_PER_QUARTER:
        middle = (low + high) // 2
        low, high = (low, middle) if enough(middle) else (middle, high)
    return Tried(inf if low >= MOST_PER_QUARTER else float(high), tried)


def _bracket(enough: Callable[[int], bool], guess: int) -> tuple[int, int]:
    """Two numbers, the first too few and the second enough; (-1, 0) when none need be trained."""
    low, high, step = -1, guess, max(1, guess // 4)
    if enough(guess):
        while high > 0 and enough(max(0, high - step)):
            high, step = max(0, high - step), step * 2
        return max(-1, high - step), high
    low = guess
    while not enough(min(MOST_PER_QUARTER, low + step)):
        low, step = min(MOST_PER_QUARTER, low + step), step * 2
        if low >= MOST_PER_QUARTER:
            return low, low
    return low, min(MOST_PER_QUARTER, low + step)


def ranks_around(n: int, share: float, confidence: float = 0.8) -> tuple[int, int]:
    """Which of n ordered values lie around the true quantile; the upper may be n, which is beyond the last."""
    below = [comb(n, k) * share**k * (1 - share) ** (n - k) for k in range(n + 1)]
    tail, low, high = (1 - confidence) / 2, 0, n
    while low < n - 1 and sum(below[: low + 1]) <= tail:
        low += 1
    while high > 0 and sum(below[high:]) <= tail:
        high -= 1
    return max(0, low - 1), min(n, high)


@dataclass(frozen=True)
class Difference:
    """How another plan does against the first on the same people: mean, and its 95 % interval."""

    mean: float
    low: float
    high: float
    lives: int


def difference(
    inputs: Inputs, other: Inputs, goal: Goal | None = None, lives: int = 20, seed: int = 1
) -> Difference:
    """In the share met within the goal's days. Both plans must assume the same people."""
    goal = goal or Goal()
    worlds = (draw(inputs, goal.horizon, seed + number) for number in range(lives))
    return _summed([_met(world, other, goal) - _met(world, inputs, goal) for world in worlds])


def _met(world: World, plan: Inputs, goal: Goal) -> float:
    found = live(world, plan).met_within(goal.days, min(YEAR, goal.horizon / 2), goal.horizon - QUARTER)
    return found or 0.0


def _summed(differences: Sequence[float]) -> Difference:
    mean, n = fmean(differences), len(differences)
    half = 1.96 * stdev(differences) / sqrt(n) if n > 1 else inf
    return Difference(mean, mean - half, mean + half, n)


def where_most(
    inputs: Inputs, peers: int = 5, goal: Goal | None = None, lives: int = 20
) -> dict[int, Difference]:
    """What so many more peers would do in each zone. Where the intervals all meet, there is no answer: say so."""
    plans = {zone: replace(inputs, extra_peers=peers, extra_zone=zone) for zone in range(len(inputs.zones))}
    return {zone: difference(inputs, plan, goal, lives) for zone, plan in plans.items()}
