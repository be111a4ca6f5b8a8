"""A place at a peer is taken once, never one too many, and comes back."""

import pytest
from django.db import IntegrityError, transaction

from sideomside.consent import actions as consents
from sideomside.consent.rules import Purpose
from sideomside.peers import actions
from sideomside.peers.models import PeerFile
from sideomside.peers.rules import NoPlace
from sideomside.peers.tests.cast import active_peer, applicant
from sideomside.people.rules import NotAllowed, Viewer, visitor
from tests.people import House

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def test_a_place_is_taken_and_comes_back(house: House, karen: Viewer) -> None:
    peer = active_peer(house, room=2)
    actions.take_place(peer_id=peer.id, by=karen)
    assert actions.take_place(peer_id=peer.id, by=karen).load == 2
    with pytest.raises(NoPlace):
        actions.take_place(peer_id=peer.id, by=karen)
    actions.give_back_place(peer_id=peer.id, by=karen)
    assert PeerFile.objects.get(id=peer.id).load == 1


def test_giving_back_more_than_was_taken_does_nothing(house: House, karen: Viewer) -> None:
    peer = active_peer(house)
    actions.give_back_place(peer_id=peer.id, by=karen)
    assert PeerFile.objects.get(id=peer.id).load == 0


def test_nobody_has_a_place_before_they_are_active(house: House, karen: Viewer) -> None:
    peer = applicant(house)
    with pytest.raises(NoPlace):
        actions.take_place(peer_id=peer.id, by=karen)


def test_a_peer_on_a_break_keeps_those_they_walk_with_and_gets_nobody_new(
    house: House, karen: Viewer
) -> None:
    peer = active_peer(house, room=2)
    actions.take_place(peer_id=peer.id, by=karen)
    actions.pause(peer=peer, by=karen)
    with pytest.raises(NoPlace):
        actions.take_place(peer_id=peer.id, by=karen)
    assert PeerFile.objects.get(id=peer.id).load == 1


def test_a_yes_taken_back_closes_the_place_at_once(house: House, karen: Viewer) -> None:
    peer = active_peer(house)
    consents.withdraw(person=peer.person, purpose=Purpose.PEER, channel="talk", by=karen)
    with pytest.raises(NoPlace):
        actions.take_place(peer_id=peer.id, by=karen)


def test_the_database_refuses_a_fifth(house: House) -> None:
    peer = active_peer(house, room=4)
    with pytest.raises(IntegrityError), transaction.atomic():
        PeerFile.objects.filter(id=peer.id).update(load=5)


def test_a_visitor_takes_no_place(house: House) -> None:
    peer = active_peer(house)
    with pytest.raises(NotAllowed):
        actions.take_place(peer_id=peer.id, by=visitor(house.organisation.id))


def test_room_may_shrink_below_what_is_taken_and_nobody_is_sent_away(house: House, karen: Viewer) -> None:
    peer = active_peer(house, room=3)
    for _each in range(2):
        actions.take_place(peer_id=peer.id, by=karen)
    peer = actions.change_room(peer=peer, capacity=1, by=karen)
    assert (peer.load, peer.free_places) == (2, 0)
