"""The same rights for those who work here, with the participant's room kept shut; erasing for whoever asked."""

from collections.abc import Callable, Iterator
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from django.test import Client

from sideomside.direction import actions as direction
from sideomside.ground.vault.keys import has_key
from sideomside.ground.vault.walls import within
from sideomside.intake import actions as intake
from sideomside.intake.models import Way
from sideomside.people.models import Person
from sideomside.people.rules import Hat, NotAllowed, visitor
from sideomside.privacy import actions
from tests.people import House, build_house, someone, wearing
from tests.signing_in import at_work

pytestmark = pytest.mark.django_db


@pytest.fixture
def house() -> Iterator[House]:
    house = build_house("København")
    with within(house.organisation.id):
        yield house


@pytest.fixture
def signed_in(house: House) -> Callable[[Person], Client]:
    def sign_in(person: Person) -> Client:
        return at_work(house, person)

    return sign_in


def per(house: House) -> Person:
    """A peer who has written to us himself."""
    person = someone(house, "Per", Hat.PARTICIPANT, Hat.PEER, mail="per@eksempel.example")
    intake.receive(
        programme=house.programme, person=person, way=Way.FORM, words="Pers egne ord",
        by=visitor(house.organisation.id),
    )  # fmt: skip
    me = wearing(house, person, Hat.PARTICIPANT)
    direction.write(person=person, what="hope", words="Pers håb", by=me)
    return person


def test_a_peer_sees_and_takes_what_we_know_of_their_work(house: House, signed_in: Any) -> None:
    client = signed_in(someone(house, "Jonas", Hat.PEER, mail="jonas@eksempel.example"))
    assert "jonas@eksempel.example" in client.get("/arbejde/mine-oplysninger/").content.decode()
    with ZipFile(BytesIO(client.post("/arbejde/kopi/").content)) as copy:
        assert "jonas@eksempel.example" in copy.read("data.json").decode()
    assert client.get("/arbejde/kopi/").status_code == 405


def test_pers_work_page_and_copy_tell_nothing_of_his_other_side(house: House, signed_in: Any) -> None:
    client = signed_in(per(house))
    page = client.get("/en/arbejde/mine-oplysninger/").content.decode()
    with ZipFile(BytesIO(client.post("/en/arbejde/kopi/").content)) as copy:
        told = page + "".join(copy.read(name).decode() for name in ("data.json", "read-me.html"))
    for word in (
        "Pers egne ord",
        "Pers håb",
        "articipant",
        "enquir",
        "Enquir",
        "private link",
        "wrote to us",
    ):
        assert word not in told, word
    assert "Per" in told


def test_a_peer_may_have_everything_deleted(
    house: House, signed_in: Any, django_capture_on_commit_callbacks: Any
) -> None:
    person = per(house)
    client = signed_in(person)
    assert client.post("/arbejde/slet/").status_code == 200 and has_key(person.id)
    with django_capture_on_commit_callbacks(execute=True):
        assert client.post("/arbejde/slet/", {"sure": "on"}).headers["Location"] == "/slettet/"
    assert not has_key(person.id)
    assert "/konto/" in client.get("/arbejde/mine-oplysninger/").headers["Location"]


def test_a_coordinator_hands_over_before_being_deleted(house: House, signed_in: Any) -> None:
    karen = someone(house, "Karen", Hat.COORDINATOR)
    client = signed_in(karen)
    assert 'name="sure"' not in client.get("/arbejde/slet/").content.decode()
    assert client.post("/arbejde/slet/", {"sure": "on"}).status_code == 404
    assert client.get(f"/slet/{karen.id}/").status_code == 404
    assert has_key(karen.id)


def test_a_coordinator_deletes_somebody_who_asked(
    house: House, signed_in: Any, django_capture_on_commit_callbacks: Any
) -> None:
    ida = someone(house, "Ida", Hat.PARTICIPANT)
    client = signed_in(someone(house, "Karen", Hat.COORDINATOR))
    assert "Ida" in client.get(f"/slet/{ida.id}/").content.decode()
    assert client.post(f"/slet/{ida.id}/").status_code == 200 and has_key(ida.id)
    with django_capture_on_commit_callbacks(execute=True):
        assert client.post(f"/slet/{ida.id}/", {"sure": "on"}).status_code == 302
    assert not has_key(ida.id)
    assert client.get(f"/slet/{ida.id}/").status_code == 404


def test_nobody_else_deletes_anybody(house: House, signed_in: Any) -> None:
    ida = someone(house, "Ida", Hat.PARTICIPANT)
    jonas = signed_in(someone(house, "Jonas", Hat.PEER))
    assert jonas.post(f"/slet/{ida.id}/", {"sure": "on"}).status_code == 404
    next_door = build_house("Nabo", host="nabo.example")
    with within(next_door.organisation.id):
        karla = someone(next_door, "Karla", Hat.COORDINATOR)
    with pytest.raises(NotAllowed):
        actions.erase(person_id=ida.id, by=wearing(next_door, karla, Hat.COORDINATOR))
    other = someone(house, "Karoline", Hat.COORDINATOR)
    karen = someone(house, "Karen", Hat.COORDINATOR)
    with pytest.raises(NotAllowed):  # a colleague hands over first
        actions.erase(person_id=other.id, by=wearing(house, karen, Hat.COORDINATOR))
    assert has_key(ida.id) and has_key(other.id)
