"""Everybody opens every page they may, one after another, and every opened word is held against the log.

Runs in a process of its own with Django ready; what it prints last is what was found.
"""

import json
import sys
import time
from collections import Counter
from random import Random
from uuid import UUID

from proofs.guarding.actors import Actor, everybody
from proofs.guarding.doors import Door, doors
from proofs.guarding.looking import may_come
from proofs.guarding.trying import build
from proofs.guarding.worlds import OWN
from proofs.watching import tampering
from proofs.watching.readers import PLANTED, SILENT, nobody_writes
from proofs.watching.shoulder import Seen, Shoulder
from sideomside.ground.audit import log
from sideomside.ground.vault.walls import current_organisation, within
from sideomside.people.models import Organisation, Person
from sideomside.people.rules import Viewer, system

BATCH = 10_000
FIT_TO_TAMPER_WITH = 400  # lines
Walk = list[tuple[Actor, Door]]


def play() -> None:
    size, lines, seed = sys.argv[1:]
    worlds, _salted = build()
    _everybody_has_a_name_of_their_own()
    home = worlds[OWN].organisation_id
    walk = _walk(list(doors(list(worlds.values()))), everybody(worlds))
    shoulder, chosen = Shoulder(), walk if size == "full" else _some(walk, Random(int(seed)))
    seen = [shoulder.watch(who, door) for who, door in chosen]
    looked = [step for step, one in zip(chosen, seen, strict=True) if one.looks]
    plants = {name: bool(shoulder.behind(read, home).missing) for name, read in PLANTED.items()}
    plants |= {name: _is_missed(name, shoulder, looked) for name in SILENT}
    with within(home):
        unseen, kinds = _tampered_with(int(seed))
        figures = _figures(seen, chosen) | _verified(int(lines), home)
    figures |= {"kinds_of_tampering": kinds, "kinds_of_tampering_unseen": len(unseen)}
    wrong = [*_told(seen), *(f"not seen: {name}" for name in unseen)]
    print(json.dumps({"figures": figures, "wrong": wrong, "plants": plants}))


def _everybody_has_a_name_of_their_own() -> None:
    """So that a first name on a page says whose it is."""
    for house, organisation in enumerate(Organisation.objects.all()):
        with within(organisation.id):
            for number, person in enumerate(Person.objects.order_by("id")):
                person.name = f"Navn{house}q{number}q {person.name or ''}"
                person.save(update_fields=["name"])


def _walk(found: list[Door], actors: list[Actor]) -> Walk:
    """Whoever may come, to each door that is there."""
    return [(who, door) for door in found for who in actors if who.session and may_come(who, door)]


def _some(walk: Walk, chance: Random) -> Walk:
    """At small, each address once: as whoever the seed says."""
    by_name: dict[str, Walk] = {}
    for who, door in walk:
        by_name.setdefault(door.name, []).append((who, door))
    return [chance.choice(same) for same in by_name.values()]


def _is_missed(which: str, shoulder: Shoulder, looked: Walk) -> bool:
    """When nobody writes such lines any more, the same pages are found without them."""
    with nobody_writes(which):
        return any(shoulder.watch(who, door).missing for who, door in looked)


def _figures(seen: list[Seen], chosen: Walk) -> dict[str, int]:
    return {
        "people": len({who.name for who, _door in chosen}),
        "pages": sum(one.status == 200 for one in seen),
        "kinds_of_page": len({one.where for one in seen if one.status == 200}),
        "broken_pages": sum(one.status >= 500 for one in seen),
        "words_opened": sum(one.opened for one in seen),
        "of_ones_own_or_nobodys": sum(one.own for one in seen),
        "signed_by_those_at_work": sum(one.signed for one in seen),
        "written_to_the_reader": sum(one.written_to_the_reader for one in seen),
        "pointed_at_in_a_worry": sum(one.pointed_at for one in seen),
        "read_by_a_stranger": sum(one.read_by_a_stranger for one in seen),
        "compared_and_not_shown": sum(len(one.compared) for one in seen),
        "looks": sum(len(one.looks) for one in seen),
        "looks_without_a_line": sum(len(one.missing) for one in seen),
    }


def _told(seen: list[Seen]) -> list[str]:
    lines = Counter(
        f"{one.role} at {one.where} opened {label}: no line" for one in seen for label in one.missing
    )
    return [f"{line} ({times} times)" for line, times in sorted(lines.items())]


def _tampered_with(seed: int) -> tuple[list[str], int]:
    log.record_many("read.listed", [(None, str(n)) for n in range(FIT_TO_TAMPER_WITH)], by=_house())
    return tampering.unseen(seed)


def _verified(lines: int, home: UUID) -> dict[str, float]:
    """The chain made as long as asked, and walked once."""
    for start in range(0, lines, BATCH):
        many = [(home, str(n)) for n in range(min(BATCH, lines - start))]
        log.record_many("read.listed", many, detail={"screen": "find", "day": "2026-11-22"}, by=_house())
    begun = time.monotonic()
    wrong = log.verify()
    seconds = time.monotonic() - begun
    last = log.head()
    verified = last.seq if last and not wrong else 0
    return {
        "lines_verified": verified,
        "seconds_to_verify": round(seconds, 2),
        "lines_verified_per_second": round(verified / seconds),
    }


def _house() -> Viewer:
    return system(current_organisation())
