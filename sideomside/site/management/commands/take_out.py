"""bin/manage take_out FOLDER: everything an organisation owns, in open formats, so that nobody is locked in."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from sideomside.people.models import Organisation
from sideomside.site.backups.stores import NotPossible
from sideomside.site.moving.taking_out import allowed_into, take_out

BEWARE = """This opens everybody's words: what people wrote for one person to read lies readable in {folder}
afterwards, for whoever has that folder. It is no backup. Each of them can see on their own page that it was done.

Keep it locked, send it only sealed, and delete it when it has been where it had to be.
"""
SAYING = "open everything"


class Command(BaseCommand):
    help = "Export everything an organisation owns: JSON Lines, CSV and a data dictionary. Opens everybody's words."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", type=Path, help="a new folder is made inside it for each organisation")
        parser.add_argument("--organisation", help="its host name; otherwise every organisation here")
        parser.add_argument("--yes", action="store_true", help="I have read what this does")

    def handle(self, *, folder: Path, organisation: str | None, yes: bool, **options: Any) -> None:
        houses = Organisation.objects.order_by("made_at")
        chosen = list(houses if organisation is None else houses.filter(host=organisation))
        if not chosen:
            raise CommandError("There is no such organisation here")
        try:
            allowed_into(folder)
            self._ask(folder, yes)
            with _stopped_as_by_hand():
                for one in chosen:
                    self.stdout.write(f"{one.name}: {take_out(one, folder)}")
        except (NotPossible, OSError) as why:
            raise CommandError(str(why)) from why
        self.stdout.write("Begin with laes-mig.md or read-me.md. Delete it all when you are done.")

    def _ask(self, folder: Path, yes: bool) -> None:
        """Fresh each time, by somebody who sits there or has written it down on purpose."""
        self.stderr.write(BEWARE.format(folder=folder))
        if yes:
            return
        try:
            said = input(f"Write: {SAYING}\n> ")
        except EOFError:
            said = ""
        if said.strip().casefold() != SAYING:
            raise CommandError("Nothing was taken out")


@contextmanager
def _stopped_as_by_hand() -> Iterator[None]:
    """A machine that shuts down, or a terminal that is closed, ends it like Ctrl-C: what was opened is cleared away."""
    heard = [one for one in (signal.SIGTERM, signal.SIGHUP) if signal.getsignal(one) != signal.SIG_IGN]
    before = {one: signal.signal(one, signal.default_int_handler) for one in heard}
    try:
        yield
    finally:
        for one, did in before.items():
            signal.signal(one, did)
