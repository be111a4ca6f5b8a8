"""bin/manage found: the first organisation, its programme and its first coordinator move in."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from sideomside.ground.vault.walls import within
from sideomside.people import actions
from sideomside.people.rules import SYSTEM, Hat, OneHouseOnly, Viewer, system


class Command(BaseCommand):
    help = "Found an organisation with one programme and one coordinator, who is invited by mail."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--organisation", required=True, help="the data controller's name")
        parser.add_argument("--programme", required=True)
        parser.add_argument("--company-number", default="", help="CVR")
        parser.add_argument(
            "--host", default="", help="its own host name, when there are several organisations"
        )
        parser.add_argument("--contact-mail", default="", help="where people may write; public")
        parser.add_argument("--contact-phone", default="")
        parser.add_argument("--municipality", action="append", default=[], help="four-digit code; repeat")
        parser.add_argument("--coordinator", required=True, help="first name of the first coordinator")
        parser.add_argument("--mail", required=True, help="the coordinator's own mail address")

    @transaction.atomic
    def handle(self, **told: Any) -> None:
        about = {name: told[name] for name in ("company_number", "host", "contact_mail", "contact_phone")}
        try:
            organisation = actions.found_organisation(
                name=told["organisation"], about=about, by=Viewer(SYSTEM)
            )
        except OneHouseOnly as only:
            raise CommandError(str(only)) from None
        with within(organisation.id):
            link = _move_in(told, system(organisation.id))
        self.stdout.write(f"{told['coordinator']} chooses a password here, within three days:\n{link}")


def _move_in(told: dict[str, Any], by: Viewer) -> str:
    about = {name: told[name] for name in ("contact_mail", "contact_phone")}
    about |= {"municipalities": told["municipality"], "languages": ["da", "en"]}
    programme = actions.open_programme(name=told["programme"], about=about, by=by)
    person = actions.meet(name=told["coordinator"], by=by)
    actions.add_contact(person=person, way="mail", value=told["mail"], by=by)
    actions.give_role(person=person, programme=programme, name=Hat.COORDINATOR, by=by)
    return actions.invite(person=person, by=by)
