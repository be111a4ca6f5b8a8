"""Two who reach for the last place in the same moment: one gets it, the other hears so."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from uuid import UUID

import pytest
from django.db import connections

from sideomside.ground.vault.walls import within
from sideomside.peers import actions
from sideomside.peers.models import PeerFile
from sideomside.peers.rules import NoPlace
from sideomside.peers.tests.cast import active_peer
from tests.people import build_house

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]


def test_the_last_place_is_taken_once() -> None:
    house = build_house("København")
    with within(house.organisation.id):
        peer_id = active_peer(house, room=1).id
    together = Barrier(4)

    def reach(_number: int) -> bool:
        together.wait(timeout=20)
        try:
            return _takes(house.organisation.id, peer_id)
        finally:
            connections.close_all()

    def _takes(organisation_id: UUID, peer_id: UUID) -> bool:
        with within(organisation_id):
            try:
                actions.take_place(peer_id=peer_id, by=house.system)
            except NoPlace:
                return False
            return True

    with ThreadPoolExecutor(4) as hands:
        assert sorted(hands.map(reach, range(4))) == [False, False, False, True]
    with within(house.organisation.id):
        assert PeerFile.objects.get(id=peer_id).load == 1
