"""A participant would like to be there for others: said on their own page, talked about, as easily taken back."""

from collections.abc import Iterator

import pytest
from django.test import Client

from sideomside.ground.vault.walls import within
from sideomside.peers import actions, queries
from sideomside.peers.models import PeerFile
from sideomside.people import actions as people
from sideomside.people.models import Person, Role
from sideomside.people.rules import Hat, NotAllowed, Viewer
from tests.people import House, build_house, someone, wearing

PAGE = "/min-side/vaer-der-for-andre/"


@pytest.fixture
def house(db: None) -> Iterator[House]:
    built = build_house("København")
    with within(built.organisation.id):
        yield built


@pytest.fixture
def ida(house: House) -> Person:
    return someone(house, "Ida", Hat.PARTICIPANT)


@pytest.fixture
def karen(house: House) -> Viewer:
    return wearing(house, someone(house, "Karen", Hat.COORDINATOR), Hat.COORDINATOR)


@pytest.fixture
def browser(house: House, ida: Person) -> Client:
    client = Client()
    client.post(f"/m/{people.make_link(person=ida, by=house.system)}/")
    client.post("/din-noegle/", {"word": "blåbær"})
    return client


def test_one_press_and_the_coordinator_has_a_talk_to_hold(
    browser: Client, ida: Person, karen: Viewer
) -> None:
    assert PAGE in browser.get("/min-side/").content.decode()
    assert PeerFile.objects.count() == 0 and browser.get(PAGE).status_code == 200
    assert PeerFile.objects.count() == 0  # a look says nothing
    for _press in range(2):
        told = browser.post(PAGE, follow=True).content.decode()
    assert "så tager I en snak" in told
    assert [(need.name, need.why) for need in queries.needing_me(karen)] == [("Ida", "applied")]
    assert Role.objects.get(person=ida, name=Hat.PEER).state == Role.State.INVITED


def test_nothing_opens_by_it(house: House, browser: Client, ida: Person) -> None:
    """No hat on, nobody's candidate, and still a participant in a room of their own."""
    browser.post(PAGE)
    assert queries.candidates(house.system, house.programme.id) == []
    assert browser.get("/peer/").status_code in (302, 404)
    assert Role.objects.get(person=ida, name=Hat.PARTICIPANT).state == Role.State.ACTIVE


def test_taken_back_it_is_as_if_it_had_not_been_said(browser: Client, ida: Person, karen: Viewer) -> None:
    browser.post(PAGE)
    for _press in range(2):
        told = browser.post(PAGE, {"do": "take_back"}, follow=True).content.decode()
    assert "Det er helt i orden" in told and "Ja, lad os tale om det" in told
    assert PeerFile.objects.count() == 0 and not Role.objects.filter(person=ida, name=Hat.PEER).exists()
    assert queries.needing_me(karen) == []


def test_after_the_talk_one_steps_back_with_a_human(browser: Client, ida: Person, karen: Viewer) -> None:
    browser.post(PAGE)
    actions.take_step(peer=PeerFile.objects.get(), to="conversation", by=karen)
    assert "Vi er begyndt at tale om det" in browser.get(PAGE).content.decode()
    browser.post(PAGE, {"do": "take_back"})
    assert PeerFile.objects.get().state == "conversation"


def test_whoever_has_stopped_is_not_let_in_by_this_door(browser: Client, ida: Person, karen: Viewer) -> None:
    browser.post(PAGE)
    actions.stop(peer=PeerFile.objects.get(), by=karen)
    browser.post(PAGE)
    assert PeerFile.objects.get().state == "stopped"
    assert "Du har været peer her før" in browser.get(PAGE).content.decode()


def test_only_for_oneself_and_past_the_small_key(house: House, ida: Person, karen: Viewer) -> None:
    noor = wearing(house, someone(house, "Noor", Hat.PARTICIPANT), Hat.PARTICIPANT)
    shut = wearing(house, ida, Hat.PARTICIPANT, opened=False)
    for by in (noor, shut, karen, wearing(house, ida, Hat.PEER)):
        with pytest.raises(NotAllowed):
            actions.wish_to_give(person=ida, programme=house.programme, by=by)
        with pytest.raises(NotAllowed):
            actions.take_wish_back(person=ida, programme=house.programme, by=by)
