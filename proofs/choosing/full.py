"""The figures of the full size: who is faster, by how much, and how it grows."""

from math import log
from typing import Any

from proofs.choosing.race import Track, track
from proofs.frame import Stage

Figures = dict[str, Any]
TIMES = {"S": 5, "M": 5, "L": 3}
OF_THE_SLOW = 3
LIMIT = 250  # seconds for one run of a rival


def full_figures(stage: Stage) -> Figures:
    with track(stage) as there:
        figures, ours = _sizes(there)
        figures |= _rivals(there, ours)
        figures |= _without_numba(there, ours)
        figures |= _candidates(there)
        figures |= _events(there) | _shortlists(there)
        return figures | _million(there)


def _sizes(there: Track) -> tuple[Figures, dict[str, Figures]]:
    ours = {size: there.ours("solved", size, str(times), str(there.folder)) for size, times in TIMES.items()}
    figures: Figures = {"gaps": sum(each["bound"] - each["value"] for each in ours.values())}
    for size, each in ours.items():
        figures |= {f"{size}_{key}": each[key] for key in ("pairs", "value", "met")}
        figures |= {
            f"{size}_cpu_seconds": round(each["cpu"], 3),
            f"{size}_wall_seconds": round(each["wall"], 3),
        }
    figures |= {"L_memory_mb": ours["L"]["memory_mb"], "seconds_to_compile": ours["S"]["compiling"]}
    grown = log(ours["L"]["cpu"] / ours["M"]["cpu"]) / log(ours["L"]["pairs"] / ours["M"]["pairs"])
    return figures | {"grows_with_pairs_to_the_power": round(grown, 2), "engine": ours["L"]["engine"]}, ours


RACES = {
    "S": ("flow", "sparse", "dense", "highs", "matching", "networkx"),
    "M": ("flow", "sparse", "dense"),
    "L": ("flow", "sparse"),
}
BEST = {"flow", "sparse", "dense", "highs", "networkx"}  # these promise the optimum
WORDS = {
    "flow": "min_cost_flow",
    "sparse": "scipy_sparse",
    "dense": "scipy_dense",
    "matching": "matching_package",
}
# Over ten seconds each: the middle of three.
SLOW = {("L", "sparse"), ("S", "networkx"), ("S", "matching"), ("M", "dense")}


def _rivals(there: Track, ours: dict[str, Figures]) -> Figures:
    figures: Figures = {"values_off_the_judge": 0}
    for size, names in RACES.items():
        for name in names:
            if name == "flow" and size != "S":
                figures |= _turn_about(there, size, ours)
                continue
            runs = OF_THE_SLOW if (size, name) in SLOW else TIMES[size]
            found = there.rival(name, size, runs, LIMIT * runs)
            word = WORDS.get(name, name)
            if found is None:
                figures[f"{size}_{word}"] = f"{runs} runs not done after {LIMIT * runs} s"
                continue
            figures["values_off_the_judge"] += name in BEST and found["value"] != ours[size]["value"]
            figures[f"{size}_{word}_cpu_seconds"] = round(found["cpu"], 3)
            figures[f"{size}_{word}_wall_seconds"] = round(found["wall"], 3)
            figures[f"{size}_{word}_runs"] = runs
            figures[f"{size}_times_faster_than_{word}"] = round(found["cpu"] / ours[size]["cpu"], 1)
            figures |= _memory(size, name, found)
    return figures


def _turn_about(there: Track, size: str, ours: dict[str, Figures]) -> Figures:
    """The rival that counts, turn and turn about with ours, so that a slow minute is slow for both."""
    mine, theirs = [], []
    for _ in range(3):
        mine.append(there.ours("solved", size, "2"))
        theirs.append(there.rival("flow", size, 2, LIMIT * 2) or {})
    ratios = sorted(other["cpu"] / one["cpu"] for one, other in zip(mine, theirs, strict=True))
    off = sum(other["value"] != ours[size]["value"] for other in theirs)
    middle = {
        f"{size}_min_cost_flow_{what}_seconds": round(sorted(other[what] for other in theirs)[1], 3)
        for what in ("cpu", "wall")
    }
    return middle | {
        f"{size}_times_faster_than_min_cost_flow": round(ratios[1], 1),
        f"{size}_min_cost_flow_memory_mb": theirs[0]["memory_mb"],
        f"{size}_min_cost_flow_values_off": off,
    }


def _memory(size: str, name: str, found: Figures) -> Figures:
    return {f"L_{WORDS[name]}_memory_mb": found["memory_mb"]} if size == "L" else {}


def _without_numba(there: Track, ours: dict[str, Figures]) -> Figures:
    """The same answers from numpy alone, in the house's own environment."""
    plain = {size: there.ours("solved", size, "1", plain=True) for size in TIMES}
    differ = sum(plain[size][key] != ours[size][key] for size in TIMES for key in ("pairs", "value", "met"))
    return {
        "with_and_without_numba_differ": differ,
        "L_cpu_seconds_without_numba": round(plain["L"]["cpu"], 1),
        "L_memory_mb_without_numba": plain["L"]["memory_mb"],
    }


def _candidates(there: Track) -> Figures:
    found = there.ours("candidates", "L", "60")
    return {
        "L_candidates_cpu_seconds": round(found["cpu"], 2),
        "L_candidates_naive_cpu_seconds_scaled_up": round(found["naive_cpu"]),
        "L_candidates_times_faster_than_naive": round(found["ratio"]) if found["same"] else 0,
    }


def _events(there: Track) -> Figures:
    found = there.ours("events", "L", "10000", "1000")
    figures: Figures = {"L_events": found["events"], "L_events_worst_gap": found["worst_gap"]}
    for what in ("arrival", "departure", "change", "capacity"):
        middle, late = found["ms"][what]
        figures |= {f"L_{what}_p50_ms": round(middle, 3), f"L_{what}_p99_ms": round(late, 3)}
        figures[f"L_{what}_p99_ms_by_the_clock"] = round(found["ms"][f"{what} by the clock"][1], 2)
    return figures


def _shortlists(there: Track) -> Figures:
    found = there.ours("shortlists", "L", "5000")
    middle, late = found["ms"]["cpu"]
    return {
        "L_shortlist_p50_ms": round(middle, 3),
        "L_shortlist_p99_ms": round(late, 3),
        "L_shortlist_p99_ms_by_the_clock": round(found["ms"]["wall"][1], 2),
        "L_reasons_that_are_not_true": found["untrue"],
    }


def _million(there: Track) -> Figures:
    found = there.ours("solved", "XL", "1", limit=3000)
    return {
        "XL_pairs": found["pairs"],
        "XL_met": found["met"],
        "XL_value": found["value"],
        "XL_gap": found["bound"] - found["value"],
        "XL_cpu_seconds": round(found["cpu"], 1),
        "XL_wall_seconds": round(found["wall"], 1),
        "XL_memory_mb": found["memory_mb"],
    }
