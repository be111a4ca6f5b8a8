"""Karen and Kim coordinate; the days before have been as they usually are."""

from collections.abc import Iterator

import pytest

from sideomside.ground.vault.walls import within
from tests.people import House, build_house


@pytest.fixture
def house(db: None) -> Iterator[House]:
    house = build_house("København")
    with within(house.organisation.id):
        yield house
