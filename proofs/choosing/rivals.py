"""What others would use for the same instance: one rival in a process of its own, timed from arrays to answer.

`python -m proofs.choosing.rivals NAME FILE RUNS` prints one line of JSON. ortools and highspy never meet.
"""

import json
import resource
import sys
import time
from collections.abc import Callable
from importlib import import_module
from importlib.metadata import version
from typing import Any

import numpy as np

Arrays = dict[str, np.ndarray]
Answer = np.ndarray  # (n,) a peer, or -1


def main() -> None:
    name, file, runs = sys.argv[1], sys.argv[2], int(sys.argv[3])
    needs, solve = RIVALS[name]
    for package in needs:
        import_module(package)
    arrays = dict(np.load(file))
    cpu, wall, match = [], [], np.empty(0)
    for _ in range(runs):
        began, clock = time.process_time(), time.perf_counter()
        match = solve(arrays)
        cpu.append(time.process_time() - began)
        wall.append(time.perf_counter() - clock)
    print(json.dumps(told(name, needs, match, arrays, cpu=cpu, wall=wall)))


def told(
    name: str, needs: tuple[str, ...], match: Answer, arrays: Arrays, **times: list[float]
) -> dict[str, Any]:
    """The middle one of the runs, and what the answer is worth by one function for all."""
    from_kb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    middle = {key: float(np.median(each)) for key, each in times.items()}
    versions = {package: version(PACKAGES.get(package, package).split(".")[0]) for package in needs}
    worth = worth_of(arrays, match)
    return middle | {"name": name, "value": worth, "memory_mb": round(from_kb), "versions": versions}


def worth_of(arrays: Arrays, match: Answer) -> int:
    """Values of the pairs less the cheapest ladder of costs; KeyError when a pair could never meet."""
    row, peer, value = arrays["row"], arrays["peer"], arrays["value"]
    met = np.flatnonzero(match >= 0)
    total = 0
    for one in met.tolist():
        part = slice(row[one], row[one + 1])
        spot = np.flatnonzero(peer[part] == match[one])
        if not len(spot):
            raise KeyError(one)
        total += int(value[part][spot[0]])
    used = np.bincount(match[met], minlength=len(arrays["capacity"]))
    if (used > arrays["capacity"]).any():
        raise KeyError("a peer has more than their places")
    return total - int(np.concatenate([[0], np.cumsum(arrays["costs"])])[used].sum())


def flow(arrays: Arrays) -> Answer:
    """OR-Tools' min-cost flow in C++, all arcs added in one call, a way out for whoever stays unmatched."""
    graph = import_module("ortools.graph.python.min_cost_flow").SimpleMinCostFlow()
    row, peer, value = arrays["row"], arrays["peer"], arrays["value"]
    n, p, m = len(row) - 1, len(arrays["capacity"]), len(peer)
    person = np.repeat(np.arange(n), np.diff(row))
    owner, cost = places(arrays)
    sink = n + p
    tail = np.concatenate([person, n + owner, np.arange(n)])
    head = np.concatenate([n + peer, np.full(len(owner), sink), np.full(n, sink)])
    price = np.concatenate([-value, cost, np.zeros(n)]).astype(np.int64)
    graph.add_arcs_with_capacity_and_unit_cost(tail, head, np.ones(len(tail), np.int64), price)
    graph.set_nodes_supplies(
        np.arange(n + p + 1), np.concatenate([np.ones(n), np.zeros(p), [-n]]).astype(np.int64)
    )
    if graph.solve() != graph.OPTIMAL:
        raise RuntimeError("no optimum")
    used = graph.flows(np.arange(m)) > 0
    match = np.full(n, -1)
    match[person[used]] = peer[used]
    return match


def places(arrays: Arrays) -> tuple[np.ndarray, np.ndarray]:
    capacity = arrays["capacity"]
    owner = np.repeat(np.arange(len(capacity)), capacity)
    nth = np.arange(len(owner)) - np.repeat(np.cumsum(capacity) - capacity, capacity)
    return owner, arrays["costs"][nth]


