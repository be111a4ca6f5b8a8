"""A whole way walked in a house of its own, and what it came to in figures."""

import tempfile
from pathlib import Path
from typing import Any

from proofs.own_house import environment, last_line, make_ready

WALK = "from proofs.arc.walk import walk; walk()"
AT_MOST = 240
# Where in what is told each planted fault shows.
SHOWS = {
    "a heavy day that nobody hears of": ("wrong", "nobody hears of it"),
    "a pause that gives the place away": ("wrong", "the place was given away"),
    "a letter that tells, somewhere on the way": ("telling", ""),
    "a calendar of the two that tells": ("calendars", ""),
}


def walk_all_the_way(how: str = "") -> dict[str, Any]:
    """In a process of its own; with `planted`, every fault at once."""
    with tempfile.TemporaryDirectory(prefix="sideomside-arc-") as folder:
        make_ready(Path(folder) / "data")
        return last_line(WALK, environment(Path(folder) / "data"), how, at_most=AT_MOST)


def of_the_whole_way(told: dict[str, Any]) -> dict[str, Any]:
    return {
        "arc_legs": len(told["seconds"]) if not told["broke"] else len(told["seconds"]) - 1,
        "arc_seconds": told["seconds"],
        "arc_touches": told["took"],
        "arc_days": told["days"],
        "arc_meetings": told["met"],
        "arc_wrong": len(told["wrong"]) + bool(told["broke"]),
        "arc_log_taps_max": told["log_taps"],
        "arc_log_typed": told["log_typed"],
        "arc_letters": told["letters"],
        "arc_telling_words": told["telling"] + told["calendars"],
    }


def caught_on_the_way(told: dict[str, Any]) -> dict[str, bool]:
    """A way that only broke off has caught nothing: each fault shows where it lies."""
    return {
        fault: any(words in line for line in told[where]) if words else told[where] > 0
        for fault, (where, words) in SHOWS.items()
    }
