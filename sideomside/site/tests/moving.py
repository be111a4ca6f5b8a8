"""A house that is lived in, taken out, and brought in again: for the tests of moving."""

from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.db import transaction

from sideomside.ground.vault.keys import forget_opened_keys
from sideomside.ground.vault.walls import within
from sideomside.people.models import Organisation
from tests.people import House, build_house


def moved_out(to: Path, live: Callable[[House], Any] = lambda house: None) -> Path:
    """A house is lived in, taken out, and then is no more."""
    with transaction.atomic(), transaction.atomic(using="keys"):
        house = build_house("København")
        with within(house.organisation.id):
            live(house)
        call_command("take_out", str(to), yes=True, stdout=StringIO(), stderr=StringIO())
        for alias in ("default", "keys"):
            transaction.set_rollback(True, using=alias)
    forget_opened_keys()
    return to / str(house.organisation.id)


def move_in(folder: Path, **more: Any) -> Organisation:
    call_command("bring_in", str(folder), **{"stdout": StringIO()} | more)
    return Organisation.objects.get()
