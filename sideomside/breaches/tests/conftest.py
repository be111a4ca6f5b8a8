"""The cast, inside their house."""

from collections.abc import Iterator

import pytest

from sideomside.breaches.tests.cast import Cast, make_cast
from sideomside.ground.vault.walls import within
from tests.people import House, build_house


@pytest.fixture
def house(db: None) -> Iterator[House]:
    built = build_house("København")
    with within(built.organisation.id):
        yield built


@pytest.fixture
def cast(house: House) -> Cast:
    return make_cast(house)
