"""Acts, the restore and the weather, one after another; then the same with faults planted."""

import json
import sys

from django.db import connections

from proofs.failing.plants import PLANTS
from proofs.failing.putting_back import copying_failing, restore_failing
from proofs.failing.statements import acts_failing
from proofs.failing.weather import WEATHERS, stood
from proofs.living.world import build


def play(step: str, step_of_restore: str, seed: str) -> None:
    world = build()
    connections.close_all()
    told = acts_failing(world, int(step), int(seed))
    put_back = restore_failing(world, int(step_of_restore), int(seed))
    copied = copying_failing(world)
    weather = {name: stood(world, name) for name in WEATHERS}
    plants = {name: plant(world) for name, plant in PLANTS.items()}
    figures = {
        "acts": len(told.acts),
        "injection_points": told.points,
        "of_statements": told.statements,
        "swallowed": told.swallowed,
        "restore_points": put_back.points,
        "of_restore_statements": put_back.statements,
        "copy_points": copied.points,
        "points_left_out": told.left_out + put_back.left_out,
        "beyond_the_end": told.beyond,
        "illegal_states": len(told.wrong) + len(put_back.wrong) + len(copied.wrong),
        "weathers": len(weather),
        "weathers_not_stood": sum(bool(wrong) for wrong in weather.values()),
        "letters_lost": sum("lost" in line for wrong in weather.values() for line in wrong),
    }
    wrong = [
        *told.wrong,
        *put_back.wrong,
        *copied.wrong,
        *(f"{name}: {line}" for name, lines in weather.items() for line in lines),
    ]
    print(json.dumps({"figures": figures, "wrong": wrong[:40], "plants": plants}))
    sys.stdout.flush()
