"""bin/manage backup FOLDER: one copy of data and keys together, and old copies dropped."""

from datetime import timedelta
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from sideomside.privacy.rules import BACKUPS_LIVE
from sideomside.site.backups.stores import NotPossible
from sideomside.site.backups.taking import drop_older, take


class Command(BaseCommand):
    help = "Copy data, key store and ledger into a new folder inside FOLDER. The master key is not copied."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", type=Path)
        parser.add_argument(
            "--keep-days",
            type=int,
            default=BACKUPS_LIVE.days,
            help="drop copies older than this; what was promised to whoever is erased counts on it",
        )

    def handle(self, *, folder: Path, keep_days: int, **options: Any) -> None:
        try:
            copy = take(folder)
        except (NotPossible, OSError) as why:  # no such folder, not ours, or the disk is full
            raise CommandError(str(why)) from why
        gone = drop_older(folder, timedelta(days=keep_days))
        self.stdout.write(f"{copy}\n{len(gone)} older copies dropped")
