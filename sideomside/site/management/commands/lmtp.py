"""bin/manage lmtp: the door for a mail server on this machine."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from sideomside.intake.inbox import serve_lmtp


class Command(BaseCommand):
    help = "Take in mail over LMTP on loopback or on a socket file, until stopped."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--port", type=int, default=settings.LMTP_PORT, help="on 127.0.0.1")
        parser.add_argument("--socket", default="", help="a socket file instead of a port")

    def handle(self, *, port: int, socket: str, **options: Any) -> None:
        if settings.RESTORING.exists():
            raise CommandError("A restore has not been finished; nothing is taken in until it is")
        if not port and not socket:
            raise CommandError("Name a door: --port, --socket, or SIDEOMSIDE_LMTP_PORT")
        where = socket or f"127.0.0.1:{port}"
        serve_lmtp(port=port, path=socket, ready=lambda: self.stdout.write(f"Mail is taken in at {where}"))
