"""The planner's clock agrees with theory, loses nobody, repeats itself to the byte, and foretells with honest width.

Theory is Erlang's queue with people who give up; the rest is held while the programme lives, after everything that
happens. At full size the same queue is timed against simpy and ciw, in one run, in turn.
"""

import json
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, replace
from math import inf, sqrt
from random import Random
from statistics import fmean, median, stdev
from time import process_time
from typing import Any

from proofs.figures import faulty, rivals
from proofs.frame import Aim, Findings, Stage
from sideomside.planner.clockwork.asking import needed
from sideomside.planner.clockwork.clock import Clock, live
from sideomside.planner.clockwork.fitting import Learned, Seen, seen_in
from sideomside.planner.clockwork.hindsight import Foretold, coverage, foretell
from sideomside.planner.clockwork.inputs import QUARTER, YEAR, Inputs, waiting_room
from sideomside.planner.clockwork.lives import could
from sideomside.planner.clockwork.queueing import erlang_a
from sideomside.planner.clockwork.tally import AGREED, TOGETHER, WAITING, Tally
from sideomside.planner.clockwork.world import draw

BY_THE_CLOCK = True
AIMS: dict[str, Aim] = {
    "settings": (">=", 4),
    "worst_z": ("<=", 3),
    "little_off_by": ("<=", 1e-6),
    "moments": (">=", 5000),
    "people_lost": ("==", 0),
    "limits_missed": ("==", 0),
    "same_bytes": ("==", 1),
    "seconds_per_run": ("<=", 0.3),
    "people_per_run": (">=", 3000),
    "held_share": (">=", 0.8),
}
SETTINGS = ((1.2, 0.2, 6, 0.1), (3.0, 0.1, 32, 0.05), (0.8, 0.1, 10, 0.02), (2.0, 0.25, 7, 0.5))
DAYS = {"small": 1500.0, "full": 6000.0}
SEEDS, WARM_UP = 20, 300.0
QUARTERS = {"small": 10, "full": 20}
LARGE = replace(Inputs(), arrivals_per_day=1.6, peers_at_start=100, trained_per_quarter=20.0)
BUSY = replace(Inputs(), arrivals_per_day=0.6, group_every_days=60.0, rests_every_days=150.0)


def prove(stage: Stage) -> Findings:
    findings = Findings(_theory(stage) | _whole(stage.seed) | _limits(stage) | _repeated(stage.seed))
    findings.figures |= _timed(stage) | _hindsight(stage) | _answered(stage)
    if stage.is_full:
        findings.figures |= rivals.timed(stage)
    for name, caught in _planted(stage.seed):
        findings.plant(name, caught, stage.say)
    return findings


def _theory(stage: Stage) -> dict[str, Any]:
    """Mean number waiting, and the share who give up, in standard errors from theory."""
    asked = [
        (setting, DAYS[stage.size], stage.seed * 1000 + seed) for setting in SETTINGS for seed in range(SEEDS)
    ]
    with ProcessPoolExecutor(max_workers=2) as both_cores:
        seen = list(both_cores.map(_queue, asked))
    worst, told = 0.0, {}
    for number, setting in enumerate(SETTINGS):
        theory, ours = erlang_a(*setting), seen[number * SEEDS : (number + 1) * SEEDS]
        apart = [_z([one[0] for one in ours], theory.waiting), _z([one[1] for one in ours], theory.give_up)]
        told["/".join(map(str, setting))] = {
            "waiting": round(fmean(one[0] for one in ours), 4),
            "theory": round(theory.waiting, 4),
            "z": [round(each, 2) for each in apart],
        }
        worst = max(worst, *map(abs, apart))
    return {"settings": len(SETTINGS), "worst_z": round(worst, 2), "queues": told}


def _queue(asked: tuple[tuple[float, float, int, float], float, int]) -> tuple[float, float]:
    setting, days, seed = asked
    plan = waiting_room(*setting)
    tally = live(draw(plan, days, seed), plan, WARM_UP)
    return tally.waiting, tally.gave_up(WARM_UP) or 0.0


def _z(seen: list[float], theory: float) -> float:
    return (fmean(seen) - theory) / (stdev(seen) / sqrt(len(seen)))


def _whole(seed: int) -> dict[str, Any]:
    """After everything that happens, everybody is somewhere and every place is somebody's."""
    lost, moments = [], 0

    def watch(clock: Clock) -> None:
        nonlocal moments
        moments += 1
        if wrong := what_is_wrong(clock):
            lost.append(wrong)

    tallies = [live(draw(BUSY, 3 * YEAR, seed + number), BUSY, watch=watch) for number in range(2)]
    off = max(abs(tally.queue_days / tally.queue_area - 1) for tally in tallies)
    return {"moments": moments, "people_lost": len(lost), "little_off_by": off}


def what_is_wrong(clock: Clock) -> str:
    """In a word; empty when all is well."""
    waiting = [*clock.list, *clock.first_of_all]
    together = clock.counts[AGREED] + clock.counts[TOGETHER]
    wrong = {
        "somebody is nowhere": sum(clock.counts) != sum(where > 0 for where in clock.where),
        "the list is not the list": sorted(waiting) != [n for n, w in enumerate(clock.where) if w == WAITING],
        "together with nobody": together != sum(map(len, clock.with_peer)),
        "more taken than there is": any(room < 0 for room in clock.room),
        "waits while there is room": _could_meet(clock, waiting),
    }
    return next((name for name, is_wrong in wrong.items() if is_wrong), "")


