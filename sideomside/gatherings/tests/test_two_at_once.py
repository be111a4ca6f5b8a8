"""Two who reach for the last chair in the same moment: one sits down, the others stand in line."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connections

from sideomside.gatherings import actions
from sideomside.gatherings.models import Gathering, Signup
from sideomside.gatherings.tests.cast import gather
from sideomside.ground.vault.walls import within
from sideomside.people.models import Person
from tests.people import build_house

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]


def test_the_last_chair_is_sat_on_by_one() -> None:
    house = build_house("København")
    with within(house.organisation.id):
        cast = gather(house)
        event_id = cast.opened(seats=1).id
        hopeful = [cast.somebody(f"Gæst {n}").id for n in range(3)]
    together = Barrier(6)

    def reach(number: int) -> str:
        together.wait(timeout=60)
        try:
            with within(house.organisation.id):
                person = Person.objects.get(id=hopeful[number % 3])  # each presses twice
                event = Gathering.objects.get(id=event_id)
                return str(actions.sign_up(gathering=event, person=person, by=cast.participant(person)).seat)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(6) as hands:
        list(hands.map(reach, range(6)))
    with within(house.organisation.id):
        seats = sorted(Signup.objects.values_list("seat", flat=True))
        assert seats == ["seated", "waiting", "waiting"]
