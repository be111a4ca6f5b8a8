"""A question about a day of reading: in the reader's own copy, and gone in time and with the reader."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from sideomside.ground.vault.walls import within
from sideomside.oversight.models import Ring
from sideomside.people.models import Role
from sideomside.people.rules import Hat
from sideomside.privacy import actions, queries
from tests.people import House, build_house, someone, wearing


@pytest.fixture
def house(db: None) -> Iterator[House]:
    house = build_house("København")
    with within(house.organisation.id):
        yield house


def test_in_the_readers_copy_then_gone_in_time_or_with_the_reader(
    house: House, django_capture_on_commit_callbacks: Any
) -> None:
    karen, kim = someone(house, "Karen", Hat.COORDINATOR), someone(house, "Kim", Hat.COORDINATOR)
    for reader, back in ((karen, 1), (karen, 731), (kim, 1)):
        day = timezone.localdate() - timedelta(days=back)
        Ring.objects.create(
            reader=reader,
            programme=house.programme,
            day=day,
            signs=[["many", 46, 12]],
            rung_at=timezone.now(),
            came_of="fine",
            answered_at=timezone.now(),
        )
    told = queries.everything(wearing(house, karen, Hat.COORDINATOR), karen.id)["oversight"]
    assert len(told["questions_about_reading"]) == 2
    assert actions.keep_times(by=house.system)["oversight"] == 1 and Ring.objects.count() == 2
    Role.objects.filter(person=karen).update(state=Role.State.LEFT)
    with django_capture_on_commit_callbacks(execute=True):
        actions.erase(person_id=karen.id, by=wearing(house, kim, Hat.COORDINATOR))
    assert Ring.objects.get().reader_id == kim.id
