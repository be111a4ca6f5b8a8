"""Ida and Jonas have both said yes."""

from collections.abc import Iterator

import pytest

from sideomside.ground.vault.walls import within
from sideomside.matching.models import Pair
from sideomside.matching.tests.story import Story, begin
from tests.people import House, build_house


@pytest.fixture
def house(db: None) -> Iterator[House]:
    built = build_house("København")
    with within(built.organisation.id):
        yield built


@pytest.fixture
def story(house: House) -> Story:
    return begin(house)


@pytest.fixture
def pair(story: Story) -> Pair:
    story.asked("paired")
    return Pair.objects.get()
