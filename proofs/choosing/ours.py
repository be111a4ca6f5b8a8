"""Our side of the race, each task in a process of its own: `python -m proofs.choosing.ours TASK SIZE [N] [FOLDER]`.

Prints one line of JSON. Compiling is done before the clocks start, on the smallest country, and told apart.
"""

import json
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

from proofs.choosing import told
from proofs.choosing.country import Country, invented
from proofs.choosing.naive import Plain
from sideomside.matching.engine.weights import Weights
from sideomside.matching.engine.whole.compiled import FAST, engine_name
from sideomside.matching.engine.whole.live import Live
from sideomside.matching.engine.whole.meeting import Pairs, who_could_meet
from sideomside.matching.engine.whole.near import Shared, Shortlists
from sideomside.matching.engine.whole.problem import Problem
from sideomside.matching.engine.whole.solve import solve

Told = dict[str, Any]


def main() -> None:
    task, size, *more = sys.argv[1:]
    began = time.process_time()
    if FAST:
        _warm()
    compiling = time.process_time() - began
    found = TASKS[task](size, *more)
    memory = round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
    found |= {"engine": engine_name(), "compiling": round(compiling, 1), "memory_mb": memory}
    print(json.dumps(found))


def _warm() -> None:
    """Every loop once, on few people."""
    country, pairs, problem, _ = made("S")
    solve(problem)
    lively = Live(problem, told.LOAD)
    something_happens(lively, rows_of(pairs, problem), np.random.default_rng(1), 200)


def made(size: str) -> tuple[Country, Pairs, Problem, dict[str, np.ndarray]]:
    """The instance of that size, and its arrays as anybody else would read them."""
    country = invented(size)
    pairs = who_could_meet(*told.sides(country), country.apart)
    value = told.benchmark_value(country, pairs, told.fit(country, pairs))
    arrays = {
        "row": pairs.row,
        "peer": pairs.peer,
        "value": value,
        "capacity": country.capacity,
        "costs": told.LOAD,
    }
    return country, pairs, told.as_problem(country, pairs, value), arrays


def solved(size: str, runs: str, folder: str = "") -> Told:
    """From arrays to a proved answer, and the same arrays on disk for the rivals."""
    country, pairs, problem, arrays = made(size)
    cpu, wall = [], []
    for _ in range(int(runs)):
        began, clock = time.process_time(), time.perf_counter()
        problem = told.as_problem(country, pairs, arrays["value"])
        done = solve(problem)
        cpu.append(time.process_time() - began)
        wall.append(time.perf_counter() - clock)
    proof = done.certificate
    if folder:
        np.savez(Path(folder) / f"{size}.npz", **dict[str, Any](arrays))
        answer: dict[str, Any] = {
            "match": done.match,
            "price": done.price,
            "value": proof.value,
            "bound": proof.bound,
        }
        np.savez(Path(folder) / f"{size}-solution.npz", **answer)
    return {
        "pairs": len(pairs.peer),
        "value": proof.value,
        "bound": proof.bound,
        "met": proof.met,
        "searches": done.searches,
        "cpu": float(np.median(cpu)),
        "wall": float(np.median(wall)),
    }


def candidates(size: str, rows: str) -> Told:
    """All candidates by our way, and some rows by the naive one, which is then scaled up to all."""
    country = invented(size)
    sides = told.sides(country)
    cpu = []
    for _ in range(3):
        began = time.process_time()
        pairs = who_could_meet(*sides, country.apart)
        cpu.append(time.process_time() - began)
    plain = Plain(country)
    people = len(country.wait)
    some = np.random.default_rng(1).choice(people, min(people, int(rows)), replace=False).tolist()
    began = time.process_time()
    naive = [plain.row(one) for one in some]
    slow = (time.process_time() - began) * people / len(some)
    same = all(
        pairs.peer[pairs.row[i] : pairs.row[i + 1]].tolist() == row
        for i, row in zip(some, naive, strict=True)
    )
    ours = float(np.median(cpu))
    return {"same": same, "pairs": len(pairs.peer), "cpu": ours, "naive_cpu": slow, "ratio": slow / ours}


