"""The matching room gets facts about everybody who is ready, in few look-ups, and never words."""

from dataclasses import astuple

import pytest
from django.db import connections
from django.test.utils import CaptureQueriesContext

from sideomside.consent import actions as consents
from sideomside.consent.rules import Purpose
from sideomside.ground.vault.keys import key_ring
from sideomside.peers import actions, queries
from sideomside.peers.tests.cast import active_peer, applicant
from sideomside.people.rules import Hat, Viewer
from tests.people import House, someone, wearing

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def test_facts_are_the_peers_own_and_in_the_engines_shape(house: House, karen: Viewer) -> None:
    active_peer(house, areas=[str(house.area.id)], travel_km=6)
    (facts,) = queries.candidates(karen, house.programme.id)
    assert facts.themes == {"alone", "grief", "sleep", "other_senses"}
    assert facts.released == {"alone", "sleep"}
    assert facts.after_yes == {"alone", "sleep", "grief"}
    assert facts.slots == 1 << 0 | 1 << 4 | 1 << 20
    assert facts.areas == {str(house.area.id)}
    assert (facts.gender, facts.age_band, facts.travel_km) == ("man", "30-44", 6)
    assert facts.available


def test_facts_hold_none_of_the_peers_words(house: House, karen: Viewer) -> None:
    active_peer(house, name="Jonas")
    (facts,) = queries.candidates(karen, house.programme.id)
    assert "Jonas" not in str(astuple(facts)) and "Æbleskive" not in str(astuple(facts))


def test_ten_peers_cost_no_more_look_ups_than_one(house: House, karen: Viewer) -> None:
    active_peer(house)
    one = _look_ups(karen, house)
    for number in range(9):
        active_peer(house, name=f"Peer {number}")
    assert _look_ups(karen, house) == one == {"default": 2, "keys": 1}


def test_break_and_yes_taken_back_look_alike_to_the_matching_room(house: House, karen: Viewer) -> None:
    resting, unwilling = active_peer(house, name="Lone"), active_peer(house, name="Per")
    actions.pause(peer=resting, by=karen)
    consents.withdraw(person=unwilling.person, purpose=Purpose.PEER, channel="talk", by=karen)
    assert [facts.available for facts in queries.candidates(karen, house.programme.id)] == [False, False]


def test_applicants_are_nobodys_candidates(house: House, karen: Viewer) -> None:
    applicant(house)
    assert queries.candidates(karen, house.programme.id) == []


def test_only_the_coordinator_of_the_programme_gets_candidates(house: House) -> None:
    peer = active_peer(house)
    ida = wearing(house, someone(house, "Ida", Hat.PARTICIPANT), Hat.PARTICIPANT)
    charlie = Viewer(Hat.EVALUATOR, house.organisation.id, someone(house, "Charlie").id)
    karla = Viewer(Hat.COORDINATOR, house.organisation.id, someone(house, "Karla").id)
    for stranger in (ida, charlie, karla):
        assert queries.candidates(stranger, house.programme.id) == []
        assert queries.peer_file(stranger, peer.person_id) is None
        assert queries.needing_me(stranger) == []
        assert list(queries.events(stranger)) == []


def _look_ups(viewer: Viewer, house: House) -> dict[str, int]:
    with (
        key_ring(),
        CaptureQueriesContext(connections["default"]) as plain,
        CaptureQueriesContext(connections["keys"]) as keys,
    ):
        queries.candidates(viewer, house.programme.id)
    return {"default": len(plain), "keys": len(keys)}
