"""bin/manage bring_in FOLDER: what take_out made, into an empty house, under new keys."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from sideomside.site.backups.stores import NotPossible
from sideomside.site.moving.arriving import arrived
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
        parser.add_argument(
            "--was-cut-short",
            action="store_true",
            help="an import of this organisation was cut short here: the keys it left are destroyed first",
        )

    def handle(self, *, folder: Path, ledger: Path | None, was_cut_short: bool, **options: Any) -> None:
        try:
            with transaction.atomic(), transaction.atomic(using="keys"):
                organisation = bring_in(folder, ledger, was_cut_short=was_cut_short)
                told = arrived(organisation)
        except (NotPossible, OSError) as why:
            raise CommandError(str(why)) from why
        for line in [MOVED_IN.format(name=organisation.name), *told]:
            self.stdout.write(line)
