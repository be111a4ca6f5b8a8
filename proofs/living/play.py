"""Lives of a small house, run after run: every press is drawn, and after every press everything must be true.

Runs in a process of its own with Django ready. The house is built once; each task read from the first input is
lived in a child of that process, with its own fault planted, and told as one line of JSON.
"""

import json
import os
import sys
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from django.db import connections
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from proofs.living.acts import ACTS, OFTEN, Press, press
from proofs.living.plants import PLANTS
from proofs.living.promised import note_who_is_asked
from proofs.living.sound import wrong, wrong_in_the_end, wrong_now_and_then
from proofs.living.where_they_show import SEEN_BY, STIRRED
from proofs.living.world import World, build, one_run
from sideomside.ground.audit.models import Entry

STEPS = 50
ANSWERS = ["yes", "yes", "yes", "no", "later", "talk"]
STIR = 40
ALREADY = [0, 0, 7, 12, 12, 14, 21]  # friendly presses that came before, so that lives are met at every age
NOTHING = "nobody_presses"  # comes first, so that a story is shortened to the presses it takes


def a_press(stirred: tuple[str, ...] = ()) -> st.SearchStrategy[Press]:
    """Two presses in three are the next natural step; the rest is everything else, by anybody's hand."""
    often = OFTEN | {act: OFTEN.get(act, 0) + STIR for act in stirred}
    return st.builds(
        Press,
        what=st.sampled_from([NOTHING, *ACTS, *(one for one, times in often.items() for _ in range(times))]),
        seeker=st.integers(0, 2),
        peer=st.integers(0, 1),
        answer=st.sampled_from(ANSWERS),
        charlie=st.sampled_from([False] * 9 + [True]),
    )


FRIENDLY = Press("goes_on", 0, 0, "yes", charlie=False)


class Broken(AssertionError):
    """Something is not true that must be."""


class BrokeOff(Exception):
    """While a fault is planted, something else fell over: that life is over, and nothing was caught by it."""


@dataclass
class Told:
    plant: str
    runs: int = 0
    steps: int = 0
    broke_off: int = 0
    presses: Counter[str] = field(default_factory=Counter)
    done: set[str] = field(default_factory=set)
    violations: list[str] = field(default_factory=list)
    story: list[str] = field(default_factory=list)  # the shortest way there that was found


def play() -> None:
    """First what there is, then an answer to each task, in order."""
    world = build()
    connections.close_all()  # a child opens its own
    print(json.dumps({"acts": sorted(ACTS), "plants": list(PLANTS)}), flush=True)
    for line in sys.stdin:
        print(_in_a_child(world, json.loads(line)), flush=True)


def _in_a_child(world: World, task: dict[str, Any]) -> str:
    ear, mouth = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(ear)
        with os.fdopen(mouth, "w") as out:
            out.write(_as_task(world, **task))
        os._exit(0)
    os.close(mouth)
    with os.fdopen(ear) as told:
        said = told.read()
    os.waitpid(child, 0)
    return said or json.dumps({"plant": task["plant"], "fell_over": True})


def _as_task(world: World, plant: str, runs: int, number: int, *, in_short: bool) -> str:
    if plant in PLANTS:
        PLANTS[plant]()
    told = live(world, runs, number, plant, in_short=in_short)
    return json.dumps(vars(told) | {"done": sorted(told.done), "presses": dict(told.presses)})


def live(world: World, runs: int, number: int, plant: str, *, in_short: bool = False) -> Told:
    """So many runs; the first thing that is wrong ends it. `in_short` looks for the shortest story that leads there."""
    told, presses_of = Told(plant), a_press(STIRRED.get(plant, ()))
    phases = (Phase.generate, Phase.shrink) if in_short else (Phase.generate,)

    @seed(number)
    @settings(
        max_examples=runs,
        deadline=None,
        database=None,
        phases=phases,
        suppress_health_check=list(HealthCheck),
    )
    @given(presses=st.lists(presses_of, min_size=STEPS, max_size=STEPS), already=st.sampled_from(ALREADY))
    def a_life(presses: list[Press], already: int) -> None:
        told.runs += 1
        try:
            with one_run(world) as fresh:
                _live(fresh, [*[FRIENDLY] * already, *presses], told)
        except BrokeOff:
            told.broke_off += 1

    try:
        a_life()
    except Broken as broken:
        told.violations = str(broken).splitlines()
    return told


def _live(world: World, presses: list[Press], told: Told) -> None:
    for number, one in enumerate(presses, start=1):
        how = _press(world, one, presses[:number], told)
        told.steps += 1
        told.presses[how] += 1
        if how == "done":
            told.done.add(one.what)
        if one is FRIENDLY:
            note_who_is_asked(world)
        elif found := _look(world, told.plant):
            raise _broken(presses[:number], found, told)
    if told.plant not in PLANTS and (found := wrong_in_the_end(world)):
        raise _broken(presses, found, told)


def _press(world: World, one: Press, so_far: list[Press], told: Told) -> str:
    """Whatever is raised that is no answer of the house is a fault; while one is planted, it is not that one."""
    try:
        return press(world, one) if one.what != NOTHING else "nothing there"
    except Exception as fault:
        if told.plant in PLANTS:
            raise BrokeOff from fault
        raise _broken(so_far, [f"{one.what}: {type(fault).__name__}: {fault}"], told) from fault


def _look(world: World, plant: str) -> list[str]:
    """Only where something was written down; looking itself is written down too."""
    if Entry.objects.count() == world.lines:
        return []
    world.changes += 1
    if plant in SEEN_BY:
        found = list(SEEN_BY[plant](world))
    else:
        found = wrong(world) + (wrong_now_and_then(world) if world.changes % 8 == 0 else [])
    world.lines = Entry.objects.count()
    return found


def _broken(presses: list[Press], found: list[str], told: Told) -> Broken:
    told.story = [_said(one) for one in presses if one.what != NOTHING]
    return Broken("\n".join(found))


def _said(one: Press) -> str:
    return f"{one.what} {one.seeker}{one.peer} {one.answer}{' by Charlie' if one.charlie else ''}"
