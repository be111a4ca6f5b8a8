"""The cast, inside their house, and people who came in the last quarter that is over."""

from collections.abc import Iterator

import pytest

from sideomside.ground.vault.walls import within
from sideomside.reports.tests.cast import Cast, gather
from tests.people import House, build_house


@pytest.fixture
def house(db: None) -> Iterator[House]:
    built = build_house("København")
    with within(built.organisation.id):
        yield built


@pytest.fixture
def cast(house: House) -> Cast:
    return gather(house)