def events(size: str, count: str, checked: str) -> Told:
    """A long day: people come and go, wish otherwise, places open and close. Every so often it is proved anew."""
    _, pairs, problem, _ = made(size)
    lively = Live(problem, told.LOAD)
    rows, random = rows_of(pairs, problem), np.random.default_rng(3)
    times: dict[str, list[float]] = {}
    worst, every = 0, int(checked)
    for _ in range(int(count) // every):
        for what, seconds in something_happens(lively, rows, random, every):
            times.setdefault(what, []).append(1000 * seconds)
        worst = max(worst, lively.certificate().gap)
    spread = {what: [float(np.percentile(each, q)) for q in (50, 99)] for what, each in times.items()}
    return {"ms": spread, "worst_gap": worst, "events": sum(map(len, times.values())) // 2}


Row = tuple[np.ndarray, np.ndarray]


def rows_of(pairs: Pairs, problem: Problem) -> list[Row]:
    cut = pairs.row.tolist()
    return [(pairs.peer[a:b], problem.value[a:b]) for a, b in zip(cut[:-1], cut[1:], strict=True)]


def something_happens(
    lively: Live, rows: list[Row], random: np.random.Generator, count: int
) -> list[tuple[str, float]]:
    """Random events of five kinds, each timed twice: what it cost, and by the clock of a shared machine."""
    told_times = []
    for _ in range(count):
        what = str(random.choice(["arrival", "departure", "departure", "change", "capacity"]))
        here = np.flatnonzero(lively.here)
        one, row = int(random.choice(here)), rows[int(random.integers(len(rows)))]
        peer, room = int(random.integers(lively.problem.peers)), int(random.integers(0, 5))
        if what == "departure" and lively.at.match[one] < 0:
            what = "departure of somebody without a proposal"
        began, clock = time.thread_time(), time.perf_counter()
        _do(lively, what, one, row, (peer, room))
        told_times.append((what, time.thread_time() - began))
        told_times.append((f"{what} by the clock", time.perf_counter() - clock))
        if what.startswith("departure") and random.random() < 0.5:
            lively.arrive(*rows[int(random.integers(len(rows)))])
    return told_times


def shortlists(size: str, count: str) -> Told:
    """The ten best with reasons, for people drawn at random; every hundredth is held against the naive rule."""
    country = invented(size)
    both, wishes = told.sides(country), told.wishes(country)
    lists, costs = Shortlists(both, wishes, Weights()), np.zeros(len(country.capacity), np.int64)
    lists.of(0, costs)
    plain, random = Plain(country), np.random.default_rng(2)
    cpu, wall, untrue = [], [], 0
    for number, one in enumerate(random.integers(0, len(country.wait), int(count)).tolist()):
        began, clock = time.thread_time(), time.perf_counter()
        found = lists.of(one, costs)
        cpu.append(time.thread_time() - began)
        wall.append(time.perf_counter() - clock)
        if number % 100 == 0:
            untrue += sum(not is_true(country, plain, one, each) for each in found)
    spread = {
        name: [1000 * float(np.percentile(each, q)) for q in (50, 99)]
        for name, each in (("cpu", cpu), ("wall", wall))
    }
    return {"ms": spread, "untrue": untrue}


def is_true(country: Country, plain: Plain, one: int, each: Shared) -> bool:
    """Each thing said to be shared, held against what both said."""
    mine, theirs = country.participants, country.peers
    kinds = ("themes", "slots", "languages", "formats")
    same = all(
        int(getattr(mine, kind)[one]) & int(getattr(theirs, kind)[each.peer]) == getattr(each, kind)
        for kind in kinds
    )
    return same and ((one, each.peer) in plain.apart or plain.holds(one, each.peer))


def _do(lively: Live, what: str, one: int, row: Row, place: tuple[int, int]) -> None:
    match what:
        case "arrival":
            lively.arrive(*row)
        case "change":
            lively.change(one, *row)
        case "capacity":
            lively.capacity(*place)
        case _:
            lively.depart(one)


TASKS: dict[str, Callable[..., Told]] = {
    "solved": solved,
    "candidates": candidates,
    "events": events,
    "shortlists": shortlists,
}

if __name__ == "__main__":
    main()
