"""bin/manage restore COPY: into an empty place; whoever was erased stays erased."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from sideomside.site.backups import ledger as erasures
from sideomside.site.backups.putting_back import put_back
from sideomside.site.backups.stores import NotPossible


class Command(BaseCommand):
    help = "Put one copy back, check it against its manifest, and replay the newest ledger of erasures."
    requires_system_checks: list[str] = []
    requires_migrations_checks = False

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("copy", type=Path)
        parser.add_argument(
            "--ledger", type=Path, help="a newer erasures.json; those beside the copy are always read"
        )

    def handle(self, *, copy: Path, ledger: Path | None, **options: Any) -> None:
        try:
            erased = put_back(copy, ledger)
            until = erasures.reaches_to(copy, ledger)
        except NotPossible as why:
            raise CommandError(str(why)) from why
        self.stdout.write(
            f"Put back. {erased} people were erased again.\n"
            f"The newest ledger reaches to {until:%Y-%m-%d %H:%M %Z}. Whoever was erased after that is here again "
            "and can be read: find out who it was, and erase them once more by hand.\n"
            "Now run bin/manage prepare."
        )
