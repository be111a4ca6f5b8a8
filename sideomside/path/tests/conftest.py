"""The cast, inside their house."""

from collections.abc import Iterator

import pytest

from sideomside.ground.vault.walls import within
from sideomside.matching.models import Pair
from sideomside.matching.tests.story import Story, begin
from sideomside.path.tests.cast import Cast, make_cast
from tests.people import House, build_house


@pytest.fixture
def house(db: None) -> Iterator[House]:
    built = build_house("København")
    with within(built.organisation.id):
        yield built


@pytest.fixture
def cast(house: House) -> Cast:
    return make_cast(house)


@pytest.fixture
def story(house: House) -> Story:
    """Ida and Jonas, for whom somebody has thought of one another."""
    return begin(house)


@pytest.fixture
def pair(story: Story) -> Pair:
    story.asked("paired")
    return Pair.objects.get()
