"""bin/manage begin_again: the only coordinator's phone is gone, and there is no colleague to help."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from sideomside.ground.vault.walls import within
from sideomside.people import actions, queries
from sideomside.people.models import Organisation
from sideomside.people.rules import NotAllowed, system


class Command(BaseCommand):
    help = (
        "Let somebody who works here choose a password and a second key anew, because what they signed in with is "
        "lost. Make sure first, by voice or face, that it is they who ask. A colleague can do it on a page; this is "
        "for when there is none."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("mail", help="the address they sign in with; the letter goes there")
        parser.add_argument("--host", default="", help="the organisation's host name, when there are several")

    def handle(self, *, mail: str, host: str, **told: Any) -> None:
        house = Organisation.objects.filter(host=host).order_by("made_at").first()
        if house is None:
            raise CommandError("Nobody lives here yet, or not by that --host.")
        with within(house.id):
            by = system(house.id)
            person = queries.known_at_work(by, mail)
            try:
                if person is None:
                    raise NotAllowed
                link = actions.let_begin_again(person=person, by=by)
            except NotAllowed:
                raise CommandError(f"Nobody signs in here with {mail}. Nothing was changed.") from None
        self.stdout.write(f"A letter is on its way. It leads here, within three days:\n{link}")
