"""bin/manage retention: delete what has been kept long enough, or only say what that would be."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from sideomside.ground.vault.walls import within
from sideomside.people.models import Organisation
from sideomside.people.rules import system
from sideomside.privacy.actions import keep_times


class Command(BaseCommand):
    help = "Run every keep-time in every organisation; with --dry-run nothing is deleted."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="say what is due, and leave it")

    def handle(self, *, dry_run: bool, **options: Any) -> None:
        for organisation in Organisation.objects.order_by("made_at"):
            with within(organisation.id):
                done = keep_times(dry_run=dry_run, by=system(organisation.id))
            for name, count in done.items():
                self.stdout.write(f"{organisation.id} {name}: {count}{' due' if dry_run else ' deleted'}")
