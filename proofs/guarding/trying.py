"""Everybody at every door: the house built once, looked at from two processes, and leaks planted in others.

Runs in a process of its own with Django ready; the last line it prints is what was found.
"""

import json
import sys
from collections import Counter
from contextlib import nullcontext
from functools import partial
from random import Random
from typing import Any

from django.apps import apps
from django.db import connection

from proofs.guarding.actors import Actor, everybody
from proofs.guarding.apart import in_a_child, in_children
from proofs.guarding.doors import NOTHING, Door, doors, library, names
from proofs.guarding.leaks import LEAKS, Leak
from proofs.guarding.looking import GET, HEAD, NOT_TAKEN, POST, Body, Seen, Visitor, forms_of, may_come
from proofs.guarding.policy import POLICY
from proofs.guarding.salt import CHOSEN, salt
from proofs.guarding.shut import NEVER, SHUT, SOMETIMES
from proofs.guarding.worlds import ENDED, ERASED, STATES, World, end, erase, houses, live
from sideomside.ground.vault.fields import SealedField
from sideomside.ground.vault.privacy import declared_models
from sideomside.ground.vault.walls import within

CORES = 2
FEW = 2  # at small: how many come to each door besides whoever may
Told = dict[str, Any]


def play() -> None:
    size, seed = sys.argv[1], int(sys.argv[2])
    worlds, salted = build()
    actors = everybody(worlds)
    found = list(doors(list(worlds.values())))
    chosen = found if size == "full" else _some(found, Random(seed))
    parts = [chosen[core::CORES] for core in range(CORES)]
    told = in_children([partial(_try, part, actors, size, seed) for part in parts])
    leaks = [LEAKS[core::CORES] for core in range(CORES)]
    seen = in_children([partial(_plant, part, actors, found) for part in leaks])
    every = _sealed_fields()
    opened = {name for one in told for name in one["opened"]}
    print(
        json.dumps(
            {
                "cells": sum(one["cells"] for one in told),
                "wrong": [line for one in told for line in one["wrong"]],
                "kinds": dict(sum((Counter(one["kinds"]) for one in told), Counter())),
                "opened": sorted(opened),
                "bodies": sum(one["bodies"] for one in told),
                "addresses": len(names()),
                "unwritten": sorted(names().keys() - POLICY.keys()),
                "stale": sorted((POLICY.keys() | SHUT) - names().keys()),
                "reasons": len(SHUT),
                "never_opened": len(NEVER),
                "closed_to_all": sorted(SOMETIMES - opened) if size == "full" else [],
                "actors": len(actors),
                "doors": len(found),
                "fields": len(every),
                "without_canary": sorted(every - salted - CHOSEN.keys()),
                **_asked_in_sql(worlds),
                "caught": {name: was for one in seen for name, was in one["caught"].items()},
            }
        )
    )


def build() -> tuple[dict[str, World], set[str]]:
    """Five lives, a canary in every field of theirs; then one ends, and one is erased."""
    worlds, salted = {}, set[str]()
    for state, house in houses().items():
        with within(house.organisation.id):
            worlds[state] = live(state, house)
            salted |= salt(worlds[state])
    with within(worlds[ENDED].organisation_id):
        end(worlds[ENDED])
        erase(worlds[ERASED])
    return worlds, salted


def _some(found: list[Door], chance: Random) -> list[Door]:
    """At small, each address once, at whichever thing the seed says."""
    by_name: dict[str, list[Door]] = {}
    for door in found:
        by_name.setdefault(door.name, []).append(door)
    return [chance.choice(same) for same in by_name.values()]


def _try(part: list[Door], actors: list[Actor], size: str, seed: int) -> Told:
    """Those who may come first, so that what their forms send can be sent by everybody else."""
    visitor, chance = Visitor(), Random(seed)
    told: Told = {"cells": 0, "wrong": [], "kinds": Counter(), "opened": set(), "bodies": 0}
    bodies = _forms(visitor, part, actors, told)
    told["bodies"] = len(bodies)
    for door in part:
        who_comes = actors if size == "full" else chance.sample(actors, FEW)
        for who in who_comes:
            _cell(visitor, who, door, GET, None, told)
            _cell(visitor, who, door, POST, bodies.get(door.path), told)
        first = next((who for who in actors if may_come(who, door)), actors[0])
        for who in (first, chance.choice(actors)) if size == "full" else (first,):
            _by_other_methods(visitor, who, door, told)
    if size == "full":
        _in_the_library(visitor, actors, told)
    return told | {"opened": sorted(told["opened"]), "kinds": dict(told["kinds"])}


def _forms(visitor: Visitor, part: list[Door], actors: list[Actor], told: Told) -> dict[str, Body]:
    """What the pages of those who may come would send, by where it goes."""
    bodies: dict[str, Body] = {}
    for door in part:
        first = next((who for who in actors if may_come(who, door)), None)
        text = _cell(visitor, first, door, GET, None, told).text if first else ""
        for at, body in forms_of(door.path, text):
            bodies.setdefault(at, body)
    return bodies


