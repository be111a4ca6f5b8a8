"""bin/manage backup FOLDER: one copy of data and keys together, and old copies dropped."""

from datetime import timedelta
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from sideomside.privacy.rules import BACKUPS_LIVE
from sideomside.site.backups.stores import NotPossible
from sideomside.site.backups.taking import drop_older, take

# Taken and dropped once a night, seconds apart: the night before, so that none is a day older than was promised.
KEPT = BACKUPS_LIVE.days - 1


class Command(BaseCommand):
    help = "Copy data, key store and ledger into a new folder inside FOLDER. The master key is not copied."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", type=Path)
        parser.add_argument(
            "--keep-days",
            type=int,
            default=KEPT,
            help=f"drop copies older than this, {BACKUPS_LIVE.days} at most: that was promised to whoever is erased",
        )

    def handle(self, *, folder: Path, keep_days: int, **options: Any) -> None:
        if keep_days > BACKUPS_LIVE.days:
            raise CommandError(f"People are told that a copy lives {BACKUPS_LIVE.days} days at most")
        try:
            copy = take(folder)
        except (NotPossible, OSError) as why:  # no such folder, not ours, or the disk is full
            raise CommandError(str(why)) from why
        gone = drop_older(folder, timedelta(days=keep_days))
        self.stdout.write(f"{copy}\n{len(gone)} older copies dropped")
