"""The invented house: an association, its programmes, their doors with coffee, and those who work there."""

import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import time
from functools import cache
from importlib.resources import files
from random import Random
from typing import Any

from allauth.mfa.totp.internal.auth import TOTP

from sideomside.ground.vault.walls import within
from sideomside.people import actions
from sideomside.people.models import Area, Organisation, Person, Place, Programme
from sideomside.people.rules import SYSTEM, Hat, Viewer, system, visitor
from sideomside.site.demo.cast import PASSWORD, PLAYERS, Player

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
PARTS = ("morning", "afternoon", "evening")
SEED = 20261121


@cache
def told(name: str) -> dict[str, Any]:
    """One of the lists that lie here."""
    return tomllib.loads(files(__package__).joinpath(f"{name}.toml").read_text(encoding="utf-8"))


@dataclass
class House:
    """Where the stories take place."""

    organisation: Organisation
    programme: Programme
    areas: dict[str, Area] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)  # by the key of their area
    people: dict[str, Person] = field(default_factory=dict)  # staff and peers, by name in small letters
    chance: Random = field(default_factory=lambda: Random(SEED))  # noqa: S311 - the same demo every time
    leads: str = "signe"  # who does what a story says of nobody else
    exchange: str = "00 00 20"  # how its peers' numbers begin

    @property
    def itself(self) -> Viewer:
        return system(self.organisation.id)

    @property
    def stranger(self) -> Viewer:
        return visitor(self.organisation.id)

    def wearing(self, person: Person, hat: str, *, opened: bool = True) -> Viewer:
        return Viewer(hat, self.organisation.id, person.id, frozenset({self.programme.id}), opened)

    def staff(self, key: str) -> Viewer:
        one = next(player for player in PLAYERS if player.key == key)
        return self.wearing(self.people[key], one.hat)

    def areas_named(self, keys: str) -> list[str]:
        return [str(self.areas[key].id) for key in keys.split()]


@contextmanager
def founded() -> Iterator[House]:
    """The house, open; we are inside it until we leave."""
    plan, outside = told("house"), Viewer(SYSTEM)
    about = {name: plan[name] for name in ("company_number", "contact_mail", "contact_phone")}
    organisation = actions.found_organisation(name=plan["organisation"], about=about, by=outside)
    with within(organisation.id):
        by = system(organisation.id)
        actions.name_responsible(mail=plan["responsible_mail"], by=by)
        house = House(organisation, opened(plan, by=by, sms_offered=True))
        move_in(house, "house")
        yield house


def opened(plan: dict[str, Any], *, by: Viewer, **more: Any) -> Programme:
    """A programme that says on every page that it is invented."""
    said = {name: plan[name] for name in ("contact_mail", "contact_phone", "municipalities", "languages")}
    return actions.open_programme(name=plan["programme"], about=said | {"demo": True} | more, by=by)


def move_in(house: House, home: str) -> None:
    """Its doors with coffee, and those who are there from the first day."""
    _doors(house, told(home))
    for player in PLAYERS:
        if player.home == home and player.is_staff and player.hat != Hat.PEER:
            employ(house, player)


def _doors(house: House, plan: dict[str, Any]) -> None:
    for area in plan["area"]:
        house.areas[area["key"]] = actions.name_area(
            programme=house.programme,
            name=area["name"],
            lies_at=(area["east_km"], area["north_km"]),
            municipality=area.get("municipality", ""),
            by=house.itself,
        )
    for place in plan["place"]:
        about = {name: place[name] for name in ("street", "postcode", "town", "door", "access", "inside")}
        house.places[place["area"]] = actions.open_place(
            area=house.areas[place["area"]],
            name=place["name"],
            about=about,
            hours=[_hours(line) for line in place["hours"]],
            by=house.itself,
        )


def _hours(line: str) -> tuple[int, time, time, str]:
    day, opens, closes, host = line.split()
    note = f"{host} er vært."
    return WEEKDAYS.index(day), time.fromisoformat(opens), time.fromisoformat(closes), note


def employ(house: House, player: Player) -> None:
    """Somebody with a hat and a way to sign in; peers have got theirs as peers do."""
    person = house.people.get(player.key) or actions.meet(name=player.name, by=house.itself)
    house.people[player.key] = person
    actions.give_role(person=person, programme=house.programme, name=player.hat, by=house.itself)
    actions.add_contact(person=person, way="mail", value=player.mail, by=house.itself)
    account = actions.make_account(person=person, login=player.key, password=PASSWORD, by=house.itself)
    TOTP.activate(account, player.secret)


def slots(words: str) -> list[int]:
    """Times of the week as the matching room counts them: "tuesday-evening" is 5."""
    return [
        WEEKDAYS.index(day) * len(PARTS) + PARTS.index(part)
        for day, part in (word.split("-") for word in words.split())
    ]
