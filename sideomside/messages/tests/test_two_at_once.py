"""The house tells whoever has something new while somebody writes: neither waits for the other in a ring."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from functools import partial
from threading import Event
from typing import Any

import pytest
from django.db import connections
from django.utils import timezone

from sideomside.ground.post.models import Letter
from sideomside.ground.vault.walls import within
from sideomside.messages import actions, queries
from sideomside.messages.actions import noticing, writing
from sideomside.messages.models import Rhythm
from sideomside.messages.tests.cast import a_pair, make_cast, notices
from sideomside.people.rules import Hat
from tests.people import build_house, someone, wearing

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]


def let_go(do: Callable[[], object]) -> None:
    try:
        do()
    finally:
        connections.close_all()


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> Event:
    """Set once the first letter is written; the house rests there until the writer holds a row, or cannot."""
    told, held = Event(), Event()
    write_letter, tell = noticing._write, writing.tell_the_others

    def slowly(*given: Any) -> bool:
        written = write_letter(*given)
        if not told.is_set():
            told.set()
            held.wait(3)
        return written

    def tells(**given: Any) -> None:
        tell(**given)
        held.set()

    monkeypatch.setattr(noticing, "_write", slowly)
    monkeypatch.setattr(writing, "tell_the_others", tells)
    return told


@pytest.mark.parametrize("first", ["ida", "noor"])
def test_the_house_tells_two_while_somebody_writes_to_one_of_them(first: str, told: Event) -> None:
    house = build_house("København")
    with within(house.organisation.id):
        cast = make_cast(house)
        noor = someone(house, "Noor", Hat.PARTICIPANT, mail="noor@post.example")
        lone = someone(house, "Lone", Hat.PEER, mail="lone@post.example")
        pair, lones = a_pair(house, noor, lone), wearing(house, lone, Hat.PEER)
        cast.writes(cast.him)
        actions.write(thread=queries.thread(lones, pair.id), words="Hej", by=lones)
        due, ahead = timezone.now() - timedelta(hours=1), {"ida": cast.ida, "noor": noor}[first]
        Rhythm.objects.filter(hat=Hat.PARTICIPANT).update(due_at=due)
        Rhythm.objects.filter(person=ahead).update(due_at=due - timedelta(hours=1))

    def writes() -> None:
        told.wait(8)
        with within(house.organisation.id):
            actions.write(thread=queries.thread(lones, pair.id), words="Og så det her", by=lones)

    with ThreadPoolExecutor(2) as hands:
        both = (partial(notices, house.organisation.id), writes)
        for each in [hands.submit(let_go, one) for one in both]:
            each.result(40)
    with within(house.organisation.id):
        assert {one.to_id for one in Letter.objects.all()} == {cast.ida.id, noor.id}
