"""What the restore drill does inside a house of its own: run as a program, with that house's settings.

python -m tests.drill fill | erase NAME | names | busy_backup FOLDER
"""

import json
import sys
from pathlib import Path
from threading import Thread
from unittest.mock import patch

import django

django.setup()

from django.core.management import call_command  # noqa: E402 - Django must be set up first
from django.db import connection  # noqa: E402 - Django must be set up first

from sideomside.ground.audit import log  # noqa: E402 - as above
from sideomside.ground.vault import turning  # noqa: E402 - as above
from sideomside.ground.vault.keys import KeyIsGone  # noqa: E402 - as above
from sideomside.ground.vault.walls import within  # noqa: E402 - as above
from sideomside.intake import actions as intake  # noqa: E402 - as above
from sideomside.intake.models import Message, Way  # noqa: E402 - as above
from sideomside.people.models import Organisation, Person  # noqa: E402 - as above
from sideomside.people.rules import Hat, system, visitor  # noqa: E402 - as above
from sideomside.privacy import actions as privacy  # noqa: E402 - as above
from sideomside.site.backups import taking  # noqa: E402 - as above
from tests.people import build_house, someone, wearing  # noqa: E402 - as above


def fill() -> None:
    """Ida and Noor have written to us."""
    house = build_house("København")
    with within(house.organisation.id):
        for name in ("Ida", "Noor"):
            person = someone(house, name, Hat.PARTICIPANT, mail=f"{name}@eksempel.example")
            intake.receive(
                programme=house.programme, person=person, way=Way.FORM, words=f"{name}s ord",
                by=visitor(house.organisation.id),
            )  # fmt: skip


def erase(name: str) -> None:
    house = Organisation.objects.get()
    with within(house.id):
        person = next(one for one in Person.objects.all() if one.name == name)
        role = person.roles.select_related("programme").get()
        privacy.erase(person_id=person.id, by=wearing(_house_of(role), person, Hat.PARTICIPANT))


def busy_backup(folder: str) -> None:
    """A page is looked at when the data have been copied, and the master key is turned when the keys have."""
    house, really = Organisation.objects.get(), taking.copy_out
    turn = Thread(target=turning.turn)

    def copied(alias: str, to: Path) -> object:
        told = really(alias, to)
        if alias == "keys":
            turn.start()
            turn.join(1)  # long enough for a turn that nothing holds up
        else:
            with within(house.id):
                log.record("read.opened", by=system(house.id))
        return told

    with patch.object(taking, "copy_out", copied):
        taking.take(Path(folder))
    turn.join()


def names() -> None:
    """Everything anybody can still read here: names, words, and how many rows there are at all."""
    house = Organisation.objects.get()
    with within(house.id):
        people = [_open(one, "name") for one in Person.objects.all()]
        words = [_open(one, "words") for one in Message.objects.all()]
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM people_contact")
            contacts = cursor.fetchone()[0]
    print(json.dumps({"people": sorted(people), "words": sorted(words), "contacts": contacts}))  # noqa: T201 - its answer


def _open(row: object, field: str) -> str:
    try:
        return getattr(row, field) or ""
    except KeyIsGone:
        return "(cannot be read)"


def _house_of(role: object) -> object:
    return type("House", (), {"organisation": role.organisation, "programme": role.programme})()


def main(steps: list[str]) -> None:
    """Each step is one of ours or a command of the house, with its words after it."""
    for step in steps:
        name, *words = step.split("|")
        own = {"fill": fill, "erase": erase, "names": names, "busy_backup": busy_backup}.get(name)
        if own:
            own(*words)
        else:
            call_command(name, *words)


if __name__ == "__main__":
    main(sys.argv[1:])
