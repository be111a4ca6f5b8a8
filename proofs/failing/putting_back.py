"""A copy is put back, and one statement after another fails: the house stays shut, and the next try succeeds."""

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from functools import partial
from pathlib import Path
from typing import Any
from unittest.mock import patch

from django.conf import settings
from django.db import connections

from proofs.failing.statements import Counter, Planted, Result, _counted
from proofs.living.world import World
from sideomside.ground.vault.keys import forget_opened_keys
from sideomside.ground.vault.walls import within
from sideomside.people.models import Organisation, Person
from sideomside.people.rules import Hat
from sideomside.privacy import actions as privacy
from sideomside.site.backups import putting_back, stores
from sideomside.site.backups.putting_back import put_back
from sideomside.site.backups.taking import take
from tests.people import someone

LEGAL, ILLEGAL = 0, 1


def restore_failing(world: World, step: int, first: int) -> Result:
    """A copy from before an erasure, and beside it the ledger from after it."""
    old, gone = _copies(world)
    told = Result()
    told.statements = _elsewhere(lambda: _whole(old, gone))
    if not told.statements:
        told.wrong.append("restore: it fails with nothing planted")
        return told
    told.due = told.statements // step
    for point in range(1 + first % step, told.statements + 1, step):
        told.points += 1
        if _elsewhere(partial(_failing, old, gone, partial(_counted, Counter(point)))) != LEGAL:
            told.wrong.append(f"restore, statement {point}: it stands open, or the next try does not succeed")
    return told


def copying_failing(world: World) -> Result:
    """SQLite copies its file without a statement of Django's: there it fails before, half-way through, and after."""
    old, gone = _copies(world)
    told = Result()
    for alias in stores.ALIASES:
        for torn in (_before, _half_way, _after):
            told.points += 1
            if _elsewhere(partial(_failing, old, gone, partial(_torn, alias, torn))) != LEGAL:
                told.wrong.append(
                    f"restore, copying {alias}, {torn.__name__[1:]}: it stands open, or no next try"
                )
    return told


def _copies(world: World) -> tuple[Path, Any]:
    house, folder = world.house, Path(tempfile.mkdtemp(prefix="copies-", dir=settings.DATA))
    with within(house.organisation.id):
        gone = someone(house, "Ejner", Hat.PARTICIPANT, mail="ejner@post.example").id
    old = take(folder)
    with within(house.organisation.id):
        privacy.erase(person_id=gone, by=house.system)
    newer = folder / "99990101T000000Z"
    take(folder / "newer").rename(newer)
    connections.close_all()
    return old, gone


def _elsewhere(do: Callable[[], int]) -> int:
    """In a process of its own and an empty place; what it comes to is a number."""
    ear, mouth = os.pipe()
    child = os.fork()
    if not child:
        _move_to(settings.DATA / f"place-{os.getpid()}")
        told = do()
        os.write(mouth, str(told).encode())
        shutil.rmtree(settings.DATA, ignore_errors=True)
        os._exit(0)
    os.close(mouth)
    with os.fdopen(ear) as said:
        told_us = said.read()
    os.waitpid(child, 0)
    return int(told_us or ILLEGAL)


def _move_to(place: Path) -> None:
    connections.close_all()
    forget_opened_keys()
    settings.DATA, settings.RESTORING = place, place / "restoring"
    for alias, name in (("default", "db.sqlite3"), ("keys", "keys.sqlite3")):
        connections[alias].settings_dict["NAME"] = place / name


def _whole(old: Path, gone: Any) -> int:
    counter = Counter()
    with _counted(counter):
        put_back(old)
    return counter.seen if _is_gone(gone) else 0


def _failing(old: Path, gone: Any, fault: Callable[[], AbstractContextManager[Any]]) -> int:
    """Shut while it is not finished; and in another empty place everything comes back."""
    try:
        with fault():
            put_back(old)
    except Planted:
        if not settings.RESTORING.exists():
            return ILLEGAL
        _move_to(settings.DATA / "again")
        put_back(old)
    return LEGAL if _is_gone(gone) and not settings.RESTORING.exists() else ILLEGAL


@contextmanager
def _torn(alias: str, torn: Callable[[str, Path], None]) -> Iterator[None]:
    def put_in(which: str, source: Path) -> None:
        (torn if which == alias else stores.put_in)(which, source)

    with patch.object(putting_back, "put_in", put_in):
        yield


def _before(alias: str, source: Path) -> None:
    raise Planted(f"planted before {alias} is copied")


def _half_way(alias: str, source: Path) -> None:
    def stop(_status: int, left: int, of: int) -> None:
        if left <= of // 2:
            raise Planted(f"planted with {left} of {of} pages of {alias} left")

    place = Path(connections[alias].settings_dict["NAME"])
    place.parent.mkdir(parents=True, exist_ok=True)
    with closing(sqlite3.connect(source)) as copy, closing(sqlite3.connect(place)) as to:
        copy.backup(to, pages=4, progress=stop)


def _after(alias: str, source: Path) -> None:
    stores.put_in(alias, source)
    raise Planted(f"planted after {alias} is copied")


def _is_gone(person_id: Any) -> bool:
    with within(Organisation.objects.get().id):
        return Person.objects.exists() and not Person.objects.filter(id=person_id).exists()
