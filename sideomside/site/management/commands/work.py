"""bin/manage work: the worker. Runs every room's sweeps, in every organisation, until told to stop."""

import logging
import signal
import threading
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import InterfaceError, OperationalError, close_old_connections

from sideomside.ground.jobs.schedule import run_due
from sideomside.site.startup import refuse_what_is_unsafe
from sideomside.site.sweeps import all_jobs

logger = logging.getLogger(__name__)


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
            _one_round(last=once)
            close_old_connections()
            if once or stop.wait(1):
                return


def _one_round(*, last: bool) -> None:
    """A lock met by the schedule itself, or a database that is away, is met again in a second and ends no worker."""
    try:
        run_due(all_jobs())
    except (OperationalError, InterfaceError) as wrong:
        if last:
            raise
        logger.error("the schedule could not be kept just now: %s", wrong)
