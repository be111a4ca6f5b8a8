"""Chance, drawn once: who comes, what they ask for, how long they would wait and stay; who could become a peer.

A plan is not looked at here beyond how many peers it asks for, so two plans meet the same people on the same days.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from math import log
from random import Random

from .drawing import Peer, Person, adjoining, peer, person, rising_themes
from .inputs import QUARTER, YEAR, Inputs

TRIES = 4
"""How many companionships are drawn ahead for each person; whoever needs more begins with the first again."""

LONGEST = 20 * YEAR


@dataclass
class World:
    """One draw of everything. `peers` grows when a plan asks for more; nobody already drawn changes."""

    inputs: Inputs
    days: float
    seed: int
    people: list[Person] = field(default_factory=list)
    pools: dict[int, tuple[Random, list[Peer]]] = field(default_factory=dict)

    def peers(self, plan: Inputs) -> list[Peer]:
        """Those of the beginning, then each quarter's, as many as this plan trains."""
        found = self._pool(-1, plan.peers_at_start, plan)
        extra = self._pool(-2, plan.extra_peers, plan)
        if plan.extra_zone is not None:
            extra = [each._replace(zone=1 << plan.extra_zone) for each in extra]
        found = [*found, *extra]
        for quarter in range(int((self.days - plan.training_days) // QUARTER) + 1):
            found += self._pool(quarter, plan.trained_in(quarter), plan)
        return [each for each in found if each.starts < self.days]

    def _pool(self, quarter: int, size: int, plan: Inputs) -> list[Peer]:
        if quarter not in self.pools:
            self.pools[quarter] = (_chance(self.seed, f"peers {quarter}"), [])
        rng, pool = self.pools[quarter]
        while len(pool) < size:
            pool.append(peer(rng, self.inputs, quarter))
        return pool[:size]


def draw(inputs: Inputs, days: float, seed: int) -> World:
    """Everybody who would come in `days`."""
    world = World(inputs, days, seed)
    coming, lives = _chance(seed, "coming"), _chance(seed, "lives")
    themes, zones = rising_themes(inputs), adjoining(inputs)
    for now in _comings(inputs, days, coming):
        world.people.append(person(lives, inputs, now, themes, zones))
    return world


def _comings(inputs: Inputs, days: float, rng: Random) -> Iterator[float]:
    """Days on which somebody comes; the first years are the same however long is asked for."""
    year = 0.0
    while year < days and (most := inputs.most(year + YEAR)):
        now = year
        while (now := now - log(1 - rng.random()) / most) < year + YEAR:
            if rng.random() * most < inputs.rate(now) and now < days:
                yield now
        year += YEAR


def _chance(seed: int, of: str) -> Random:
    return Random(f"{seed} {of}")  # noqa: S311 - a simulation, not a key