def _could_meet(clock: Clock, waiting: list[int]) -> bool:
    """Only where nobody is between: a group takes its two peers and then its people."""
    return any(could(clock.people[who], clock.peers[peer]) for who in waiting for peer in clock.free)


def _limits(stage: Stage) -> dict[str, Any]:
    def lived(**changes: Any) -> Tally:
        plan = replace(LARGE, **changes)
        return live(draw(plan, 2 * YEAR, stage.seed), plan)

    plain = {"never_meet": 0.0, "other_tongue": 0.0, "wish_woman": 0.0, "wish_man": 0.0}
    held = {
        "nobody comes": lived(arrivals_per_day=0.0).came == 0,
        "nobody helps": lived(peers_at_start=0, trained_per_quarter=0.0).met_within(1e9) == 0,
        "endless peers": lived(peers_at_start=3000, **plain).queue_area == 0,
        "endless patience": lived(patience_days=1e12).gave_up() == 0,
        "nobody ever ends": lived(early_share=0.0, whole_least=1e9, stay_days=1e9).where[7] == 0,
    }
    for name in [name for name, is_held in held.items() if not is_held]:
        stage.say(f"limit missed: {name}")
    return {"limits": len(held), "limits_missed": sum(not is_held for is_held in held.values())}


def _repeated(seed: int) -> dict[str, Any]:
    once, again = _lived(seed), _lived(seed)
    return {"same_bytes": int(once == again), "bytes": len(once)}


def _lived(seed: int) -> bytes:
    return json.dumps(asdict(live(draw(LARGE, 2 * YEAR, seed), LARGE))).encode()


def _timed(stage: Stage) -> dict[str, Any]:
    """Five years: chance drawn, programme lived. Processor time, median of seven."""
    took, people = [], []
    for number in range(7):
        begun = process_time()
        tally = live(draw(LARGE, 5 * YEAR, stage.seed + number), LARGE)
        took.append(process_time() - begun)
        people.append(tally.came)
    return {
        "seconds_per_run": round(median(took), 3),
        "slowest_run": round(max(took), 3),
        "people_per_run": min(people),
    }


def _answered(stage: Stage) -> dict[str, Any]:
    """The question on the screen, for a programme of the size of the Danish trial."""
    begun = process_time()
    told = needed(Inputs(), lives=40 if stage.is_full else 6, seed=stage.seed)
    return {
        "answer_processor_seconds": round(process_time() - begun, 1),
        "answer": {
            "per_quarter": told.per_quarter,
            "low": told.low,
            "high": _finite(told.high),
            "runs": told.runs,
        },
    }


def _finite(value: float) -> float | str:
    return "endless" if value == inf else value


def _hindsight(stage: Stage) -> dict[str, Any]:
    """Programmes that differ from our guess as much as our guess doubts itself, foretold from their own events."""
    asked = [
        (stage.seed * 100 + number, 60 if stage.is_full else 30) for number in range(QUARTERS[stage.size])
    ]
    with ProcessPoolExecutor(max_workers=2) as both_cores:
        quarters = [one for one in both_cores.map(_foretold, asked) if one is not None]
    held, judged = coverage(quarters)
    return {
        "quarters_foretold": judged,
        "held": held,
        "held_share": round(held / judged, 3) if judged else 0.0,
        "median_low": _finite(round(median(quarter.low for quarter in quarters), 1)),
        "median_high": _finite(round(median(quarter.high for quarter in quarters), 1)),
    }


def _foretold(asked: tuple[int, int]) -> Foretold | None:
    """A year and a half of history, then the quarter after it."""
    seed, lives = asked
    rng, days = Random(f"{seed} truth"), 1.5 * YEAR
    guess = replace(Inputs(), arrivals_per_day=1.0, peers_at_start=60, trained_per_quarter=16.0)
    truth = Learned(Seen(0), guess).drawn(rng).inputs
    seen = seen_in(live(draw(truth, days, seed), truth))
    became = live(draw(truth, days + 2 * QUARTER, seed), truth).median_wait(days, days + QUARTER)
    return foretell(seen, guess, seed + 7, lives, became)


def _planted(seed: int) -> list[tuple[str, bool]]:
    """Clocks with a fault each; what watches them, or theory, must see it."""
    return [
        *((name, _is_seen(clock, seed)) for name, clock in faulty.CLOCKS.items()),
        ("a service twice as long", _far_from_theory(seed, stretch=2.0)),
        ("chance from the air", _lived(seed) != _lived(seed + 1)),
        ("an interval too narrow", coverage([Foretold(1.0, 1.1, 5.0)] * 20) == (0, 20)),
    ]


def _is_seen(clock: type[Clock], seed: int) -> bool:
    seen: list[str] = []

    def watch(now: Clock) -> None:
        if wrong := what_is_wrong(now):
            seen.append(wrong)

    try:
        tally = clock(draw(BUSY, YEAR, seed), BUSY, 0.0).run(watch)
    except (KeyError, IndexError):
        return True
    return bool(seen) or abs(tally.queue_days - tally.queue_area) > 1


def _far_from_theory(seed: int, stretch: float) -> bool:
    arrivals, service, servers, giving_up = SETTINGS[0]
    plan = waiting_room(arrivals, service / stretch, servers, giving_up)
    waiting = [live(draw(plan, 1000, seed + number), plan, WARM_UP).waiting for number in range(6)]
    return abs(_z(waiting, erlang_a(*SETTINGS[0]).waiting)) > AIMS["worst_z"][1]
