"""A screen left open is not a person: a copy and a deletion at work ask once more who is there."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.test import Client

from sideomside.ground.vault.keys import has_key
from sideomside.ground.vault.walls import within
from sideomside.people.models import Person
from sideomside.people.rules import Hat
from tests.people import House, build_house, someone
from tests.signing_in import PASSWORD, at_work

pytestmark = pytest.mark.django_db

LONG_AGO, JUST_NOW = timedelta(minutes=11), timedelta(minutes=9)


@pytest.fixture
def house() -> Iterator[House]:
    house = build_house("København")
    with within(house.organisation.id):
        yield house


@pytest.fixture
def ida(house: House) -> Person:
    return someone(house, "Ida", Hat.PARTICIPANT)


def karens(house: House, proved_ago: timedelta | None) -> Client:
    return at_work(house, someone(house, "Karen", Hat.COORDINATOR), proved_ago=proved_ago)


@pytest.mark.parametrize("proved_ago", [None, LONG_AGO])
def test_an_old_proof_deletes_nobody_and_what_was_pressed_goes_on_after_a_new_one(
    house: House, ida: Person, proved_ago: timedelta | None, django_capture_on_commit_callbacks: object
) -> None:
    client, at = karens(house, proved_ago), f"/slet/{ida.id}/"
    assert client.get(at).status_code == 200
    asked = client.post(at, {"sure": "on"})
    assert asked.status_code == 302 and asked.headers["Location"].startswith("/konto/")
    page = client.get(asked.headers["Location"])
    assert page.status_code == 200 and 'type="password"' in page.content.decode()
    wrong = client.post(asked.headers["Location"], {"password": "noget helt andet", "next": at})
    assert wrong.status_code == 200 and has_key(ida.id)
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        done = client.post(asked.headers["Location"], {"password": PASSWORD, "next": at})
    assert done.headers["Location"] == "/i-dag/" and not has_key(ida.id)


def test_after_a_new_proof_an_untick_is_still_an_untick(house: House, ida: Person) -> None:
    client, at = karens(house, LONG_AGO), f"/slet/{ida.id}/"
    asked = client.post(at, {})
    page = client.post(asked.headers["Location"], {"password": PASSWORD, "next": at})
    assert page.status_code == 200 and 'name="sure"' in page.content.decode() and has_key(ida.id)


def test_a_recent_proof_is_not_asked_for_again(house: House, ida: Person) -> None:
    assert karens(house, JUST_NOW).post(f"/slet/{ida.id}/", {"sure": "on"}).headers["Location"] == "/i-dag/"


@pytest.mark.parametrize("tree", ["", "/en"])
def test_a_copy_of_everything_comes_after_the_proof(house: House, tree: str) -> None:
    client = at_work(house, someone(house, "Jonas", Hat.PEER), proved_ago=LONG_AGO)
    at = f"{tree}/arbejde/kopi/"
    asked = client.post(at)
    assert asked.status_code == 302 and "/konto/" in asked.headers["Location"]
    copy = client.post(asked.headers["Location"], {"password": PASSWORD, "next": at})
    assert copy.headers["Content-Type"] == "application/zip"


def test_ones_own_deletion_at_work_asks_too(house: House) -> None:
    jonas = someone(house, "Jonas", Hat.PEER)
    client = at_work(house, jonas, proved_ago=LONG_AGO)
    assert "/konto/" in client.post("/arbejde/slet/", {"sure": "on"}).headers["Location"]
    assert has_key(jonas.id)
