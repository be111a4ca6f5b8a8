"""Everybody takes the rows in one order, so that two who press at the same moment never wait for each other."""

import time
from collections.abc import Callable, Iterator
from threading import Thread
from uuid import uuid4

import pytest
from django.db import connection, connections, transaction

from sideomside.companionship import actions
from sideomside.companionship.models import Companionship, Meeting
from sideomside.companionship.tests.test_first_meeting import fixed
from sideomside.concerns import actions as concerns
from sideomside.ground.audit import log
from sideomside.ground.vault.walls import within
from sideomside.matching.models import Pair
from sideomside.matching.tests.story import Story, begin
from sideomside.peers.models import PeerFile
from tests.people import House, build_house

# The list of who is connected is read once in a transaction and then remembered; the list of locks is not.
WAITING = "SELECT count(*) FROM pg_locks WHERE NOT granted AND pg_backend_pid() = ANY(pg_blocking_pids(pid))"
pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True, databases=["default", "keys"])]


@pytest.fixture
def house() -> House:
    return build_house("København")


@pytest.fixture
def story(house: House) -> Iterator[Story]:
    with within(house.organisation.id):
        told = begin(house)
        told.asked("paired")
        fixed(told, Pair.objects.get())
    yield told


def meanwhile(story: Story, act: Callable[[], object]) -> Thread:
    """Another hand presses, and comes as far as the row that is held here."""
    failed: list[Exception] = []

    def press() -> None:
        try:
            with within(story.house.organisation.id):
                act()
        except Exception as wrong:  # told by whoever waits for this hand
            failed.append(wrong)
        finally:
            connections.close_all()

    hand = Thread(target=press)
    hand.start()
    for _moment in range(200):
        with connection.cursor() as cursor:
            cursor.execute(WAITING)
            if cursor.fetchone()[0]:
                return hand
        time.sleep(0.05)
    raise AssertionError(f"nobody waits: {failed}")


def test_stopping_contact_waits_for_the_companionship_before_it_holds_the_pair(story: Story) -> None:
    with within(story.house.organisation.id):
        pair = Pair.objects.select_related("participant", "peer", "proposal").get()
        with transaction.atomic():
            Companionship.objects.select_for_update().get()
            hand = meanwhile(story, lambda: concerns.stop_contact(pair=pair, by=story.as_jonas))
            assert Pair.objects.select_for_update(nowait=True).get()
    hand.join(timeout=20)
    with within(story.house.organisation.id):
        assert Pair.objects.get().ended_at


@pytest.mark.parametrize("act", [actions.note_not_met, actions.cancel])
def test_a_meeting_is_held_after_the_two(story: Story, act: Callable[..., object]) -> None:
    with within(story.house.organisation.id):
        meeting = Meeting.objects.select_related("companionship__participant", "companionship__peer").get()
        with transaction.atomic():
            Companionship.objects.select_for_update().get()
            hand = meanwhile(story, lambda: act(meeting=meeting, by=story.as_jonas))
            assert Meeting.objects.select_for_update(nowait=True).get()
    hand.join(timeout=20)
    with within(story.house.organisation.id):
        assert Meeting.objects.get().state != "fixed"


def test_the_log_is_held_last(story: Story) -> None:
    with within(story.house.organisation.id):
        one = Companionship.objects.get()
        with transaction.atomic():
            PeerFile.objects.select_for_update().get()
            hand = meanwhile(story, lambda: actions.end(companionship=one, by=story.as_ida))
            with connection.cursor() as cursor:
                cursor.execute("SET LOCAL lock_timeout = '3s'")
            assert log.record("companionship.ended", thing=uuid4(), by=story.as_jonas)
    hand.join(timeout=20)
    with within(story.house.organisation.id):
        assert Companionship.objects.get().state == "ended"
