"""A peer who has stopped begins again when two coordinators have said yes, and never by one alone."""

from collections.abc import Iterator

import pytest
from django.test import Client

from sideomside.ground.vault.walls import within
from sideomside.peers import actions, queries
from sideomside.peers.models import PeerFile
from sideomside.peers.tests.cast import active_peer, signed_in
from sideomside.people.actions import add_contact, give_role
from sideomside.people.models import Person, Role
from sideomside.people.rules import Hat, NotAllowed, Viewer
from tests.people import House, build_house, someone, wearing


@pytest.fixture
def house(db: None) -> Iterator[House]:
    built = build_house("København")
    with within(built.organisation.id):
        yield built


@pytest.fixture
def karen(house: House) -> Person:
    return someone(house, "Karen", Hat.COORDINATOR)


@pytest.fixture
def kim(house: House) -> Person:
    return someone(house, "Kim", Hat.COORDINATOR)


@pytest.fixture
def jonas(house: House) -> PeerFile:
    return actions.stop(peer=active_peer(house), by=house.system)


def as_(house: House, person: Person) -> Viewer:
    return wearing(house, person, Hat.COORDINATOR)


def hat_of(peer: PeerFile) -> str:
    return Role.objects.get(person_id=peer.person_id, name=Hat.PEER).state


def test_one_asks_and_another_says_yes(house: House, karen: Person, kim: Person, jonas: PeerFile) -> None:
    actions.ask_back(peer=jonas, by=as_(house, karen))
    assert [need.why for need in queries.needing_me(as_(house, kim))] == ["back"]
    assert queries.needing_me(as_(house, karen)) == []
    back = actions.welcome_back(peer=jonas, by=as_(house, kim))
    assert (back.state, back.approved_for_one_to_one, hat_of(back)) == ("applied", False, "invited")
    assert queries.needing_me(as_(house, kim))[0].why == "applied"


def test_a_page_from_before_they_stopped_gives_no_hat_back(house: House, karen: Person) -> None:
    seen = active_peer(house)
    add_contact(person=seen.person, way="mail", value="jonas@example.org", by=house.system)
    actions.stop(peer=PeerFile.objects.get(id=seen.id), by=as_(house, karen))
    with pytest.raises(NotAllowed):
        actions.invite_in(peer=seen, by=as_(house, karen))
    assert hat_of(seen) == "left"


def test_the_one_who_asked_cannot_also_say_yes(house: House, karen: Person, jonas: PeerFile) -> None:
    actions.ask_back(peer=jonas, by=as_(house, karen))
    with pytest.raises(NotAllowed):
        actions.welcome_back(peer=jonas, by=as_(house, karen))
    assert PeerFile.objects.get().state == "stopped" and hat_of(jonas) == "left"


def test_without_a_question_nobody_is_welcomed_back(house: House, kim: Person, jonas: PeerFile) -> None:
    with pytest.raises(NotAllowed):
        actions.welcome_back(peer=jonas, by=as_(house, kim))


def test_a_stopped_peer_who_coordinates_too_is_not_the_second(
    house: House, karen: Person, jonas: PeerFile
) -> None:
    actions.ask_back(peer=jonas, by=as_(house, karen))
    with pytest.raises(NotAllowed):
        actions.welcome_back(peer=jonas, by=as_(house, jonas.person))


@pytest.mark.parametrize("way", ["invite", "yes", "conversation", "resume", "active", "again"])
def test_no_other_button_opens_the_door(house: House, karen: Person, jonas: PeerFile, way: str) -> None:
    client: Client = signed_in(house, karen)
    client.post(f"/peers/{jonas.id}/skridt/", {"verb": way})
    client.post(f"/peers/{jonas.id}/godkend/", {"why": "ord", "for_what": "one"})
    assert PeerFile.objects.get().state == "stopped" and hat_of(jonas) == "left"
    actions.welcome_applicant(person=jonas.person, programme=house.programme, by=as_(house, karen))
    assert PeerFile.objects.get().state == "stopped" and hat_of(jonas) == "left"


def test_not_now_puts_the_question_away(house: House, karen: Person, kim: Person, jonas: PeerFile) -> None:
    actions.ask_back(peer=jonas, by=as_(house, karen))
    actions.stay_stopped(peer=jonas, by=as_(house, kim))
    with pytest.raises(NotAllowed):
        actions.welcome_back(peer=jonas, by=as_(house, karen))
    assert PeerFile.objects.get().back_asked_by_id is None


def test_on_the_page_each_sees_what_is_theirs_to_do(
    house: House, karen: Person, kim: Person, jonas: PeerFile
) -> None:
    first, second = signed_in(house, karen), signed_in(house, kim)
    address = f"/peers/{jonas.id}/"
    for _press in range(2):
        first.post(f"{address}skridt/", {"verb": "ask_back"})
    mine, theirs = first.get(address).content.decode(), second.get(address).content.decode()
    assert 'value="welcome_back"' not in mine and "Tag spørgsmålet tilbage" in mine
    assert 'value="welcome_back"' in theirs and "Karen spurgte" in theirs
    second.post(f"{address}skridt/", {"verb": "welcome_back"})
    assert PeerFile.objects.get().state == "applied"
    assert "Karen spurgte" not in second.get(address).content.decode()


def test_nobody_is_the_first_of_two_for_themselves(house: House, jonas: PeerFile) -> None:
    with pytest.raises(NotAllowed):
        actions.ask_back(peer=jonas, by=as_(house, jonas.person))
    assert PeerFile.objects.get().back_asked_by_id is None


def test_who_was_welcomed_back_and_thinks_again_keeps_the_story_of_having_stopped(
    house: House, karen: Person, kim: Person, jonas: PeerFile
) -> None:
    """Otherwise a wish taken back would make room for a fresh start that no two have said yes to."""
    actions.ask_back(peer=jonas, by=as_(house, karen))
    actions.welcome_back(peer=jonas, by=as_(house, kim))
    give_role(person=jonas.person, programme=house.programme, name=Hat.PARTICIPANT, by=house.system)
    himself = wearing(house, jonas.person, Hat.PARTICIPANT)
    actions.take_wish_back(person=jonas.person, programme=house.programme, by=himself)
    kept = PeerFile.objects.get()
    assert kept.id == jonas.id and kept.steps.filter(state="stopped").exists()
