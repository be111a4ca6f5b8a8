"""A municipality with an agreement, Mette who works there, Karen who coordinates, and somebody at the table."""

from collections.abc import Iterator
from functools import partial
from typing import Any

import pytest

from sideomside.ground.vault.walls import within
from sideomside.partners.tests.cast import Cast, Committed, gather
from tests.people import House, build_house


@pytest.fixture
def house(db: None) -> Iterator[House]:
    built = build_house("København")
    with within(built.organisation.id):
        yield built


@pytest.fixture
def committed(django_capture_on_commit_callbacks: Any) -> Committed:
    return partial(django_capture_on_commit_callbacks, execute=True)


@pytest.fixture
def cast(house: House) -> Cast:
    return gather(house)
