"""Karen's house with a programme, two coordinators, a host; and Karla's next door."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.test import Client

from sideomside.ground.vault.walls import within
from sideomside.intake.actions import Newcomer, write_in
from sideomside.intake.models import Enquiry
from sideomside.people import actions as people
from sideomside.people.models import Person
from sideomside.people.rules import Viewer, visitor
from tests.people import Hat, House, at_work, build_house, someone, wearing


@dataclass
class Cast:
    house: House
    signe: Person
    omar: Person
    mikkel: Person  # host

    @property
    def programme(self):
        return self.house.programme

    @property
    def as_signe(self) -> Viewer:
        return wearing(self.house, self.signe, Hat.COORDINATOR)

    @property
    def as_omar(self) -> Viewer:
        return wearing(self.house, self.omar, Hat.COORDINATOR)

    @property
    def as_mikkel(self) -> Viewer:
        return wearing(self.house, self.mikkel, Hat.HOST)

    @property
    def as_visitor(self) -> Viewer:
        return visitor(self.house.organisation.id)

    def as_participant(self, person: Person, *, opened: bool = True) -> Viewer:
        return wearing(self.house, person, Hat.PARTICIPANT, opened=opened)

    def signed_in(self, person: Person) -> Client:
        """A browser in which this person has signed in, second factor and all."""
        return at_work(self.house, person)

    def come_in(self, person: Person, word: str = "solsikke") -> Client:
        """A browser in which this person is past the small key."""
        token = people.make_link(person=person, replace=False, by=self.house.system)
        client = Client()
        client.post(f"/m/{token}/")
        client.post("/din-noegle/", {"word": word})
        return client

    def write(self, words: str = "Jeg vil gerne møde en, der ved, hvordan det er.", **known: Any) -> Enquiry:
        newcomer = Newcomer(
            name=known.get("name", "Sara"),
            channel=known.get("channel", "mail"),
            contact_way="mail",
            contact=known.get("mail", "sara@post.example"),
            language=known.get("language", "da"),
            said_yes="form",
        )
        more = {name: known[name] for name in ("happened_at", "once") if name in known}
        return write_in(
            programme=self.programme, newcomer=newcomer, words=words, way="form", by=self.as_visitor, **more
        )


@pytest.fixture
def cast(db: None) -> Iterator[Cast]:
    house = build_house("Karens forening")
    with within(house.organisation.id):
        yield Cast(
            house,
            someone(house, "Signe Holm", Hat.COORDINATOR),
            someone(house, "Omar", Hat.COORDINATOR),
            someone(house, "Mikkel", Hat.HOST),
        )
