"""What people type is kept letter by letter, or sent back to be put right: it never runs, and never breaks a page.

Strings that have broken other software (mark-up, queries, line ends that would be headers, formulas, all kinds of
letters and signs, none and far too many) are typed into every text field of every form, and asked for in every link
that asks something, by each kind of person who can come there. After each press the tables it wrote to are opened and
read: what was typed stands there exactly, but for what `typed/judge.py` names by hand; or the form came back with the
words in it. What is shown afterwards is read as a browser reads it. Then the same trouble is put into every row past
all forms, as by a mail or a list: each page is read, and each cell of each file that leaves is looked at.

A plain sentence goes before: a field that keeps no sentence is named there with its reason, or it is counted. Not
tried: what the browser's pickers send, names of files that are uploaded, and letters that come in by mail (`mail`).
The strings are our own, by kind, and the open Big List of Naughty Strings, as many as its package holds. At small one
life, some pages and some strings, as the seed says; at full all of them, on PostgreSQL, in parts that are kept until a
line of the house changes, so that it may be stopped.
"""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Any

from house.contracts import ROOT
from proofs.frame import Aim, Findings, Stage
from proofs.guarding.house import stood_up
from proofs.kept_between import Shelf, kept_between
from proofs.own_house import last_line
from proofs.typed.strings import STRINGS

AIMS: dict[str, Aim] = {
    "failures": ("==", 0),
    "formulas": ("==", 0),
    "fields_that_keep_nothing": ("==", 0),
    "fields_missing": ("==", 0),
    "kept_missing": ("==", 0),
    "sent_back_missing": ("==", 0),
    "strings": (">=", 700),
    "pages_that_show_it": (">=", 5),
    "cells_that_hold_it": (">=", 1),
}
# So few at small that no seed falls short; the rest is luck.
FIELDS = {"small": 12, "full": 150}
KEPT = {"small": 20, "full": 20_000}
SENT_BACK = {"small": 3, "full": 200}
AT_MOST = {"small": 540, "full": 3400}
PARTS = 16
ASKED = {
    "small": ("type,read,plant",),
    "full": ("read", "plant", *(f"type:{number}/{PARTS}" for number in range(PARTS))),
}
PLAYED = "from proofs.typed.play import play; play(*sys.argv[1:])"


def prove(stage: Stage) -> Findings:
    with (
        kept_between("input", ROOT, across_runs=stage.is_full) as shelf,
        ThreadPoolExecutor(max_workers=2) as both_cores,
    ):
        answers = list(both_cores.map(partial(_part, stage, shelf), ASKED[stage.size]))
        since = shelf.since()
    told = _together(answers)
    count, shown = Counter(told["count"]), told["shown"]
    for line in [*list(told["wrong"])[:100], *shown["wrong"][:60]]:
        stage.say(line)
    for name in told["silent"]:
        stage.say(f"keeps no sentence, and is not named: {name}")
    findings = Findings(database="postgresql" if stage.is_full else "sqlite")
    findings.figures = {
        "measured_since": since,
        "strings": len(STRINGS),
        "fields": told["fields"],
        "fields_that_keep": count["fields_kept"],
        "fields_that_keep_nothing": len(told["silent"]),
        "fields_missing": max(0, FIELDS[stage.size] - told["fields"]),
        "tries": count["tries"],
        "kept": count["kept"],
        "kept_missing": max(0, KEPT[stage.size] - count["kept"]),
        "sent_back": count["sent_back"],
        "sent_back_missing": max(0, SENT_BACK[stage.size] - count["sent_back"]),
        "pages_read_after": count["pages_shown"],
        "spoilt_fields_of_rows": shown["rows"],
        "pages_read_with_it": shown["pages"],
        "pages_that_show_it": shown["shown_on"],
        "cells_looked_at": shown["cells"],
        "cells_that_hold_it": shown["spoilt_cells"],
        "formulas": shown["formulas"],
        "failures": len(told["wrong"]) + len(shown["wrong"]),
    }
    for name, caught in told["caught"].items():
        findings.plant(name, caught, stage.say)
    return findings


def _part(stage: Stage, shelf: Shelf, asked: str) -> dict[str, Any]:
    """In a house of its own."""

    def play() -> dict[str, Any]:
        with stood_up(postgres=stage.is_full) as around:
            limit = AT_MOST[stage.size]
            return last_line(PLAYED, around, stage.size, str(stage.seed), asked, at_most=limit)

    found: dict[str, Any] = shelf.once(f"{stage.seed} {asked}", play)
    stage.say(f"{asked}: done")
    return found


def _together(answers: list[dict[str, Any]]) -> dict[str, Any]:
    """Fields are the same in every part; what was tried in each is added up."""
    told = {name: found for one in answers for name, found in one.items()}
    for name in ("count", "wrong"):
        told[name] = sum((Counter(one.get(name, {})) for one in answers), Counter())
    return told | {"silent": sorted(name for one in answers for name in one.get("silent", []))}
