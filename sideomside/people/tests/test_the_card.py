"""A way in on paper, and what a coordinator does when a word or a link is lost."""

from typing import Any

import pytest
from django.test import Client
from qrcode import QRCode
from qrcode.constants import ERROR_CORRECT_M

from sideomside.ground.vault.walls import within
from sideomside.people import actions
from sideomside.people.models import PrivateLink, SmallKey
from sideomside.people.rules import Hat, NotAllowed, qr_path
from tests.people import House, build_house, someone, wearing

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


@pytest.fixture
def house() -> House:
    return build_house("København")


@pytest.fixture
def ida(house: House) -> Any:
    with within(house.organisation.id):
        return someone(house, "Ida", Hat.PARTICIPANT)


def inside(house: House, person: Any) -> Client:
    client = Client()
    with within(house.organisation.id):
        token = actions.make_link(person=person, by=house.system)
    client.post(f"/m/{token}/")
    client.post("/din-noegle/", {"word": "blåbær"})
    return client


def test_the_card_is_shown_once_and_opens_the_page(house: House, ida: Any) -> None:
    client = inside(house, ida)
    page = client.post("/min-side/kort/", follow=True).content.decode()
    token = page.split("/m/")[1].split("/")[0]
    assert "<svg" in page and "Side om side" not in page
    again = client.get("/kort/")
    assert again.status_code == 404 and token not in again.content.decode()
    assert client.get("/min-side/").status_code == 200  # the link one came in by still works
    assert Client().post(f"/m/{token}/").headers["Location"] == "/min-side/"


def test_the_card_is_made_only_by_pressing_a_button(house: House, ida: Any) -> None:
    assert inside(house, ida).get("/min-side/kort/").status_code == 405
    assert Client().post("/min-side/kort/").headers["Location"] == "/linket-virker-ikke/"


def test_a_coordinator_lets_somebody_choose_a_new_word(house: House, ida: Any) -> None:
    inside(house, ida)
    with within(house.organisation.id):
        karen = someone(house, "Karen", Hat.COORDINATOR)
        sent = actions.let_choose_again(person=ida, by=wearing(house, karen, Hat.COORDINATOR))
        assert sent is False  # no address: a card instead
        assert not SmallKey.objects.exists()
        assert not PrivateLink.objects.filter(revoked_at=None).exists()


@pytest.mark.parametrize("role", [Hat.PEER, Hat.PARTICIPANT, Hat.PARTNER, "visitor"])
def test_nobody_else_may_open_the_way_in(house: House, ida: Any, role: str) -> None:
    inside(house, ida)
    with within(house.organisation.id):
        other = someone(house, "Charlie")
        with pytest.raises(NotAllowed):
            actions.let_choose_again(person=ida, by=wearing(house, other, role))
        assert SmallKey.objects.count() == 1


def test_a_coordinator_next_door_may_not(house: House, ida: Any) -> None:
    next_door = build_house("Nabo", host="nabo.example")
    with within(next_door.organisation.id):
        karla = someone(next_door, "Karla", Hat.COORDINATOR)
    with within(house.organisation.id):
        with pytest.raises(NotAllowed):
            actions.let_choose_again(person=ida, by=wearing(next_door, karla, Hat.COORDINATOR))
        assert not PrivateLink.objects.exists()


def test_the_picture_on_the_card_is_the_link() -> None:
    side, path = qr_path("http://huset.example/m/abc/")
    drawn = {tuple(map(int, square[:-8].split(","))) for square in path.split("M")[1:]}
    code = QRCode(border=4, error_correction=ERROR_CORRECT_M)
    code.add_data("http://huset.example/m/abc/")
    rows = code.get_matrix()
    assert side == len(rows)
    assert drawn == {(x, y) for y, row in enumerate(rows) for x, dark in enumerate(row) if dark}
