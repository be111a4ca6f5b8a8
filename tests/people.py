"""The cast: named people with a known standing. Copenhagen is Karen's organisation, Next door is Karla's."""

from dataclasses import dataclass
from uuid import UUID

from allauth.mfa.models import Authenticator
from django.test import Client

from sideomside.ground.vault.walls import within
from sideomside.people import actions
from sideomside.people.models import Account, Area, Organisation, Person, Place, Programme
from sideomside.people.rules import Hat, Viewer, system


@dataclass
class House:
    """One organisation with one programme, one area and one place."""

    organisation: Organisation
    programme: Programme
    area: Area
    place: Place

    @property
    def system(self) -> Viewer:
        return system(self.organisation.id)


def build_house(name: str, host: str = "") -> House:
    """An organisation nobody works in yet."""
    organisation = Organisation.objects.create(name=name, host=host)
    with within(organisation.id):
        programme = Programme.objects.create(name=f"{name} peer", contact_mail="hej@huset.example")
        area = Area.objects.create(programme=programme, name="Amager")
        place = Place.objects.create(programme=programme, area=area, name="Huset", street="Opdigtet Vej 1")
    return House(organisation, programme, area, place)


def someone(house: House, name: str, *roles: str, **known: str) -> Person:
    """A person of the cast, with hats, a language and perhaps a mail address. Call inside the house."""
    person = actions.meet(name=name, language=known.get("language", "da"), by=house.system)
    for role in roles:
        actions.give_role(person=person, programme=house.programme, name=role, by=house.system)
    if mail := known.get("mail"):
        actions.add_contact(person=person, way="mail", value=mail, by=house.system)
    return person


def wearing(house: House, person: Person, role: str, *, opened: bool = True) -> Viewer:
    """The person wearing this hat in the house's programme."""
    return Viewer(role, house.organisation.id, person.id, frozenset({house.programme.id}), opened)


def at_work(house: House, person: Person, login: str = "") -> Client:
    """A browser in which this person has signed in, second factor and all."""
    with within(house.organisation.id):
        account = Account.objects.filter(person_id=person.id).first() or actions.make_account(
            person=person, login=login or f"{person.id}@huset.example", by=house.system
        )
    Authenticator.objects.get_or_create(user=account, type=Authenticator.Type.TOTP, defaults={"data": {}})
    client = Client()
    client.force_login(account)
    return client


def by_id(people: list[Person]) -> dict[UUID, Person]:
    return {person.id: person for person in people}


__all__ = ["Hat", "House", "at_work", "build_house", "by_id", "someone", "wearing"]
