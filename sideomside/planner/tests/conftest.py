"""Karen, who would like to know how many peers are needed."""

from collections.abc import Iterator

import pytest

from sideomside.ground.vault.walls import within
from sideomside.people.models import Person
from sideomside.people.rules import Hat
from tests.people import House, build_house, someone


@pytest.fixture
def house(db: None) -> Iterator[House]:
    built = build_house("København")
    with within(built.organisation.id):
        yield built


@pytest.fixture
def karen(house: House) -> Person:
    return someone(house, "Karen", Hat.COORDINATOR)
