"""A coordinator's page for somebody who lost their link or forgot their word."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.test import Client

from sideomside.ground.post.models import Letter
from sideomside.ground.vault.walls import within
from sideomside.people import actions
from sideomside.people.models import Person, SmallKey
from sideomside.people.rules import Hat
from tests.people import House, at_work, build_house, someone

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


@pytest.fixture
def karen(house: House, signed_in: Any) -> Client:
    return signed_in(someone(house, "Karen", Hat.COORDINATOR))


def test_she_sends_the_link_again_the_recorded_way(house: House, karen: Client) -> None:
    ida = someone(house, "Ida", Hat.PARTICIPANT, mail="ida@eksempel.example")
    assert karen.get(f"/vej-ind/{ida.id}/").status_code == 200
    karen.post(f"/vej-ind/{ida.id}/", {"do": "send"})
    token = (Letter.objects.get().text or "").split("/m/")[1].split("/")[0]
    assert Client().post(f"/m/{token}/").headers["Location"] == "/min-side/"


def test_she_prints_a_card_for_somebody_without_mail_or_phone(house: House, karen: Client) -> None:
    ida = someone(house, "Ida", Hat.PARTICIPANT)
    assert 'value="send"' not in karen.get(f"/vej-ind/{ida.id}/").content.decode()
    page = karen.post(f"/vej-ind/{ida.id}/", {"do": "card"}, follow=True).content.decode()
    token = page.split("/m/")[1].split("/")[0]
    assert "<svg" in page and "Ida" not in page  # the card itself names nobody
    assert Client().post(f"/m/{token}/").headers["Location"] == "/min-side/"


def test_she_lets_somebody_choose_a_new_word(house: House, karen: Client) -> None:
    ida = someone(house, "Ida", Hat.PARTICIPANT, mail="ida@eksempel.example")
    old = actions.make_link(person=ida, by=house.system)
    hers = Client()
    hers.post(f"/m/{old}/")
    hers.post("/din-noegle/", {"word": "blåbær"})
    karen.post(f"/vej-ind/{ida.id}/", {"do": "choose_again"})
    assert not SmallKey.objects.exists()
    assert Client().post(f"/m/{old}/").headers["Location"] == "/linket-virker-ikke/"
    token = (Letter.objects.get().text or "").split("/m/")[1].split("/")[0]
    fresh = Client()
    fresh.post(f"/m/{token}/")
    assert fresh.post("/din-noegle/", {"word": "solsikke"}).headers["Location"] == "/min-side/"


def test_a_peer_and_a_coordinator_next_door_find_nothing(house: House, signed_in: Any) -> None:
    ida = someone(house, "Ida", Hat.PARTICIPANT)
    jonas = signed_in(someone(house, "Jonas", Hat.PEER))
    assert jonas.get(f"/vej-ind/{ida.id}/").status_code == 404
    next_door = build_house("Nabo", host="nabo.example")
    with within(next_door.organisation.id):
        karla = someone(next_door, "Karla", Hat.COORDINATOR)
    client = at_work(next_door, karla)
    assert client.get(f"/vej-ind/{ida.id}/", headers={"host": "nabo.example"}).status_code == 404
    assert client.get(f"/vej-ind/{ida.id}/").status_code in (302, 404)


def test_nobody_gets_a_letter_by_looking_at_the_page(house: House, karen: Client) -> None:
    ida = someone(house, "Ida", Hat.PARTICIPANT, mail="ida@eksempel.example")
    karen.get(f"/vej-ind/{ida.id}/", {"do": "send"})
    assert not Letter.objects.exists()
