"""Karen's house with a programme, two coordinators, a host; and Karla's next door."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from sideomside.ground.vault.walls import within
from sideomside.people.models import Person
from sideomside.people.rules import Viewer, visitor
from tests.people import Hat, House, build_house, someone, wearing


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
