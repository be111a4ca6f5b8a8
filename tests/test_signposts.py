"""The signs around a page fit who reads it, and never lead to a room that is not there."""

from typing import Any

import pytest

from sideomside.ground.vault.walls import within
from sideomside.people.rules import Hat, Viewer, visitor
from sideomside.site.signposts import own_menu, signposts
from tests.people import House, build_house, someone, wearing

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


@pytest.fixture
def house() -> House:
    return build_house("København")


def menu(house: House, viewer: Viewer) -> Any:
    with within(house.organisation.id):
        return own_menu(viewer)


def test_a_visitor_sees_no_work_and_no_menu(house: House) -> None:
    signs = signposts("/", visitor(house.organisation.id))
    assert signs["desk_nav"] == []
    assert menu(house, visitor(house.organisation.id)) is None


def test_every_sign_leads_somewhere(house: House) -> None:
    for role in (Hat.COORDINATOR, Hat.PEER, Hat.HOST):
        signs = signposts("/", Viewer(role, house.organisation.id))
        assert all(sign["href"] for name in ("nav", "foot", "desk_nav") for sign in signs[name])


def test_the_sign_of_the_page_one_stands_on_is_marked(house: House) -> None:
    nobody = visitor(house.organisation.id)
    for sign in signposts("/", nobody)["nav"]:
        again = signposts(sign["href"], nobody)["nav"]
        assert [one["href"] for one in again if one["current"]] == [sign["href"]]


def test_one_hat_gives_nothing_to_change_between(house: House) -> None:
    with within(house.organisation.id):
        karen = someone(house, "Karen", Hat.COORDINATOR)
    own = menu(house, wearing(house, karen, Hat.COORDINATOR))
    assert own["name"] == Hat.COORDINATOR.label
    assert own["hats"] == []
    assert own["sign_out_href"]


def test_two_hats_can_be_changed_between_and_the_worn_one_is_marked(house: House) -> None:
    with within(house.organisation.id):
        karen = someone(house, "Karen", Hat.COORDINATOR, Hat.PEER)
    own = menu(house, wearing(house, karen, Hat.PEER))
    assert [(hat["value"], hat["current"]) for hat in own["hats"]] == [("coordinator", False), ("peer", True)]


def test_a_participant_is_never_offered_a_hat(house: House) -> None:
    with within(house.organisation.id):
        per = someone(house, "Per", Hat.PEER, Hat.PARTICIPANT)
    assert menu(house, wearing(house, per, Hat.PARTICIPANT)) is None
    assert menu(house, wearing(house, per, Hat.PEER))["hats"] == []
