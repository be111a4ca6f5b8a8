"""bin/manage retention: say what has been kept long enough; only when told to, delete it."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from sideomside.ground.vault.walls import within
from sideomside.people.models import Organisation
from sideomside.people.rules import system
from sideomside.privacy.actions import RULES, keep_times


class Command(BaseCommand):
    help = "Say what is due in every organisation. The worker deletes it at night; --delete does so now."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--delete", action="store_true", help="let it go now, with a receipt in the log")

    def handle(self, *, delete: bool, **options: Any) -> None:
        for organisation in Organisation.objects.order_by("made_at"):
            for rule in RULES:
                with within(organisation.id):
                    done = keep_times(dry_run=not delete, rules=[rule], by=system(organisation.id))
                count = f"{done[rule.name]}{' deleted' if delete else ' due'}"
                self.stdout.write(f"{organisation.id} {rule.name}: {count}")
