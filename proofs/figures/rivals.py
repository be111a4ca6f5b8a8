"""The same queue in simpy and in ciw: timed in turn, in one run, each in its own process."""

from dataclasses import replace
from statistics import median
from time import process_time
from typing import Any

from proofs.figures.judges import ask
from proofs.frame import Stage
from sideomside.planner.clockwork.clock import live
from sideomside.planner.clockwork.inputs import YEAR, waiting_room
from sideomside.planner.clockwork.world import draw

SETTING = (1.6, 1 / 120, 200, 1 / 75)
TIMES = 5


def timed(stage: Stage) -> dict[str, Any]:
    """Five years, about 2,900 people, 200 places, all peers alike: what the others can say too. Times in turn."""
    plan, took = replace(waiting_room(*SETTING)), {"ours": [0.0], "simpy": [0.0], "ciw": [0.0]}
    told: dict[str, Any] = {}
    for number in range(TIMES):
        seed = stage.seed + number
        begun = process_time()
        tally = live(draw(plan, 5 * YEAR, seed), plan)
        took["ours"].append(process_time() - begun)
        told = ask("judge_queues", {"setting": SETTING, "days": 5 * YEAR, "seed": seed})
        for name in ("simpy", "ciw"):
            took[name].append(told[name]["seconds"])
        stage.say(
            f"{tally.came} came to ours, {told['simpy']['came']} to simpy's, {told['ciw']['came']} to ciw's"
        )
    middle = {name: median(each[1:]) for name, each in took.items()}
    return {
        "queue_seconds": {name: round(value, 3) for name, value in middle.items()},
        "simpy_to_ours": round(middle["simpy"] / middle["ours"], 2),
        "ciw_to_ours": round(middle["ciw"] / middle["ours"], 2),
        "rivals": told["versions"],
    }
