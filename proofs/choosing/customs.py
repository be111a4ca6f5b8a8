"""Other ways in which a programme could choose, for the same people: what is usual, what is stable, fit alone."""

import heapq
from collections.abc import Callable

import numpy as np
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import maximum_bipartite_matching

from proofs.choosing import told
from proofs.choosing.country import Country
from sideomside.matching.engine.whole.meeting import Pairs
from sideomside.matching.engine.whole.solve import solve

Way = Callable[[Country, Pairs, np.ndarray], np.ndarray]


def tiers(country: Country, pairs: Pairs, fits: np.ndarray) -> np.ndarray:
    """Ours: whoever waited long first, and then the best fits."""
    return solve(told.as_problem(country, pairs, told.tier_value(country, pairs, fits))).match


def fit_only(country: Country, pairs: Pairs, fits: np.ndarray) -> np.ndarray:
    """The greatest sum of fits, whoever waits."""
    return solve(told.as_problem(country, pairs, fits)).match


def longest_wait_first(country: Country, pairs: Pairs, fits: np.ndarray) -> np.ndarray:
    """What one does with a list: next in line, best free peer."""
    return _in_line(country, pairs, fits, np.zeros(len(told.LOAD), np.int64))


def longest_wait_sparing(country: Country, pairs: Pairs, fits: np.ndarray) -> np.ndarray:
    """The same by somebody who also spares those who walk with several already."""
    return _in_line(country, pairs, fits, told.LOAD)


def _in_line(country: Country, pairs: Pairs, fits: np.ndarray, load: np.ndarray) -> np.ndarray:
    used, match = np.zeros(len(country.capacity), np.int64), np.full(len(country.wait), -1)
    for one in np.argsort(-country.wait, kind="stable").tolist():
        part = slice(pairs.row[one], pairs.row[one + 1])
        peers = pairs.peer[part]
        free = used[peers] < country.capacity[peers]
        if free.any():
            worth = np.where(free, fits[part] - load[np.minimum(used[peers], 3)], -(10**6))
            match[one] = peers[int(worth.argmax())]
            used[match[one]] += 1
    return match


def stable(country: Country, pairs: Pairs, fits: np.ndarray) -> np.ndarray:
    """Deferred acceptance (Gale and Shapley 1962): nobody could leave together for something both like better."""
    order = np.lexsort((pairs.peer, -fits, pairs.participant))
    ranked = np.split(order, pairs.row[1:-1])
    held: list[list[tuple[int, int]]] = [[] for _ in country.capacity]
    turn = [0] * len(ranked)
    waiting = list(range(len(ranked)))
    while waiting:
        one = waiting.pop()
        if turn[one] == len(ranked[one]):
            continue
        pair = int(ranked[one][turn[one]])
        turn[one] += 1
        peer = int(pairs.peer[pair])
        heapq.heappush(held[peer], (int(fits[pair]), -one))
        if len(held[peer]) > country.capacity[peer]:
            waiting.append(-heapq.heappop(held[peer])[1])
    match = np.full(len(ranked), -1)
    for peer, guests in enumerate(held):
        match[[-each for _, each in guests]] = peer
    return match


WAYS: dict[str, Way] = {
    "tiers": tiers,
    "longest_wait": longest_wait_first,
    "longest_wait_sparing": longest_wait_sparing,
    "stable": stable,
    "fit_only": fit_only,
}


def most_who_could(country: Country, pairs: Pairs, people: np.ndarray) -> int:
    """How many of these people can be met at all, by Hopcroft and Karp (1973) in scipy: nothing could serve more."""
    many = country.capacity[pairs.peer]
    wanted = people[pairs.participant]
    first = np.cumsum(country.capacity) - country.capacity
    person = np.repeat(pairs.participant, many)
    nth = np.arange(len(person)) - np.repeat(np.cumsum(many) - many, many)
    place = np.repeat(first[pairs.peer], many) + nth
    keep = np.repeat(wanted, many)
    shape = (len(people), int(country.capacity.sum()))
    graph = csr_matrix((np.ones(int(keep.sum()), np.int8), (person[keep], place[keep])), shape=shape)
    return int(np.count_nonzero(maximum_bipartite_matching(graph, perm_type="column") >= 0))
