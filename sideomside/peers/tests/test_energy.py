"""One more is fine, enough now, rather fewer: said in one press, and whoever looks for a peer obeys it."""

from collections.abc import Iterator

import pytest
from django.test import Client

from sideomside.ground.vault.walls import within
from sideomside.peers import actions, queries
from sideomside.peers.models import PeerFile
from sideomside.peers.rules import NoPlace
from sideomside.peers.tests.cast import active_peer, signed_in
from sideomside.people.rules import Hat, NotAllowed, Viewer
from tests.people import House, build_house, someone, wearing


@pytest.fixture
def house(db: None) -> Iterator[House]:
    built = build_house("København")
    with within(built.organisation.id):
        yield built


@pytest.fixture
def karen(house: House) -> Viewer:
    return wearing(house, someone(house, "Karen", Hat.COORDINATOR), Hat.COORDINATOR)


@pytest.fixture
def jonas(house: House) -> PeerFile:
    return active_peer(house, room=3)


@pytest.fixture
def browser(house: House, jonas: PeerFile) -> Client:
    return signed_in(house, jonas.person)


def free(karen: Viewer, house: House) -> bool:
    [facts] = queries.candidates(karen, house.programme.id)
    assert facts.available == (facts.load < facts.capacity)
    return facts.available


@pytest.mark.parametrize(("said", "asked"), [("more", True), ("enough", False), ("fewer", False)])
def test_who_looks_for_a_peer_obeys(
    house: House, karen: Viewer, jonas: PeerFile, browser: Client, said: str, asked: bool
) -> None:
    assert free(karen, house)
    browser.post("/peer/overskud/", {"energy": said})
    assert free(karen, house) is asked
    assert bool(queries.listed(karen, show="free")) is asked
    if asked:
        actions.take_place(peer_id=jonas.id, by=karen)
    else:
        with pytest.raises(NoPlace):
            actions.take_place(peer_id=jonas.id, by=karen)


def test_those_one_walks_with_stay(house: House, karen: Viewer, jonas: PeerFile, browser: Client) -> None:
    actions.take_place(peer_id=jonas.id, by=karen)
    browser.post("/peer/overskud/", {"energy": "fewer"})
    assert (PeerFile.objects.get().load, PeerFile.objects.get().capacity) == (1, 3)


def test_rather_fewer_rises_until_somebody_has_called(
    karen: Viewer, jonas: PeerFile, browser: Client
) -> None:
    told = browser.post("/peer/overskud/", {"energy": "fewer"}, follow=True).content.decode()
    assert "en koordinator ringer" in told
    assert [need.why for need in queries.needing_me(karen)] == ["fewer"]
    actions.talked_with(peer=jonas, by=karen)
    assert queries.needing_me(karen) == [] and PeerFile.objects.get().energy == "fewer"


def test_enough_is_enough_and_nobody_calls(karen: Viewer, browser: Client) -> None:
    browser.post("/peer/overskud/", {"energy": "enough"})
    assert queries.needing_me(karen) == []


def test_thought_again_the_call_is_off_and_one_may_be_asked(
    house: House, karen: Viewer, browser: Client
) -> None:
    for said in ("fewer", "more", "more"):
        browser.post("/peer/overskud/", {"energy": said})
    assert queries.needing_me(karen) == [] and free(karen, house)


def test_a_break_still_asks_for_a_word(karen: Viewer, jonas: PeerFile, browser: Client) -> None:
    browser.post("/peer/pause/")
    browser.post("/peer/overskud/", {"energy": "enough"})
    assert [need.why for need in queries.needing_me(karen)] == ["break"]


def test_only_ones_own_and_only_words_we_know(house: House, jonas: PeerFile, browser: Client) -> None:
    assert browser.post("/peer/overskud/", {"energy": "superman"}).status_code == 404
    lone = wearing(house, someone(house, "Lone", Hat.PEER), Hat.PEER)
    for by in (lone, wearing(house, jonas.person, Hat.PARTICIPANT)):
        with pytest.raises(NotAllowed):
            actions.say_energy(peer=jonas, energy="fewer", by=by)


def test_on_the_coordinators_page(house: House, jonas: PeerFile, browser: Client) -> None:
    browser.post("/peer/overskud/", {"energy": "fewer"})
    desk = signed_in(house, someone(house, "Kim", Hat.COORDINATOR))
    assert "hellere følges med færre" in desk.get(f"/peers/{jonas.id}/").content.decode()
    assert "Vil hellere følges med færre" in desk.get("/i-dag/").content.decode()
