"""Everybody at every door: nobody gets in who may not, and nobody's words are in an answer to somebody else.

Forty people, each hat in each state it can be in, come to every address there is, with a page's own forms in hand,
to things that are theirs, another programme's, another organisation's, ended or erased. Who may is written by hand
in `guarding/policy.py`, whose words may be read in `guarding/reading.py`; each field holds a canary. Whoever may come
is let in, but where `guarding/shut.py` says why not: a look (GET) is held to that, a press to being refused to
whoever may not. HEAD is answered as GET is; OPTIONS, PUT, PATCH and DELETE are refused everywhere and write nothing.
What they looked at is asked for in plain SQL too, from another organisation and from nowhere.
"""

from typing import Any

from proofs.frame import Aim, Findings, Stage
from proofs.guarding.house import play, stood_up

IS_LONG = True
AIMS: dict[str, Aim] = {
    "unexpected": ("==", 0),
    "unexpected_denials": ("==", 0),
    "canaries": ("==", 0),
    "broke": ("==", 0),
    "addresses_not_written_down": ("==", 0),
    "rows_across_in_sql": ("==", 0),
    "rows_asked_for_in_sql": (">=", 100),
    "rows_found_at_home_in_sql": (">=", 100),
    "fields_without_canary": ("==", 0),
    "cells_missing": ("==", 0),
    "leaks_missing": ("==", 0),
}
LEAST = {"small": 1200, "full": 15_000}
LEAKS = 20
AT_MOST = {"small": 540, "full": 3400}


def prove(stage: Stage) -> Findings:
    with stood_up(postgres=True) as around:
        told = play("trying", around, stage.size, str(stage.seed), within=AT_MOST[stage.size])
    said = [*told["wrong"][:200], *(f"not written down: {name}" for name in told["unwritten"])]
    said += [f"written down, and leads nowhere: {name}" for name in told["stale"]]
    for line in [*said, *(f"shut to everybody, and not said why: {name}" for name in told["closed_to_all"])]:
        stage.say(line)
    findings = Findings(_figures(told, stage), database="postgresql")
    for name, caught in told["caught"].items():
        findings.plant(name, caught, stage.say)
    return findings


def _figures(told: dict[str, Any], stage: Stage) -> dict[str, Any]:
    kinds = told["kinds"]
    return {
        "cells": told["cells"],
        "actors": told["actors"],
        "addresses": told["addresses"],
        "doors": told["doors"],
        "addresses_opened": len(told["opened"]),
        "forms_sent_by_others": told["bodies"],
        "unexpected": kinds.get("unexpected", 0),
        "unexpected_denials": kinds.get("shut", 0) + len(told["closed_to_all"]),
        "addresses_where_a_denial_has_a_written_reason": told["reasons"],
        "of_these_opened_by_none_of_the_lives": told["never_opened"],
        "canaries": kinds.get("canaries", 0),
        "broke": kinds.get("broke", 0),
        "addresses_not_written_down": len(told["unwritten"]) + len(told["stale"]),
        "rows_across_in_sql": told["rows_across"],
        "rows_asked_for_in_sql": told["sql_asked"],
        "rows_found_at_home_in_sql": told["sql_at_home"],
        "tables_asked_in_sql": told["sql_tables"],
        "fields": told["fields"],
        "fields_without_canary": len(told["without_canary"]),
        "cells_missing": max(0, LEAST[stage.size] - told["cells"]),
        "leaks_missing": max(0, LEAKS - len(told["caught"])),
    }
