"""A house with Karen in it, and Karen at her desk."""

from collections.abc import Iterator

import pytest
from django.test import Client

from sideomside.ground.vault.walls import within
from sideomside.people.models import Person
from sideomside.people.rules import Hat, Viewer
from tests.people import House, at_work, build_house, someone, wearing


@pytest.fixture
def house(db: None) -> Iterator[House]:
    house = build_house("København")
    with within(house.organisation.id):
        yield house


@pytest.fixture
def karen(house: House) -> Person:
    return someone(house, "Karen Holm", Hat.COORDINATOR)


@pytest.fixture
def as_karen(house: House, karen: Person) -> Viewer:
    return wearing(house, karen, Hat.COORDINATOR)


@pytest.fixture
def desk(house: House, karen: Person) -> Client:
    return at_work(house, karen)
