"""bin/manage work: the worker. Runs every room's sweeps, in every organisation, until told to stop."""

import signal
import threading
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import close_old_connections

from sideomside.ground.jobs.schedule import run_due
from sideomside.site.startup import refuse_what_is_unsafe
from sideomside.site.sweeps import all_jobs


class Command(BaseCommand):
    help = "Send letters, read mail and do what is due, until stopped."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--once", action="store_true", help="do what is due now and stop")

    def handle(self, *, once: bool, **options: Any) -> None:
        if settings.RESTORING.exists():
            raise CommandError("A restore has not been finished; nothing runs until it is")
        refuse_what_is_unsafe()
        stop = threading.Event()
        for name in (signal.SIGTERM, signal.SIGINT):
            signal.signal(name, lambda *_: stop.set())
        while not stop.is_set():
            run_due(all_jobs())
            close_old_connections()
            if once or stop.wait(1):
                return