def _cell(visitor: Visitor, who: Actor, door: Door, method: str, body: Body | None, told: Told) -> Seen:
    seen = visitor.tries(who, door, method, body)
    wrong = visitor.judges(who, door, method, seen)
    told["cells"] += 1
    if seen.status == 200 and may_come(who, door):
        told["opened"].add(door.name)
    if wrong.any:
        said = f"{who.name} {method} {door.name} ({door.state}): "
        told["kinds"]["unexpected"] += bool(wrong.unexpected)
        told["kinds"]["canaries"] += len(wrong.canaries)
        told["kinds"]["broke"] += bool(wrong.broke)
        told["kinds"]["shut"] += bool(wrong.shut)
        turned = [f"turned away: {wrong.shut}"] if wrong.shut else []
        told["wrong"].append(said + " ".join([wrong.unexpected, wrong.broke, *turned, *wrong.canaries[:6]]))
    return seen


def _by_other_methods(visitor: Visitor, who: Actor, door: Door, told: Told) -> None:
    """The head alone comes as the page would; nothing else is taken, whoever asks."""
    seen = [_cell(visitor, who, door, method, None, told).status for method in (GET, HEAD, *NOT_TAKEN)]
    if seen[0] != seen[1]:
        told["kinds"]["unexpected"] += 1
        told["wrong"].append(f"{who.name} {door.name} ({door.state}): GET and HEAD are {seen[:2]}")


def _in_the_library(visitor: Visitor, actors: list[Actor], told: Told) -> None:
    """The sign-in library knows nobody's words; each of its pages is opened by all, and looked through for some."""
    for at in library():
        for who in actors:
            seen = visitor.tries(who, Door("library", NOTHING, at), GET)
            wrong = visitor.judges(who, Door("library", NOTHING, at), GET, seen)
            told["cells"] += 1
            if wrong.canaries or wrong.broke:
                told["kinds"]["canaries"] += len(wrong.canaries)
                told["kinds"]["broke"] += bool(wrong.broke)
                told["wrong"].append(f"{who.name} GET {at}: {wrong.broke} {wrong.canaries[:6]}")


def _plant(leaks: list[Leak], actors: list[Actor], found: list[Door]) -> Told:
    """Clean before, and seen afterwards; each in a process of its own, so that none meets the next."""
    caught: dict[str, bool] = {}
    for leak in leaks:
        told = in_a_child(partial(_one_leak, leak, actors, found))
        caught[leak.name] = bool(told["clean"] and told["seen"])
        if not told["clean"]:
            print(f"{leak.name}: not clean before it was planted: {told['why']}", file=sys.stderr)
    return {"caught": caught}


def _one_leak(leak: Leak, actors: list[Actor], found: list[Door]) -> Told:
    visitor, by = Visitor(), [who for who in actors if who.name in leak.by]
    here = [door for door in found if door.name == leak.at and door.state == leak.state]
    before = _wrong_at(visitor, by, here, leak.method)
    leak.change()
    if not here:  # an address that was not there before
        here = [Door(leak.at, leak.state, "/nyt/")]
    after = _wrong_at(Visitor(), by, here, leak.method)
    return {"clean": not before and bool(by), "seen": bool(after), "why": before}


def _wrong_at(visitor: Visitor, by: list[Actor], here: list[Door], method: str) -> list[str]:
    """A fault that merely breaks a page is not what was planted."""
    wrong = []
    for who in by:
        for door in here:
            judged = visitor.judges(who, door, method, visitor.tries(who, door, method))
            if judged.unexpected or judged.canaries or judged.shut:
                said = f"{judged.unexpected}{judged.shut} {judged.canaries[:3]}"
                wrong.append(f"{who.name} {door.name}: {said}")
    return wrong


def _asked_in_sql(worlds: dict[str, World]) -> Told:
    """The same things asked for in plain SQL: from the other organisation, from nowhere, and where they are at home.

    Row security knows organisations and no nearer: within one, the policy and the queries are the guards.
    """
    told = {"sql_asked": 0, "rows_across": 0, "sql_at_home": 0}
    tables = set()
    for state in STATES:
        here = worlds[state].organisation_id
        elsewhere = {w.organisation_id for w in worlds.values()} - {here}
        for label, ids in worlds[state].ids.items():
            if not ids or label == "people.Account":  # whoever signs in is known before their house is
                continue
            table = apps.get_model(label)._meta.db_table
            tables.add(table)
            away = [_rows(table, ids, where) for where in (*elsewhere, None)]
            told["sql_asked"] += len(ids) * len(away)
            told["rows_across"] += sum(away)
            told["sql_at_home"] += _rows(table, ids, here)
    return {"sql_tables": len(tables), **told}


def _rows(table: str, ids: list[Any], where: Any) -> int:
    with within(where) if where else nullcontext(), connection.cursor() as cursor:
        cursor.execute(f'SELECT count(*) FROM "{table}" WHERE id = ANY(%s)', [list(ids)])
        return int(cursor.fetchone()[0])


def _sealed_fields() -> set[str]:
    return {
        f"{model._meta.label}.{field.name}"
        for model, _privacy in declared_models()
        for field in model._meta.concrete_fields
        if isinstance(field, SealedField)
    }
