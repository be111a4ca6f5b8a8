"""Ida answers, Karen coordinates, Jonas walks with Ida, Frank evaluates; and the programme asks at every time."""

from collections.abc import Iterator

import pytest

from sideomside.ground.vault.walls import within
from sideomside.outcomes.tests.cast import Cast, gather
from tests.people import build_house


@pytest.fixture
def cast() -> Iterator[Cast]:
    house = build_house("København")
    with within(house.organisation.id):
        yield gather(house)
