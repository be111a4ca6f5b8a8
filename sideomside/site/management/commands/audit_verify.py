"""bin/manage audit_verify: has anybody changed, removed, moved or cut off a line of the log?"""

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from sideomside.ground.audit import log
from sideomside.ground.vault.walls import within
from sideomside.people.models import Organisation
from sideomside.site import heads as sent
from sideomside.site.backups.taking import heads


class Command(BaseCommand):
    help = "Walk each organisation's log from the oldest kept line; print its head, to be kept elsewhere."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--against", type=Path, help="what was sent off, or a manifest.json: it must still be in the log"
        )

    def handle(self, *, against: Path | None, **options: Any) -> None:
        known = sent.read(against) if against else []
        wrong = []
        for organisation in Organisation.objects.order_by("made_at"):
            with within(organisation.id):
                found = [*log.verify(), *sent.missing_from(str(organisation.id), known)]
            wrong += [f"{organisation.id} {line}" for line in found]
        self.stdout.write(json.dumps({"heads": heads(), "wrong": wrong}, indent=1))
        if wrong:
            raise CommandError(f"{len(wrong)} things are wrong with the log")
