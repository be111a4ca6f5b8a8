"""bin/manage responsible: who is asked about reading where a coordinator has no colleague."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.validators import validate_email
from django.db import transaction

from sideomside.ground.vault.walls import within
from sideomside.oversight.queries import is_somebody_else
from sideomside.people import actions
from sideomside.people.models import Organisation
from sideomside.people.rules import system


class Command(BaseCommand):
    help = (
        "Name who gets a letter when a coordinator who has no colleague has read far more than usual: a chair, a head "
        "of department. It is done at the machine and on no page, for whoever reads may not choose who asks them."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("mail", help="an address that is read by nobody who coordinates here")
        parser.add_argument("--host", default="", help="the organisation's host name, when there are several")

    @transaction.atomic
    def handle(self, *, mail: str, host: str, **told: Any) -> None:
        house = Organisation.objects.filter(host=host).order_by("made_at").first()
        if house is None:
            raise CommandError("Nobody lives here yet, or not by that --host.")
        with within(house.id):
            name_responsible(mail, house)
        self.stdout.write(f"{mail} is asked when a coordinator who has no colleague reads more than usual.")


def name_responsible(mail: str, house: Organisation) -> None:
    """Somebody who does not read here; inside the walls and the transaction of whoever calls."""
    try:
        validate_email(mail)
    except ValidationError:
        raise CommandError(f"{mail} is no mail address. Nothing was changed.") from None
    by = system(house.id)
    if not is_somebody_else(by, mail):
        raise CommandError(
            f"{mail} is read by those who read here: a programme's mailbox, the sender, or a coordinator's own "
            "address. Whoever is responsible must be somebody else. Nothing was changed."
        )
    actions.name_responsible(mail=mail, by=by)
