"""bin/manage bring_in FOLDER: what take_out made, into an empty house, under new keys."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from sideomside.ground.vault.walls import within
from sideomside.people import actions
from sideomside.people.models import Contact, Organisation, Person, Role
from sideomside.people.rules import Hat, system
from sideomside.site.backups.stores import NotPossible
from sideomside.site.moving.bringing_in import bring_in

MOVED_IN = """{name} has moved in. Passwords, passkeys and private links stayed where they were:
coordinators are invited here, they invite the others, and a participant asks for a new link.
Whoever was erased in the old house since this was taken out is here again, unless --ledger said so."""


class Command(BaseCommand):
    help = "Import what take_out made into an empty installation of the same version. All of it, or nothing."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", type=Path, help="the folder of one organisation")
        parser.add_argument(
            "--ledger",
            type=Path,
            help="a newer erasures.json of the old house: who stands in it is erased again",
        )

    def handle(self, *, folder: Path, ledger: Path | None, **options: Any) -> None:
        try:
            organisation = bring_in(folder, ledger)
        except (NotPossible, OSError) as why:
            raise CommandError(str(why)) from why
        for line in [MOVED_IN.format(name=organisation.name), *_invited(organisation)]:
            self.stdout.write(line)


@transaction.atomic
def _invited(organisation: Organisation) -> list[str]:
    with within(organisation.id):
        return list(_links(organisation))


def _links(organisation: Organisation) -> Iterator[str]:
    by = system(organisation.id)
    working = Role.objects.filter(name=Hat.COORDINATOR, state=Role.State.ACTIVE).values("person_id")
    reached = Contact.objects.filter(person_id__in=working, way=Contact.Way.MAIL).values("person_id")
    for person in Person.objects.filter(id__in=reached).order_by("made_at"):
        yield f"{person.name} chooses a password here, within three days:\n{actions.invite(person=person, by=by)}"
