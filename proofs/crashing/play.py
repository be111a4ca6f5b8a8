"""Cycle after cycle: everybody begins, some moment comes, and whoever the dice name is killed."""

import json
import os
import random
import signal
import sys
import time
import traceback
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.db import InterfaceError, OperationalError, connections
from django.test.utils import setup_test_environment
from django.utils import timezone

from house.postgres import kill_server, start_again
from proofs.crashing import hands, plants
from proofs.crashing.standing import Standing, standing
from proofs.crashing.whole import damaged, spoil_a_page
from sideomside.ground.jobs.models import Sweep
from sideomside.ground.jobs.schedule import run_due
from sideomside.ground.vault.walls import within
from sideomside.people.rules import Hat
from sideomside.site.sweeps import all_jobs
from tests.people import build_house, someone

HANDS: dict[str, Callable[[Path, int], None]] = {
    "one who writes": hands.write,
    "another who writes": hands.write,
    "one who erases": hands.erase,
    "the mail server": hands.deliver,
    "worker": hands.work,
}
THOSE_WHO_ASK = "those who ask the house"  # the house's own code in a process; no web server is among them
A_LINE = 50  # bytes of what one was told
AT_LONGEST = 20  # seconds a cycle lasts, on a machine with much else to do
TO_SETTLE, AT_MOST_TIMES = 5, 200
FELL_OVER = 3


def play(cycles: str, seed: str) -> None:
    dice = random.Random(int(seed))
    house = build_house("København")
    with within(house.organisation.id):
        someone(house, "Karen", Hat.COORDINATOR, mail="karen@huset.example")
    notes = settings.DATA / "told"  # outside every database, written only after a yes
    notes.touch()
    setup_test_environment()  # so that a form says what it asks for; and one goes first, so that all is loaded
    hands.write(notes, 0)
    killed: Counter[str] = Counter()
    for number in range(int(cycles)):
        killed.update(_cycle(dice, notes, number))
    _settle()
    found = standing(notes)
    told = vars(found) | {"cycles": int(cycles), "killed": dict(killed), "damaged": damaged()}
    told["why_they_fell"] = _fell(notes).read_text().splitlines()[:5] if _fell(notes).exists() else []
    planted = {name: _caught(plant, found) for name, plant in plants.PLANTS.items()}
    spoil_a_page()  # last, for there is no house after that
    print(json.dumps(told | {"plants": planted | {"a-page-is-spoilt": damaged() > 0}}))


def _cycle(dice: random.Random, notes: Path, number: int) -> list[str]:
    everybody = {
        who: _begin(hand, notes, number * 10 + place) for place, (who, hand) in enumerate(HANDS.items())
    }
    _until_some_were_told(notes, dice.randint(3, 14), somebody_is_erased=number % 2 == 0)
    time.sleep(dice.uniform(0, 0.2))
    dies = dice.choice(
        [THOSE_WHO_ASK, "worker", "everybody", *(["the database server"] * 2 if _server() else [])]
    )
    server = _server() if dies == "the database server" else None
    if server:
        kill_server(server)
        time.sleep(0.1)
    # Whoever was not meant to die first dies a moment later, in the middle of what they make of it.
    chosen = {THOSE_WHO_ASK: [who for who in everybody if who != "worker"], "worker": ["worker"]}.get(
        dies, []
    )
    for who in [*chosen, *(who for who in everybody if who not in chosen)]:
        os.kill(everybody[who], signal.SIGKILL)
        time.sleep(0.02 if chosen else 0)
    ended = {who: os.waitpid(child, 0)[1] for who, child in everybody.items()}
    if server:
        start_again(server, int(os.environ["PROOF_POSTGRES_PORT"]))
    # A sweep that was held by who died is free again after ten minutes; here they have passed.
    Sweep.objects.update(held_until=None, began_at=None)
    connections.close_all()
    return [dies, *(f"fell over: {who}" for who, how in ended.items() if os.WIFEXITED(how))]


def _until_some_were_told(notes: Path, lines: int, *, somebody_is_erased: bool) -> None:
    """However slow the machine is just now; and in every other cycle not before an erasure was told."""
    before, latest = notes.stat().st_size, time.monotonic() + AT_LONGEST
    while time.monotonic() < latest:
        told = notes.read_text()[before:]
        if len(told) >= lines * A_LINE and ("erased" in told or not somebody_is_erased):
            return
        time.sleep(0.02)


def _begin(hand: Callable[[Path, int], None], notes: Path, number: int) -> int:
    connections.close_all()
    child = os.fork()
    if child:
        return child
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stderr.fileno())  # what the dying say fills no log
        while True:
            _once_more(hand, notes, number)
    except Exception as why:
        with _fell(notes).open("a") as file:
            file.write(f"{hand.__name__}: {why!r} {traceback.format_tb(why.__traceback__)[-1].strip()}\n")
    finally:
        os._exit(FELL_OVER)  # nobody here ever stops by themselves


def _fell(notes: Path) -> Path:
    return notes.with_name(f"{notes.name}-fell")


def _once_more(hand: Callable[[Path, int], None], notes: Path, number: int) -> None:
    """Where the database died under somebody, they try again."""
    try:
        hand(notes, number)
    except (OperationalError, InterfaceError):
        connections.close_all()
        time.sleep(0.05)


def _settle() -> None:
    """Whoever waits has their turn now: letters, mails, erasures that were begun; how many there are is chance."""
    for times in range(AT_MOST_TIMES):
        if times >= TO_SETTLE and not hands.somebody_waits():
            return
        Sweep.objects.update(held_until=None, began_at=None)
        hands.let_wait_no_longer()
        run_due(all_jobs(), timezone.now())


def _caught(plant: plants.Plant, before: Standing) -> bool:
    """Planted in a process that dies where it hurts most; the same look finds it."""
    notes = settings.DATA / f"told-{plant.name}"
    notes.touch()
    child = _begin(plant.hand, notes, 9_000_000)
    os.waitpid(child, 0)
    connections.close_all()
    return plant.seen(before, standing(notes))


def _server() -> Path | None:
    where = os.environ.get("PROOF_POSTGRES")
    return Path(where) if where else None
