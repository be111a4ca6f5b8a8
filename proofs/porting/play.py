"""The steps of the move, each in a process of its own with the settings of the house it happens in."""

import json
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from io import StringIO
from pathlib import Path
from typing import Any
from uuid import UUID

from django.core.management import call_command
from django.db import connection

from proofs.living.world import _taken_back
from proofs.porting.house import SAID, lived_in
from proofs.porting.judge import judged
from proofs.porting.on_the_way_in import ON_THE_WAY_IN
from proofs.porting.on_the_way_out import ON_THE_WAY_OUT
from proofs.porting.refusals import refusals
from proofs.porting.told import differing
from sideomside.concerns.models import Concern
from sideomside.concerns.rules import may_be_on
from sideomside.ground.audit import log
from sideomside.ground.post.models import Letter
from sideomside.ground.vault.keys import forget_opened_keys
from sideomside.ground.vault.walls import within
from sideomside.people.models import Organisation, Person
from sideomside.people.queries import whose_contact
from sideomside.people.rules import system
from sideomside.site.moving import bringing_in, taking_out
from sideomside.site.moving.arriving import arrived
from sideomside.stories import queries as stories

Told = dict[str, Any]


def play(verb: str, *words: str) -> None:
    steps: dict[str, Callable[..., Told]] = {"live": _live, "move": _move, "try": _try}
    print(json.dumps(steps[verb](*words)))


def _live(persons: str, erased: str, home: str, plants: str) -> Told:
    """People live here; then everything is taken out, well, and in every wrong way."""
    house, truth, known = lived_in(int(persons), int(erased))
    clock = time.monotonic()
    call_command("take_out", str(Path(home) / "out"), yes=True, stdout=StringIO(), stderr=StringIO())
    seconds = round(time.monotonic() - clock, 2)
    folder = Path(home) / "out" / str(house.organisation.id)
    wrong = judged(folder, truth)
    caught = {}
    for fault, shown in ON_THE_WAY_OUT.items() if plants == "plants" else ():
        with fault() as planted:
            spoilt = taking_out.take_out(house.organisation, Path(home) / fault.__name__)
            caught[fault.__name__.replace("_", " ")] = bool(judged(spoilt, truth)[shown])
        if planted:
            planted.delete()
    return known | {
        "folder": str(folder),
        "seconds": seconds,
        "wrong": wrong,
        "caught": caught,
        **_measure(folder),
    }


def _measure(folder: Path) -> Told:
    files = [path for path in folder.rglob("*") if path.is_file()]
    package = json.loads((folder / "datapackage.json").read_text("utf-8"))
    return {
        "tables": len(package["rows"]),
        "rows": sum(package["rows"].values()),
        "empty": sorted(name for name, count in package["rows"].items() if not count),
        "columns": sum(len(one["schema"]["fields"]) for one in package["resources"]),
        "sheets": sum(path.suffix == ".csv" for path in files),
        "megabytes": round(sum(path.stat().st_size for path in files) / 1e6, 1),
    }


def _move(folder: str, again: str, barred: str, reached: str) -> Told:
    """Into an empty house, and out of it again."""
    begun = time.monotonic()
    bringing_in.bring_in(Path(folder))
    seconds = round(time.monotonic() - begun, 2)
    found = _wrong_here(barred, reached)
    second = taking_out.take_out(Organisation.objects.get(), Path(again))
    return {"seconds": seconds, "differing": differing(Path(folder), second), "wrong": found + _not_told()}


def _try(folder: str, again: str, barred: str, reached: str) -> Told:
    """Folders that must be refused, and ways of bringing in that must be seen."""
    caught = refusals(Path(folder), Path(again))
    for fault in [*ON_THE_WAY_IN, nothing_at_all]:
        with ExitStack() as undone:
            for alias in ("default", "keys"):
                undone.enter_context(_taken_back(alias))
            with fault():
                bringing_in.bring_in(Path(folder))
                seen = (
                    _wrong_here(barred, reached)
                    or _differs(Path(folder), Path(again) / fault.__name__)
                    or _not_told()
                )
        forget_opened_keys()
        caught[fault.__name__.replace("_", " ")] = bool(seen) is (fault is not nothing_at_all)
    return {"caught": caught}


@contextmanager
def nothing_at_all() -> Iterator[None]:
    """A judge who blames everything catches every fault; here there is none, and nothing may be said."""
    yield


def _differs(folder: Path, again: Path) -> list[str]:
    return differing(folder, taking_out.take_out(Organisation.objects.get(), again))


def _wrong_here(barred: str, reached: str) -> list[str]:
    """What the same words alone would not show: the log, who is found, who is kept out, and what lies sealed."""
    house = Organisation.objects.get()
    with within(house.id):
        wrong = [f"log: {line}" for line in log.verify()]
        if whose_contact(system(house.id), "mail", reached) is None:
            wrong.append("nobody is found by their address")
        if any(may_be_on(UUID(barred), one) for one in Concern.objects.exclude(bar="")):
            wrong.append("the one a worry is about may read it")
        if not Concern.objects.exclude(bar="").exists():
            wrong.append("nobody is barred any more")
        wrong += [f"{one} cannot be opened" for one in Person.objects.all() if one.name is None]
        wrong += _clear_words()
    return wrong


def _not_told() -> list[str]:
    """Somebody shows a story, and must be sent an address that takes it down in this house."""
    house = Organisation.objects.get()
    arrived(house)
    with within(house.id):
        by = system(house.id)
        written = " ".join(letter.text or "" for letter in Letter.objects.filter(state=Letter.State.WAITING))
        sent = any(stories.way_down(by, story) in written for story in stories.all_shown(by))
    return [] if sent else ["no writer can take their story down"]


def _clear_words() -> list[str]:
    """By plain SQL: a word that was sealed lies in no column of the new house."""
    found = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            while rows := cursor.fetchmany(500):
                if any(_says(value) for row in rows for value in row):
                    found.append(f"{table} holds a word in clear")
                    break
    return found


def _says(value: Any) -> bool:
    if isinstance(value, bytes | memoryview):
        return SAID.encode() in bytes(value)
    return isinstance(value, str) and SAID in value
