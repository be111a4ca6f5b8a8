"""bin/manage found: an organisation moves in; or, with --into, one more programme or coordinator comes to it."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from sideomside.ground.vault.walls import within
from sideomside.people import actions, queries
from sideomside.people.days.geography import code_of
from sideomside.people.models import Account, Organisation, Person, Programme, Role
from sideomside.people.rules import SYSTEM, Hat, OneHouseOnly, Viewer, system
from sideomside.site.management.commands.responsible import name_responsible


class Command(BaseCommand):
    help = (
        "Found an organisation with one programme and one coordinator, who is invited by mail. With --into the "
        "organisation is here already: a programme nobody has heard of is opened in it, and the coordinator comes in "
        "to the programme named, new or not."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--organisation", default="", help="the data controller's name")
        parser.add_argument("--into", action="store_true", help="the organisation lives here already")
        parser.add_argument("--programme", required=True)
        parser.add_argument("--company-number", default="", help="CVR")
        parser.add_argument(
            "--host", default="", help="its own host name, when there are several organisations"
        )
        parser.add_argument("--contact-mail", default="", help="where people may write; public")
        parser.add_argument("--contact-phone", default="")
        parser.add_argument(
            "--responsible",
            default="",
            help="the mail of somebody who does not read here, asked when a coordinator without a colleague reads "
            "more than usual; bin/manage responsible names somebody later",
        )
        parser.add_argument(
            "--municipality", action="append", default=[], help="its name or four-digit code; repeat"
        )
        parser.add_argument("--coordinator", required=True, help="first name of the coordinator")
        parser.add_argument("--mail", required=True, help="the coordinator's own mail address")

    @transaction.atomic
    def handle(self, **told: Any) -> None:
        told["municipality"] = [_code(said) for said in told["municipality"]]
        organisation = _living_here(told) if told["into"] else _new(told)
        with within(organisation.id):
            by = system(organisation.id)
            programme = _known(told, by) or _opened(told, by)
            link = _let_in(told, programme, by)
            if told["responsible"]:
                name_responsible(told["responsible"], organisation)
        if link:
            self.stdout.write(f"{told['coordinator']} chooses a password here, within three days:\n{link}")
        else:
            self.stdout.write(
                f"{told['coordinator']} comes in as before, and coordinates this programme too."
            )


def _code(said: str) -> str:
    code = code_of(said)
    if code is None:
        raise CommandError(
            f"No municipality is called “{said}”, and none has that code. Write it as it is spelt in Danish, "
            "such as København, or by its four digits, such as 0101."
        )
    return code


def _new(told: dict[str, Any]) -> Organisation:
    if not told["organisation"]:
        raise CommandError(
            "What is the organisation called? Write --organisation, or --into if it lives here."
        )
    about = {name: told[name] for name in ("company_number", "host", "contact_mail", "contact_phone")}
    try:
        return actions.found_organisation(name=told["organisation"], about=about, by=Viewer(SYSTEM))
    except OneHouseOnly as only:
        raise CommandError(str(only)) from None


def _living_here(told: dict[str, Any]) -> Organisation:
    found = Organisation.objects.filter(host=told["host"]).order_by("made_at").first()
    if found is None:
        raise CommandError("Nobody lives here yet, or not by that --host. Leave out --into to found it.")
    return found


def _known(told: dict[str, Any], by: Viewer) -> Programme | None:
    return queries.programmes(by).filter(name=told["programme"]).first() if told["into"] else None


def _opened(told: dict[str, Any], by: Viewer) -> Programme:
    about = {name: told[name] for name in ("contact_mail", "contact_phone")}
    about |= {"municipalities": told["municipality"], "languages": ["da", "en"]}
    return actions.open_programme(name=told["programme"], about=about, by=by)


def _let_in(told: dict[str, Any], programme: Programme, by: Viewer) -> str:
    """Whoever signs in here already gets one hat more, and needs no letter; it waits for whoever has yet to come in.

    Until then nobody is told that they read here.
    """
    known = queries.known_at_work(by, told["mail"])
    person = known or actions.meet(name=told["coordinator"], by=by)
    comes_in = _comes_in(person)
    state = Role.State.ACTIVE if comes_in else Role.State.INVITED
    role = actions.give_role(person=person, programme=programme, name=Hat.COORDINATOR, state=state, by=by)
    if role.state not in (state, Role.State.ACTIVE):
        actions.set_role_state(role=role, state=state, by=by)
    if comes_in:
        return ""
    actions.add_contact(person=person, way="mail", value=told["mail"], by=by)
    return actions.invite(person=person, typed=told["mail"], by=by)


def _comes_in(person: Person) -> bool:
    account = Account.objects.filter(person=person, is_active=True).first()
    return account is not None and account.has_usable_password()
