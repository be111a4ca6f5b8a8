"""bin/manage mail_test you@example.org: one neutral mail over the real server, and what happened on the way."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from sideomside.ground.post.trying import FAULTS, send_to_oneself


class Command(BaseCommand):
    help = "Send one neutral mail and say step by step what happened."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("address", help="where you read your own mail")

    def handle(self, *, address: str, **options: Any) -> None:
        if not settings.MAIL_HOST:
            raise CommandError(
                "SIDEOMSIDE_MAIL_HOST is not set: letters land in a folder, and nothing leaves."
            )
        try:
            for step in send_to_oneself(address):
                self.stdout.write(step)
        except FAULTS as fault:
            raise CommandError(f"It stopped there: {type(fault).__name__}: {fault}") from None
