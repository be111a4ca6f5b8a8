"""From "I would like to" to active, to a break and back: each step a record with who and when."""

import pytest

from sideomside.consent.queries import in_force
from sideomside.consent.rules import Purpose
from sideomside.peers import actions, queries
from sideomside.peers.models import PeerFile, PeerStep
from sideomside.peers.tests.cast import active_peer, applicant
from sideomside.people.models import Role
from sideomside.people.rules import Hat, NotAllowed, Viewer
from tests.people import House, someone, wearing

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def test_somebody_who_wants_to_give_becomes_an_applicant_once(house: House, karen: Viewer) -> None:
    lone = someone(house, "Lone")
    first = actions.welcome_applicant(person=lone, programme=house.programme, by=karen)
    again = actions.welcome_applicant(person=lone, programme=house.programme, by=karen)
    assert first.id == again.id
    assert [step.state for step in PeerStep.objects.filter(peer=first)] == ["applied"]
    assert Role.objects.get(person=lone, name=Hat.PEER).state == Role.State.INVITED


def test_the_file_always_says_what_the_last_step_says(house: House, karen: Viewer) -> None:
    peer = active_peer(house)
    peer = actions.pause(peer=peer, by=karen)
    peer = actions.resume(peer=peer, by=karen)
    states = [step.state for step in PeerStep.objects.filter(peer=peer)]
    assert states == ["applied", "conversation", "training", "approved", "active", "resting", "active"]
    assert PeerFile.objects.get(id=peer.id).state == states[-1]


def test_no_step_is_skipped_and_approving_is_a_decision_of_its_own(house: House, karen: Viewer) -> None:
    peer = applicant(house)
    with pytest.raises(NotAllowed):
        actions.take_step(peer=peer, to="active", by=karen)
    for step in ("conversation", "training"):
        peer = actions.take_step(peer=peer, to=step, by=karen)
    with pytest.raises(NotAllowed):
        actions.take_step(peer=peer, to="approved", by=karen)


def test_a_peer_does_not_approve_themselves(house: House) -> None:
    peer = applicant(house)
    with pytest.raises(NotAllowed):
        actions.approve(peer=peer, by=wearing(house, peer.person, Hat.PEER))


def test_a_break_is_one_tap_by_the_peer_and_karen_hears_of_it(house: House, karen: Viewer) -> None:
    peer = active_peer(house)
    as_jonas = wearing(house, peer.person, Hat.PEER)
    actions.pause(peer=peer, by=as_jonas)
    actions.pause(peer=peer, by=as_jonas)
    assert PeerStep.objects.filter(peer=peer, state="resting").count() == 1
    assert [(need.name, need.why) for need in queries.needing_me(karen)] == [("Jonas", "break")]
    actions.talked_with(peer=peer, by=karen)
    assert queries.needing_me(karen) == []
    assert PeerFile.objects.get(id=peer.id).state == "resting"


def test_coming_back_leads_to_where_one_was(house: House, karen: Viewer) -> None:
    peer = applicant(house)
    for step in ("conversation", "training"):
        peer = actions.take_step(peer=peer, to=step, by=karen)
    peer = actions.approve(peer=peer, by=karen)
    peer = actions.pause(peer=peer, by=karen)
    assert actions.resume(peer=peer, by=karen).state == "approved"


def test_a_peer_who_stops_takes_the_hat_off(house: House, karen: Viewer) -> None:
    peer = active_peer(house)
    actions.stop(peer=peer, by=karen)
    assert Role.objects.get(person=peer.person, name=Hat.PEER).state == Role.State.LEFT
    assert queries.candidates(karen, house.programme.id) == []


def test_events_tell_what_reports_need(house: House, karen: Viewer) -> None:
    peer = active_peer(house)
    actions.pause(peer=peer, by=karen)
    actions.stop(peer=peer, by=karen)
    told = list(queries.events(karen))
    assert [event.kind for event in told] == [
        "peer.applied", "peer.applied", "peer.trained", "peer.trained", "peer.active", "peer.paused", "peer.left",
    ]  # fmt: skip
    assert {event.episode for event in told} == {peer.id}


def test_who_is_asked_first_becomes_what_the_list_said(house: House, karen: Viewer) -> None:
    peer = applicant(house)
    PeerFile.objects.filter(id=peer.id).update(state="ask_first", rests_from="active")
    assert queries.needing_me(karen)[0].why == "ask_first"
    peer = actions.say_yes(peer=peer, by=karen)
    assert peer.state == "active"
    assert in_force(karen, peer.person_id, Purpose.PEER)


def test_everything_kept_can_be_told_and_forgotten(house: House, karen: Viewer) -> None:
    peer = active_peer(house)
    told = queries.tell(karen, peer.person_id)
    assert told["peer"][0]["presentation"].startswith("Jeg går tur")
    assert told["peer"][0]["when"][0] == "mandag: Formiddag"
    assert "at være meget alene (Den, jeg måske skal møde)" in told["peer"][0]["themes"]
    actions.forget(person_id=peer.person_id, by=karen)
    assert queries.tell(karen, peer.person_id) == {}
    assert not PeerStep.objects.exists()
