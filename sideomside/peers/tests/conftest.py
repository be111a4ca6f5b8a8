"""Two houses: Karen's, with her peers, and Karla's next door."""

from collections.abc import Iterator

import pytest
from django.test import Client

from sideomside.ground.vault.walls import within
from sideomside.peers.tests.cast import signed_in
from sideomside.people.models import Person
from sideomside.people.rules import Hat, Viewer
from tests.people import House, build_house, someone, wearing


@pytest.fixture
def house(db: None) -> Iterator[House]:
    """Karen's organisation, with its door open."""
    built = build_house("København")
    with within(built.organisation.id):
        yield built


@pytest.fixture
def karen(house: House) -> Viewer:
    return wearing(house, someone(house, "Karen", Hat.COORDINATOR), Hat.COORDINATOR)


@pytest.fixture
def desk(house: House, karen: Viewer) -> Client:
    """Karen, signed in."""
    return signed_in(house, Person.objects.get(id=karen.person_id))
