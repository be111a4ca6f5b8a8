"""A group, an event and a café, and those who come, lead and keep it."""

from collections.abc import Iterator

import pytest

from sideomside.gatherings.tests.cast import Cast, gather
from sideomside.ground.vault.walls import within
from tests.people import House, build_house


@pytest.fixture
def house(db: None) -> Iterator[House]:
    built = build_house("København")
    with within(built.organisation.id):
        yield built


@pytest.fixture
def cast(house: House) -> Cast:
    return gather(house)
