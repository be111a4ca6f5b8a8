"""A programme's suggestions for tonight, each with what would change for whom: people in, plain values out.

Not met by anybody until a person has decided. Besides the best plan this answers what becomes of everybody else
when one suggestion is taken, changed or dropped: one path of the standing, so that nobody moves without a cause.
"""

from collections.abc import Iterable, Sequence
from copy import deepcopy
from dataclasses import dataclass, replace

import numpy as np

from ..fit import tier_points
from ..shortlist import LIMIT
from ..sides import Candidate, Seeker
from ..ties import tie_key
from ..weights import Weights
from .answers import fallbacks
from .certificate import Certificate
from .columns import columns
from .compiled import engine_name
from .live import Live
from .meeting import Pairs, who_could_meet
from .points import fits
from .problem import problem
from .solve import STEPS
from .standing import NOBODY

MOST_LOOKED_AHEAD = 200
"""So many, who waited longest, are told what each would change; nobody decides about more between two nights."""

Move = tuple[str, str | None, str | None]
"""Who, whom they were suggested, whom they would be suggested instead."""


@dataclass(frozen=True)
class Suggested:
    """One suggestion. `moves` holds, for the peers one could ask instead and for "" (dropped), what else changes."""

    seeker: str
    peer: str
    left: int  # places the peer has besides this one
    waits_too: tuple[str, ...]  # who could meet this peer, and has no suggestion
    moves: dict[str, tuple[Move, ...]]


@dataclass(frozen=True)
class Tonight:
    """With the proof that nothing better exists."""

    suggested: list[Suggested]
    certificate: Certificate
    engine: str


@dataclass(frozen=True)
class Scene:
    """Everybody of a programme as the solver sees them, in an order that is nobody's advantage."""

    seekers: list[Seeker]
    candidates: list[Candidate]
    pairs: Pairs
    points: np.ndarray  # (m,) tier and fit
    capacity: np.ndarray
    costs: np.ndarray
    stretch: int  # so that days of waiting fit in between two points

    def row_of(self, one: int) -> np.ndarray:
        return self.pairs.peer[self.pairs.row[one] : self.pairs.row[one + 1]]


def scene(
    seekers: Iterable[Seeker], candidates: Iterable[Candidate], weights: Weights, secret: bytes
) -> Scene:
    """Who could be suggested for whom: no rule broken, and the programme's least fit reached."""
    people = sorted(seekers, key=lambda one: tie_key(secret, one.id, "seeker"))
    peers = sorted(candidates, key=lambda one: tie_key(secret, one.id, "peer"))
    cast = columns(people, peers, weights)
    both = (cast.participants, cast.peers)
    pairs = who_could_meet(*both, cast.apart)
    fit = fits(both, cast.wishes, weights, pairs.participant, pairs.peer)
    enough = fit >= weights.minimum_fit
    tiers = np.array([tier_points(one.waiting_days, weights) for one in people], np.int64)
    points = (tiers[pairs.participant] + fit)[enough]
    row = np.concatenate([[0], np.cumsum(enough)])[pairs.row]
    days = sorted((one.waiting_days for one in people), reverse=True)
    stretch = 1 + sum(days[: int(cast.capacity.sum())])
    return Scene(people, peers, Pairs(row, pairs.peer[enough]), points, cast.capacity, cast.costs, stretch)


def solved(here: Scene) -> Live:
    """The best there is; between equally good plans the one that serves those who waited longer."""
    days = np.array([one.waiting_days for one in here.seekers], np.int64)
    value = here.points * here.stretch + days[here.pairs.participant]
    costs = here.costs * here.stretch
    instance = problem(
        row=here.pairs.row, peer=here.pairs.peer, value=value, capacity=here.capacity, costs=costs
    )
    return Live(instance, costs, tuple(step * here.stretch for step in STEPS))


def tonight(
    seekers: Sequence[Seeker],
    candidates: Sequence[Candidate],
    weights: Weights,
    secret: bytes,
    dropped: frozenset[tuple[str, str]] = frozenset(),
) -> Tonight:
    """`dropped`: pairs (seeker, candidate) a person has said no to lately; they are not suggested again."""
    here = scene([_without(one, dropped) for one in seekers], candidates, weights, secret)
    live = solved(here)
    match = live.at.match[: len(here.seekers)]
    found = np.flatnonzero(match != NOBODY).tolist()
    ahead = set(sorted(found, key=lambda one: -here.seekers[one].waiting_days)[:MOST_LOOKED_AHEAD])
    without = np.flatnonzero(match == NOBODY).tolist()
    proof = live.certificate()
    told = replace(proof, value=proof.value // here.stretch, bound=proof.bound // here.stretch)
    return Tonight([_suggested(here, live, one, without, one in ahead) for one in found], told, engine_name())


def could_be_asked(
    seekers: Sequence[Seeker],
    candidates: Sequence[Candidate],
    weights: Weights,
    secret: bytes,
    dropped: frozenset[tuple[str, str]] = frozenset(),
) -> dict[str, tuple[str, ...]]:
    """Whom each person could be asked about now; nobody where none fits, or only those whom a person put aside."""
    here = scene([_without(one, dropped) for one in seekers], candidates, weights, secret)
    return {
        one.id: tuple(here.candidates[peer].id for peer in here.row_of(row).tolist())
        for row, one in enumerate(here.seekers)
    }


def _without(one: Seeker, dropped: frozenset[tuple[str, str]]) -> Seeker:
    gone = {peer for seeker, peer in dropped if seeker == one.id}
    return replace(one, do_not_meet=one.do_not_meet | gone) if gone else one


def _suggested(here: Scene, live: Live, one: int, without: list[int], ahead: bool) -> Suggested:
    peer = int(live.at.match[one])
    waits = [here.seekers[row].id for row in without if peer in here.row_of(row)]
    return Suggested(
        seeker=here.seekers[one].id,
        peer=here.candidates[peer].id,
        left=int(here.capacity[peer] - live.at.used[peer]),
        waits_too=tuple(waits),
        moves=_moves(here, live, one) if ahead else {},
    )


def _moves(here: Scene, live: Live, one: int) -> dict[str, tuple[Move, ...]]:
    """When it is dropped, and for the next few peers one could ask instead."""
    peer, themself = int(live.at.match[one]), here.seekers[one].id
    row = slice(int(live.problem.row[one]), int(live.problem.end[one]))
    peers, values = live.problem.peer[row].copy(), live.problem.value[row].copy()
    others = peers != peer
    told = {"": _if(here, live, one, peers[others], values[others])}
    certain = np.array(
        [4 * int(live.problem.value.max())], np.int64
    )  # worth more than anybody it could displace
    for other in fallbacks(live.problem, live.at, one, LIMIT - 1):
        moves = _if(here, live, one, np.array([other], np.int32), certain)
        told[here.candidates[other].id] = tuple(move for move in moves if move[0] != themself)
    return told


def _if(here: Scene, live: Live, one: int, peers: np.ndarray, values: np.ndarray) -> tuple[Move, ...]:
    """What would be suggested if this were all that the one could be asked about."""
    what_if = deepcopy(live)
    what_if.change(one, peers, values)
    before, after = live.at.match.tolist(), what_if.at.match.tolist()
    name = {row: candidate.id for row, candidate in enumerate(here.candidates)}
    return tuple(
        (person.id, name.get(before[row]), name.get(after[row]))
        for row, person in enumerate(here.seekers)
        if before[row] != after[row]
    )
