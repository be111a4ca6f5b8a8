"""bin/manage new_mail: the mailbox somebody signs in with is gone, and they have another one."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.validators import validate_email

from sideomside.ground.vault.walls import within
from sideomside.people import actions
from sideomside.people.models import Organisation
from sideomside.people.rules import NotAllowed, system


class Command(BaseCommand):
    help = (
        "Let somebody who works here sign in with another mail address, because the old mailbox is gone. Make sure "
        "first, by voice or face, that it is they who ask. They keep passkeys and codes, and choose a new password; "
        "private links they had are closed."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("old", help="the address they signed in with")
        parser.add_argument("new", help="the address they have now")
        parser.add_argument("--host", default="", help="the organisation's host name, when there are several")

    def handle(self, *, old: str, new: str, host: str, **told: Any) -> None:
        house = Organisation.objects.filter(host=host).order_by("made_at").first()
        if house is None:
            raise CommandError("Nobody lives here yet, or not by that --host.")
        try:
            validate_email(new)
            with within(house.id):
                link = actions.change_login(login=old, to=new, by=system(house.id))
        except ValidationError:
            raise CommandError(f"{new} is no mail address. Nothing was changed.") from None
        except NotAllowed:
            raise CommandError(
                f"Nobody here signs in with {old}, or somebody else does with {new}. Nothing was changed."
            ) from None
        self.stdout.write(f"A password is chosen anew here, within three days:\n{link}")
