"""What must hold whoever the people are: names and rows change nothing, more help never hurts, a day stays optimal."""

import numpy as np

from proofs.choosing import told
from proofs.choosing.country import Country
from sideomside.matching.engine.whole.live import Live
from sideomside.matching.engine.whole.meeting import Pairs
from sideomside.matching.engine.whole.plan import Plan, Waiting, plan
from sideomside.matching.engine.whole.problem import Problem, problem
from sideomside.matching.engine.whole.solve import solve

SECRET = b"of this programme and this night"


def named(
    country: Country, pairs: Pairs, fits: np.ndarray, shuffle: int | None
) -> tuple[dict[str, str], int]:
    """Who meets whom by name, rows shuffled or not, and the value."""
    people, peers = len(country.wait), len(country.capacity)
    one, other = np.arange(people), np.arange(peers)
    if shuffle is not None:
        random = np.random.default_rng(shuffle)
        one, other = random.permutation(people), random.permutation(peers)
    turned, points = reordered(pairs, fits, one, other)
    ids = [f"p{i}" for i in one], [f"q{j}" for j in other]
    found = plan(
        Waiting(ids[0], country.wait[one], ids[1], country.capacity[other], told.LOAD), turned, points, SECRET
    )
    return by_name(found, *ids), found.value


def by_name(found: Plan, people: list[str], peers: list[str]) -> dict[str, str]:
    return {people[i]: peers[j] for i, j in enumerate(found.match.tolist()) if j >= 0}


def reordered(
    pairs: Pairs, points: np.ndarray, one: np.ndarray, other: np.ndarray
) -> tuple[Pairs, np.ndarray]:
    """The same pairs when participant `one[i]` stands in row i and peer `other[j]` in column j."""
    place, where = np.argsort(one), np.argsort(other)
    person, peer = place[pairs.participant], where[pairs.peer]
    order = np.lexsort((peer, person))
    row = np.concatenate([[0], np.cumsum(np.bincount(person, minlength=len(one)))])
    return Pairs(row, peer[order].astype(np.int32)), points[order]


def lowered_by_more_help(problem_: Problem, seed: int, tries: int) -> int:
    """How often one more place, or one more possible pair, made the optimum smaller. Never, it must be."""
    random = np.random.default_rng(seed)
    before = solve(problem_).certificate.value
    lowered = 0
    for number in range(tries):
        helped = _one_more_pair(problem_, random) if number % 2 else _one_more_place(problem_, random)
        lowered += solve(helped).certificate.value < before
    return lowered


def _one_more_place(old: Problem, random: np.random.Generator) -> Problem:
    room = old.room.copy()
    peer = int(random.integers(len(room)))
    room[peer] = min(len(told.LOAD), room[peer] + 1)
    row = np.append(old.row, old.end[-1:])
    return problem(row=row, peer=old.peer, value=old.value, capacity=room, costs=told.LOAD)


def _one_more_pair(old: Problem, random: np.random.Generator) -> Problem:
    """As when a rule is taken away: somebody could meet a peer they could not."""
    one = int(random.integers(len(old.row)))
    begins, ends = int(old.row[one]), int(old.end[one])
    others = np.setdiff1d(np.arange(len(old.room)), old.peer[begins:ends])
    peer = int(random.choice(others))
    at = begins + int(np.searchsorted(old.peer[begins:ends], peer))
    row = np.append(old.row, old.end[-1:])
    row[one + 1 :] += 1
    return problem(
        row=row,
        peer=np.insert(old.peer, at, peer),
        value=np.insert(old.value, at, int(random.integers(0, int(old.value.max()) + 1))),
        capacity=old.room,
        costs=told.LOAD,
    )


def fresh_value(lively: Live) -> int:
    """The value of a solve from nothing of where a day has come to."""
    now = lively.problem
    length = now.end - now.row
    row = np.concatenate([[0], np.cumsum(length)])
    source = np.arange(row[-1]) + np.repeat(now.row - row[:-1], length)
    again = problem(
        row=row, peer=now.peer[source], value=now.value[source], capacity=now.room, costs=told.LOAD
    )
    return solve(again).certificate.value


def tie_by_row_is_seen(country: Country, pairs: Pairs) -> bool:
    """Were equals served in the order of their rows, would shuffling show it? The solver without `plan` does so."""
    equal = np.full(len(pairs.peer), 1000)
    other = np.random.default_rng(5).permutation(len(country.wait))
    peers = np.arange(len(country.capacity))
    turned, points = reordered(pairs, equal, other, peers)
    one = solve(told.as_problem(country, pairs, equal)).match
    again = solve(
        problem(row=turned.row, peer=turned.peer, value=points, capacity=country.capacity, costs=told.LOAD)
    )
    return bool((one[other] != again.match).any())
