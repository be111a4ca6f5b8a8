"""bin/manage demo: an invented programme to look around in."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from sideomside.site.demo.fill import NotADemo, fill
from sideomside.site.demo.who import lines
from sideomside.site.demo.wiping import wipe


class Command(BaseCommand):
    help = "Fill an empty installation with an invented programme; safe to repeat."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--reset", action="store_true", help="wipe the demo and begin again; refuses elsewhere"
        )
        parser.add_argument("--who", action="store_true", help="say where to look and how to go in as whom")

    def handle(self, *, reset: bool, who: bool, **options: Any) -> None:
        try:
            if reset:
                wipe()
            if not who:
                made = fill()
                self.stdout.write(
                    "The demo programme is ready."
                    if made
                    else "There are people here already; nothing was changed."
                )
        except NotADemo as no:
            raise CommandError(str(no)) from None
        if who:
            for line in lines():
                self.stdout.write(line)
