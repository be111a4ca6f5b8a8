"""What happens to machines: a full disk, no more files, a clock that jumps, a mail server that is away."""

import os
import resource
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any

import time_machine
from aiosmtpd.controller import Controller
from django.conf import settings
from django.db import connection, connections
from django.db.utils import OperationalError
from django.utils import timezone

from house.serving import free_port
from proofs.failing.statements import _counts, _stands
from proofs.living.world import World
from sideomside.ground.audit import log
from sideomside.ground.jobs.models import Sweep
from sideomside.ground.jobs.schedule import run_due
from sideomside.ground.post import jobs as post
from sideomside.ground.post.models import Letter
from sideomside.ground.vault.walls import within
from sideomside.intake import actions as intake
from sideomside.people.actions import write_to
from sideomside.people.models import Person
from sideomside.people.rules import Hat
from sideomside.site.sweeps import all_jobs
from tests.people import someone

LETTERS = 12
A_YEAR = timedelta(days=400)
Wrong = list[str]


def stood(world: World, name: str) -> Wrong:
    """In a process of its own, since limits of a process cannot be taken back; what is wrong comes back as lines."""
    connections.close_all()
    ear, mouth = os.pipe()
    child = os.fork()
    if not child:
        os.close(ear)
        with os.fdopen(mouth, "w") as out:
            out.write("\n".join(_told(world, name)))
        os._exit(0)
    os.close(mouth)
    with os.fdopen(ear) as said:
        lines = said.read()
    _, status = os.waitpid(child, 0)
    return lines.splitlines() + ([] if status == 0 else [f"it broke off with {status}"])


def _told(world: World, name: str) -> Wrong:
    try:
        with within(world.house.organisation.id):
            return WEATHERS[name](world)
    except Exception:
        return traceback.format_exc().splitlines()[-4:]


def disk_full(world: World) -> Wrong:
    """SQLite says so where the file may grow no more."""
    before = _all()
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA page_count")
        pages = cursor.fetchone()[0]
        cursor.execute(f"PRAGMA max_page_count = {pages}")
    failed = _tries(lambda: _writes(world, "x" * 60_000))
    wrong = [] if failed else ["a full disk was not noticed"]
    wrong += [] if _all() == before else ["half of it stands"]
    connections.close_all()  # and now there is room again
    return wrong + _goes_on(world)


def no_more_files(world: World) -> Wrong:
    before = _all()
    connections.close_all()
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    with _nothing_to_open():
        failed = _tries(lambda: _writes(world, "Er der nogen?"))
    resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
    connections.close_all()
    wrong = [] if failed else ["that no file could be opened was not noticed"]
    return wrong + ([] if _all() == before else ["half of it stands"]) + _goes_on(world)


def the_clock_jumps(world: World) -> Wrong:
    """A year ahead while letters are written and sweeps run, and back again; then everything goes on today."""
    with time_machine.travel(timezone.now() + A_YEAR, tick=False):
        letters = _letters(world)
        _writes(world, "Uret er forkert.")
        Sweep.objects.all().delete()
        run_due([job for job in all_jobs() if job.name == "post.deliver"])
        letters |= _letters(world)
    _writes(world, "Uret er rigtigt igen.")
    ran = run_due([job for job in all_jobs() if job.name.startswith(("post.", "privacy.finish"))])
    wrong = [] if {"post.deliver"} <= set(ran) else ["sweeps wait for a day that is a year away"]
    return (
        wrong
        + _not_sent(letters, "waits for a day that is a year away and is as good as lost")
        + log.verify()
    )


def the_mail_server_is_away(world: World) -> Wrong:
    """For an hour; the worker looks every minute, and afterwards everything arrives."""
    port, begun = free_port(), timezone.now()
    settings.MAIL_HOST, settings.MAIL_PORT, settings.MAIL_TLS = "127.0.0.1", port, "off"
    letters = _letters(world)
    _minutes(world, begun, range(60))
    if not all(_state(letter) == Letter.State.WAITING for letter in letters):
        return ["a letter is not on its way any more: lost"]
    got: list[bytes] = []
    with _server(port, got):
        _minutes(world, begun, range(60, 180, 5))
    wrong = _not_sent(letters, "is lost")
    return wrong + (
        [] if len(got) == len(letters) else [f"{len(got)} arrived of {len(letters)}: lost or doubled"]
    )


def _minutes(world: World, begun: datetime, minutes: Any) -> None:
    for minute in minutes:
        with time_machine.travel(begun + timedelta(minutes=minute), tick=True):
            post.carry_out(world.house.organisation.id)


@contextmanager
def _server(port: int, got: list[bytes]) -> Iterator[None]:
    class Takes:
        async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802 - aiosmtpd's name
            got.append(envelope.content)
            return "250 OK"

    running = Controller(Takes(), hostname="127.0.0.1", port=port)
    running.start()
    try:
        yield
    finally:
        running.stop()


@contextmanager
def _nothing_to_open() -> Iterator[None]:
    _soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    open_now = {int(name) for name in os.listdir("/proc/self/fd")}
    first_free = next(number for number in range(hard) if number not in open_now)
    resource.setrlimit(resource.RLIMIT_NOFILE, (first_free, hard))
    yield


def _tries(do: Callable[[], Any]) -> bool:
    """True when it failed, and said so."""
    try:
        do()
    except (OperationalError, OSError):
        return True
    return False


def _writes(world: World, words: str) -> None:
    intake.receive(
        programme=world.house.programme, person=_ida(), way="form", words=words, by=world.house.system
    )


def _ida() -> Person:
    return Person.objects.filter(roles__name=Hat.PARTICIPANT).order_by("-id").first()  # type: ignore[return-value]


def _letters(world: World) -> set[Any]:
    to = someone(world.house, "Sara", Hat.PARTICIPANT, mail="sara@post.example")
    before = set(Letter.objects.values_list("id", flat=True))
    for _ in range(LETTERS):
        write_to(person=to, template="privacy/mail/off", context={"name": "Signe"}, by=world.house.system)
    letters = set(Letter.objects.values_list("id", flat=True)) - before
    if len(letters) != LETTERS:
        raise RuntimeError(f"{len(letters)} letters were written, and {LETTERS} were to be")
    return letters


def _not_sent(letters: set[Any], what: str) -> Wrong:
    return [f"a letter {what}" for letter in letters if _state(letter) != Letter.State.SENT]


def _state(letter: Any) -> str:
    return Letter.objects.values_list("state", flat=True).get(id=letter)


def _all() -> dict[str, int]:
    with connection.cursor() as cursor:
        names = set(connection.introspection.table_names(cursor))
    return _counts(_stands(names)) | {"keys": 0}


def _goes_on(world: World) -> Wrong:
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA integrity_check")
        whole = cursor.fetchall() == [("ok",)]
    failed = _tries(lambda: _writes(world, "Hej igen"))
    wrong = ["the database is damaged"] if not whole else []
    return wrong + (["it does not go on afterwards"] if failed else []) + log.verify()


WEATHERS: dict[str, Callable[[World], Wrong]] = {
    each.__name__: each for each in (disk_full, no_more_files, the_clock_jumps, the_mail_server_is_away)
}
