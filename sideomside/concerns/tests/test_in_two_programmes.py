"""Somebody takes part in two programmes: whom one may point at, and words that are never lost."""

from uuid import uuid4

import pytest
from django.test import Client

from sideomside.concerns.models import Concern
from sideomside.concerns.tests.cast import WORDS, Cast, signed_in
from sideomside.people import actions as people
from sideomside.people.models import Person, Programme
from sideomside.people.rules import Hat
from tests.people import someone


@pytest.fixture
def other(cast: Cast) -> Programme:
    return people.open_programme(name="Naboen", about={}, by=cast.house.system)


@pytest.fixture
def noor(cast: Cast, other: Programme) -> Person:
    noor = someone(cast.house, "Noor")
    people.give_role(person=noor, programme=other, name=Hat.COORDINATOR, by=cast.house.system)
    return noor


@pytest.fixture
def jonas(cast: Cast, other: Programme, noor: Person) -> Client:
    people.give_role(person=cast.jonas, programme=other, name=Hat.PEER, by=cast.house.system)
    return signed_in(cast.house, cast.jonas)


def sent(cast: Cast, jonas: Client, programme: Programme, whom: Person) -> Concern:
    words = {"words": WORDS, "once": str(uuid4()), "programme": str(programme.id), "whom": str(whom.id)}
    answer = jonas.post("/bekymret/graense/", words)
    assert (answer.status_code, answer.url) == (302, "/bekymret/sendt/")
    return Concern.objects.get()


def test_about_a_coordinator_of_the_one_sent_in_the_other(
    cast: Cast, jonas: Client, other: Programme
) -> None:
    assert cast.on_it(sent(cast, jonas, other, cast.karen)).isdisjoint({cast.karen.id})


def test_those_of_both_programmes_can_be_pointed_at(
    cast: Cast, jonas: Client, other: Programme, noor: Person
) -> None:
    page = jonas.get("/bekymret/graense/").content.decode()
    assert all(str(one.id) in page for one in (cast.ida, cast.karen, cast.kim, noor))
    assert cast.on_it(sent(cast, jonas, other, noor)) <= {cast.karen.id, cast.kim.id}


@pytest.mark.parametrize("wrong", [{"programme": str(uuid4())}, {"whom": str(uuid4())}])
def test_a_choice_that_is_gone_keeps_the_words(cast: Cast, jonas: Client, wrong: dict[str, str]) -> None:
    known = {"words": WORDS, "once": str(uuid4()), "programme": str(cast.house.programme.id)}
    answer = jonas.post("/bekymret/graense/", known | wrong)
    assert answer.status_code == 200 and WORDS in answer.content.decode() and not Concern.objects.exists()
