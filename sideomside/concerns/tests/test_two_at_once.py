"""The house passes two worries on while a coordinator opens one of them: neither waits for the other in a ring."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from functools import partial
from threading import Event
from typing import Any

import pytest
from django.db import connections
from django.utils import timezone

from sideomside.concerns import actions, jobs
from sideomside.concerns.actions import handling, passing_on
from sideomside.concerns.models import Concern, OnIt
from sideomside.concerns.tests.cast import make_cast
from sideomside.ground.vault.walls import within
from sideomside.people.rules import Hat
from tests.people import build_house, someone

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]


def let_go(do: Callable[[], object]) -> None:
    try:
        do()
    finally:
        connections.close_all()


@pytest.fixture
def passed(monkeypatch: pytest.MonkeyPatch) -> Event:
    """Set once the first worry is passed on; the house rests there until the reader holds the other, or cannot."""
    passed, held = Event(), Event()
    bring_in, step = passing_on.bring_in, handling.step

    def slowly(**given: Any) -> OnIt:
        row = bring_in(**given)
        if not passed.is_set():
            passed.set()
            held.wait(3)
        return row

    def steps(**given: Any) -> Any:
        if given["name"] == "read":
            held.set()
        return step(**given)

    monkeypatch.setattr(passing_on, "bring_in", slowly)
    monkeypatch.setattr(handling, "step", steps)
    return passed


@pytest.mark.parametrize("opened", [0, 1])
def test_the_house_passes_two_on_while_one_of_them_is_opened(opened: int, passed: Event) -> None:
    house = build_house("København")
    with within(house.organisation.id):
        cast = make_cast(house)
        someone(house, "Kaj", Hat.COORDINATOR, mail="kaj@huset.example")
        both = [cast.worry(cast.her), cast.worry(cast.him)]
        Concern.objects.update(second_at=timezone.now() - timedelta(hours=1))
        known = {cast.karen.id: cast.first, cast.kim.id: cast.second}
        keepers = [known[next(iter(cast.on_it(one)))] for one in both]

    def opens() -> None:
        passed.wait(8)
        with within(house.organisation.id):
            actions.note_read(concern=both[opened], by=keepers[opened])

    with ThreadPoolExecutor(2) as hands:
        tried = (partial(jobs.pass_on, house.organisation.id), opens)
        for each in [hands.submit(let_go, one) for one in tried]:
            each.result(40)
    with within(house.organisation.id):
        assert Concern.objects.get(id=both[opened].id).read_at
        assert len(cast.on_it(both[1 - opened])) == 2