def each_place(arrays: Arrays) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Pairs with every place of a peer written out: person, place, points; and whose place it is."""
    row, peer, capacity = arrays["row"], arrays["peer"], arrays["capacity"]
    owner, cost = places(arrays)
    first = np.cumsum(capacity) - capacity
    many = capacity[peer]
    person = np.repeat(np.repeat(np.arange(len(row) - 1), np.diff(row)), many)
    nth = np.arange(int(many.sum())) - np.repeat(np.cumsum(many) - many, many)
    place = np.repeat(first[peer], many) + nth
    return person, place, np.repeat(arrays["value"], many) - cost[place], owner


def sparse(arrays: Arrays) -> Answer:
    """scipy's sparse matching; it must be full, so each person gets a column for staying unmatched."""
    csr = import_module("scipy.sparse").csr_matrix
    full = import_module("scipy.sparse.csgraph").min_weight_full_bipartite_matching
    person, place, points, owner = each_place(arrays)
    n, k = len(arrays["row"]) - 1, len(owner)
    high = int(points.max()) + 1
    data = np.concatenate([high - points, np.full(n, high)])
    where = (np.concatenate([person, np.arange(n)]), np.concatenate([place, k + np.arange(n)]))
    rows, columns = full(csr((data, where), shape=(n, k + n)))
    match = np.full(n, -1)
    met = columns < k
    match[rows[met]] = owner[columns[met]]
    return match


def dense(arrays: Arrays) -> Answer:
    """scipy's dense assignment, everybody against every place."""
    assign = import_module("scipy.optimize").linear_sum_assignment
    person, place, points, owner = each_place(arrays)
    n = len(arrays["row"]) - 1
    table = np.zeros((n, len(owner)))
    table[person, place] = np.maximum(points, 0)
    could = np.zeros(table.shape, bool)
    could[person, place] = points > 0
    rows, columns = assign(table, maximize=True)
    match = np.full(n, -1)
    met = could[rows, columns]
    match[rows[met]] = owner[columns[met]]
    return match


def highs(arrays: Arrays) -> Answer:
    """The linear programme itself, by HiGHS inside scipy: its corners are whole matchings."""
    linprog = import_module("scipy.optimize").linprog
    coo = import_module("scipy.sparse").coo_matrix
    person, place, points, owner = each_place(arrays)
    n, k, pairs = len(arrays["row"]) - 1, len(owner), np.arange(len(person))
    where = (np.concatenate([person, n + place]), np.concatenate([pairs, pairs]))
    table = coo((np.ones(2 * len(person)), where), shape=(n + k, len(person))).tocsr()
    done = linprog(-points, A_ub=table, b_ub=np.ones(n + k), bounds=(0, 1), method="highs-ds")
    met = done.x > 0.5
    match = np.full(n, -1)
    match[person[met]] = owner[place[met]]
    return match


def network(arrays: Arrays) -> Answer:
    """networkx: maximum weight matching in a general graph."""
    graph = import_module("networkx").Graph()
    matching = import_module("networkx").max_weight_matching
    person, place, points, owner = each_place(arrays)
    n = len(arrays["row"]) - 1
    graph.add_weighted_edges_from(zip(person.tolist(), (n + place).tolist(), points.tolist(), strict=True))
    match = np.full(n, -1)
    for pair in matching(graph):
        one, spot = sorted(pair)
        match[one] = owner[spot - n]
    return match


def hospitals(arrays: Arrays) -> Answer:
    """The `matching` package: stable, not best. Both sides rank by points; load costs do not exist for it."""
    sys.setrecursionlimit(1_000_000)
    game_of = import_module("matching.games").HospitalResident
    row, peer, value = arrays["row"], arrays["peer"], arrays["value"]
    person = np.repeat(np.arange(len(row) - 1), np.diff(row))
    ranks = _ranks(person, peer, value), _ranks(peer, person, value)
    capacity = {j: int(arrays["capacity"][j]) for j in ranks[1]}
    solved = game_of.create_from_dictionaries(*ranks, capacity).solve()
    match = np.full(len(row) - 1, -1)
    for hospital, residents in solved.items():
        for resident in residents:
            match[resident.name] = hospital.name
    return match


def _ranks(one: np.ndarray, other: np.ndarray, value: np.ndarray) -> dict[int, list[int]]:
    order = np.lexsort((other, -value, one))
    heads, starts = np.unique(one[order], return_index=True)
    return dict(
        zip(heads.tolist(), (each.tolist() for each in np.split(other[order], starts[1:])), strict=True)
    )


PACKAGES = {"scipy.optimize": "scipy", "scipy.sparse": "scipy", "ortools.graph.python": "ortools"}
RIVALS: dict[str, tuple[tuple[str, ...], Callable[[Arrays], Answer]]] = {
    "flow": (("ortools",), flow),
    "sparse": (("scipy",), sparse),
    "dense": (("scipy",), dense),
    "highs": (("scipy",), highs),
    "networkx": (("networkx",), network),
    "matching": (("matching",), hospitals),
}

if __name__ == "__main__":
    main()
