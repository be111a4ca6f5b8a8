"""A report is frozen while somebody is let go: both happen, one after the other, and nobody waits for ever."""

from concurrent.futures import ThreadPoolExecutor
from threading import Event
from typing import Any
from uuid import uuid4

import pytest
from django.db import connections

from sideomside.ground.vault.walls import within
from sideomside.people.models import Person
from sideomside.privacy import actions
from sideomside.reports import actions as reports
from sideomside.reports.actions import releasing
from sideomside.reports.models import GoneCount, Release
from sideomside.reports.tests.cast import Cast, gather
from tests.people import build_house

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]
A_WHILE = 20


@pytest.mark.parametrize("lets_go", ["one who asks", "the night"])
def test_freezing_and_letting_go_wait_for_each_other(lets_go: str, monkeypatch: pytest.MonkeyPatch) -> None:
    house = build_house("København")
    with within(house.organisation.id):
        cast = gather(house)
        cast.came(12, "form")
        people = list(Person.objects.filter(enquiries__isnull=False).values_list("id", flat=True))
    begun, real = Event(), releasing.preview

    def slowly(*asked: Any) -> Any:
        begun.set()
        return real(*asked)

    monkeypatch.setattr(releasing, "preview", slowly)
    monkeypatch.setattr("sideomside.privacy.queries.gone_long_enough", lambda _by, _now: people[:3])

    def freeze() -> None:
        try:
            with within(house.organisation.id):
                leave(cast)
        finally:
            connections.close_all()

    def let_go() -> None:
        assert begun.wait(A_WHILE)
        try:
            with within(house.organisation.id):
                if lets_go == "the night":
                    actions.keep_times(by=house.system)
                else:
                    actions.erase(person_id=people[0], by=house.system)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as hands:
        for each in [hands.submit(freeze), hands.submit(let_go)]:
            each.result(A_WHILE)
    with within(house.organisation.id):
        assert Release.objects.get().figures["totals"]["came"] == 12
        assert GoneCount.objects.exists() and not Person.objects.filter(id=people[0]).exists()


def leave(cast: Cast) -> None:
    reports.release_report(
        programme=cast.house.programme,
        when=cast.quarter.code,
        audience="funder",
        once=uuid4(),
        by=cast.as_karen,
    )
