"""bin/manage receive < mail.eml: the door for a mail server that hands mail over to a program."""

import os
import sys
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser

from sideomside.intake.inbox import take_from_pipe


class Command(BaseCommand):
    help = (
        "Take in one raw mail from standard input. Exit code 0: kept; 75: try again later; "
        "65: larger than 25 MB, laid aside for a person to see; 67: no such address here, "
        "where there are several organisations."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--to", action="append", default=[], help="the address it was sent to; repeat for more"
        )

    def handle(self, *, to: list[str], **options: Any) -> None:
        if settings.RESTORING.exists():
            sys.exit(os.EX_TEMPFAIL)
        sys.exit(take_from_pipe(sys.stdin.buffer, tuple(to)))
