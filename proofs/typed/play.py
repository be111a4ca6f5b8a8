"""Everybody types everything everywhere, and what became of it is held against what may.

Runs in a process of its own with Django ready; what it prints last is what was found.
"""

import json
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from random import Random
from typing import Any

from django.urls import reverse

from proofs.guarding.actors import Actor, everybody, of_one_life
from proofs.guarding.apart import in_a_child
from proofs.guarding.trying import build
from proofs.guarding.worlds import OWN, World, houses, live
from proofs.typed import spoilt
from proofs.typed.faults import LYING, TYPED
from proofs.typed.hand import Hand, Place, Tried
from proofs.typed.judge import NOT_KEPT, wrong
from proofs.typed.places import Visit, begun, places, visits
from proofs.typed.strings import OURS, ROUGH, STRINGS, WORST
from sideomside.ground.vault.walls import within

FEW = {"pages": 24, "read": 24}  # at small
# Where the faults are looked for.
TRIED = {("direction:write", "words"), ("intake:write", "words")}
LYING_ON = ("peers:export", "peers:list", "direction:mine")
NUMBER, SECRET = "number", "secret"
Told = dict[str, Any]


def play(size: str, seed: str, asked: str) -> None:
    """`asked`, with a comma between: type, or type:3/8 for one part in eight of the fields; read; plant."""
    worlds, actors = lived_in(size)
    every = visits(worlds, actors)
    chance, small = Random(int(seed)), size != "full"
    chosen = _few(every, FEW["pages"], chance) if small else every
    fields = _fields([*chosen, *begun(worlds, actors)])
    some = partial(_few_strings, chance) if small else lambda: STRINGS
    work = [(one, some()) for one in _each(fields)]
    told: Told = {"fields": len(work)}
    for what in asked.split(","):
        kind, _, part = what.partition(":")
        if kind == "type":
            number, parts = map(int, (part or "0/1").split("/"))
            told |= in_a_child(partial(_type, work[number::parts]))
        elif kind == "read":
            read = _few(every, FEW["read"], chance) if small else every
            told["shown"] = in_a_child(partial(_spoilt, worlds[OWN], read, every))
        else:
            told["caught"] = _planted(fields, worlds, every)
    print(json.dumps(told))


def _planted(fields: list[Place], worlds: dict[str, World], every: list[Visit]) -> dict[str, bool]:
    caught = {leak.__name__: _is_seen(leak, partial(_typed_wrong, fields)) for leak in TYPED}
    return caught | {
        f"{leak.__name__}, in the rows": _is_seen(leak, partial(_lying_wrong, worlds[OWN], every))
        for leak in LYING
    }


def lived_in(size: str) -> tuple[dict[str, World], list[Actor]]:
    """At small, one life and those who are in it; the others are somebody else's business here."""
    if size == "full":
        worlds, _salted = build()
        return worlds, everybody(worlds)
    house = houses()[OWN]
    with within(house.organisation.id):
        own = live(OWN, house)
        return {OWN: own}, of_one_life(own)


def _few_strings(chance: Random) -> list[str]:
    """One of the worst, one of our own, and one of the open list."""
    return [chance.choice(WORST), chance.choice(OURS), chance.choice(ROUGH)]


def _few(every: list[Visit], many: int, chance: Random) -> list[Visit]:
    """Besides where the faults are looked for and a list is carried out."""
    always = [one for one in every if one[1] in map(reverse, ("intake:write", "direction:write"))]
    return [*always, *chance.sample(every, min(many, len(every)))]


def _fields(chosen: list[Visit]) -> list[Place]:
    hand, met = Hand(), set[tuple[str, str, str]]()
    return [place for visit in chosen for place in places(visit, hand, met)]


def _each(fields: list[Place]) -> list[list[Place]]:
    """The same field once, with each button one may press there."""
    found: dict[tuple[str, str, str], list[Place]] = {}
    for one in fields:
        found.setdefault((one.who.hat, *one.key), []).append(one)
    return list(found.values())


def _type(work: list[tuple[list[Place], list[str]]]) -> Told:
    hand, marks = Hand(), _marks()
    told: Told = {"count": Counter(), "wrong": Counter(), "silent": []}
    for same, strings in work:
        place, keeps = _where_it_is_kept(hand, same, marks)
        told["count"]["fields_kept"] += keeps
        if not keeps and not _is_excused(place):
            told["silent"].append(f"{place.who.hat}: {' '.join(place.key)}")
        for string in strings:
            _one(hand, place, string, next(marks), keeps, told)
    return told


def _one(hand: Hand, place: Place, string: str, mark: str, keeps: bool, told: Told) -> None:
    tried = hand.types(place, string + mark, mark)
    told["count"]["tries"] += 1
    told["count"]["kept"] += bool(tried.kept)
    told["count"]["sent_back"] += not tried.kept and not tried.went_on and place.form.method == "POST"
    told["count"]["pages_shown"] += len(tried.shown)
    for how in wrong(place, string + mark, mark, tried, keeps=keeps):
        told["wrong"][f"{place.who.hat}: {' '.join(place.key)} {string[:24]!r}: {how}"] += 1


def _marks() -> Iterator[str]:
    number = 0
    while True:
        number += 1
        yield f"qz{number}zq"


def _where_it_is_kept(hand: Hand, same: list[Place], marks: Iterator[str]) -> tuple[Place, bool]:
    """Which button keeps it, asked with something nobody would refuse; GET asks, and keeps nothing."""
    digits = "2048" + next(marks)[2:-2].rjust(4, "0")[-4:]
    said = {
        "words": f"Et par ord {digits}",
        "mail": f"navn{digits}@post.example",
        "tel": digits,
        "url": f"https://eksempel.example/{digits}",
    }
    kind = same[0].field.kind
    for words in said.values() if kind == "words" else [said[kind]] if kind in said else []:
        for place in (one for one in same if one.form.method == "POST"):
            kept = hand.types(place, words, digits).kept
            if any(not label.startswith(("audit.", "post.")) for label, _text in kept):
                return place, True
    return same[0], False


def _is_excused(place: Place) -> bool:
    return place.form.method != "POST" or place.field.kind in (NUMBER, SECRET) or place.key in NOT_KEPT


def _spoilt(world: World, chosen: list[Visit], every: list[Visit]) -> Told:
    rows = spoilt.spoil(world)
    files = [one for one in every if one[1] == reverse("peers:export") and one not in chosen]
    return spoilt.read(Hand(), [*chosen, *files]) | {"rows": rows}


def _is_seen(leak: Callable[[], None], look: Callable[[], bool]) -> bool:
    def planted() -> bool:
        leak()
        return look()

    return bool(in_a_child(planted))


def _typed_wrong(fields: list[Place]) -> bool:
    hand, marks = Hand(), _marks()
    for place in (one for one in fields if one.key in TRIED):
        for string in WORST:
            mark = next(marks)
            tried: Tried = hand.types(place, string + mark, mark)
            if wrong(place, string + mark, mark, tried, keeps=True):
                return True
    return False


def _lying_wrong(world: World, every: list[Visit]) -> bool:
    spoilt.spoil(world)
    chosen = [one for one in every if one[1] in map(reverse, LYING_ON)]
    return bool(spoilt.read(Hand(), chosen)["wrong"])
