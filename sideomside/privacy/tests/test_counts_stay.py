"""Somebody is erased; that so many were here stays, for whoever tells of the year, and nothing that leads to them."""

from collections.abc import Iterator
from datetime import timedelta
from uuid import UUID

import pytest
import time_machine
from django.db import models, transaction
from django.utils import timezone

from sideomside.ground.vault.walls import within
from sideomside.people.models import Person
from sideomside.people.rules import Hat, NotAllowed, system
from sideomside.privacy import actions
from sideomside.reports import actions as reports
from sideomside.reports import queries
from sideomside.reports.models import GoneCount
from sideomside.reports.rules import Question, live, periods_until
from sideomside.reports.tests.cast import Cast, gather
from tests.people import House, build_house, someone

pytestmark = pytest.mark.django_db


@pytest.fixture
def house() -> Iterator[House]:
    built = build_house("København")
    with within(built.organisation.id):
        yield built


@pytest.fixture
def cast(house: House) -> Cast:
    """Twelve came in the last quarter that is over."""
    cast = gather(house)
    cast.came(9, "form")
    cast.came(3, "coffee")
    return cast


def told(cast: Cast, of: object = None) -> list[object]:
    found = queries.material(cast.house.system)
    programme = str(of) if of else None
    return [live(found, Question(programme, when, "R0")) for when in periods_until(timezone.localdate())
            if when.is_over(timezone.localdate())]  # fmt: skip


def came(cast: Cast) -> int | None:
    return live(queries.material(cast.house.system), Question(None, cast.quarter, "R0")).totals["came"]


def who_came() -> list[UUID]:
    return list(Person.objects.filter(enquiries__isnull=False).order_by("id").values_list("id", flat=True))


def test_a_year_says_what_it_said_when_everybody_of_it_is_erased(cast: Cast) -> None:
    before = told(cast), told(cast, cast.house.programme.id)
    for one in who_came():
        actions.erase(person_id=one, by=cast.house.system)
    assert who_came() == [] and came(cast) == 12
    assert (told(cast), told(cast, cast.house.programme.id)) == before


def test_whoever_comes_back_in_a_copy_and_is_erased_again_is_counted_once(cast: Cast) -> None:
    """The copy knows them, and not that they were counted; the ledger beside the keys knows that they are to go."""
    one = who_came()[0]
    with transaction.atomic():
        actions.erase(person_id=one, by=cast.house.system)
        assert GoneCount.objects.exists()
        transaction.set_rollback(True)
    assert one in who_came() and not GoneCount.objects.exists()
    for _again in range(2):
        assert actions.erase_again(by=cast.house.system) == 1
        assert one not in who_came() and came(cast) == 12


def test_a_copy_put_back_weeks_later_counts_them_as_of_the_day_they_went(cast: Cast) -> None:
    """They waited when they went: they left that day, and not the day the copy was put back."""
    one = who_came()[0]
    with transaction.atomic():
        actions.erase(person_id=one, by=cast.house.system)
        then = kept()
        transaction.set_rollback(True)
    with time_machine.travel(timezone.now() + timedelta(days=40), tick=False):
        actions.erase_again(by=cast.house.system)
    assert kept() == then != [] and any("left" in row["stood"] for row in then)


def kept() -> list[dict[str, object]]:
    return list(GoneCount.objects.order_by("id").values())


def test_what_is_kept_has_no_column_for_anybody(cast: Cast) -> None:
    one = who_came()[0]
    actions.erase(person_id=one, by=cast.house.system)
    kinds = {field.name: type(field) for field in GoneCount._meta.get_fields()}
    assert {name for name, kind in kinds.items() if issubclass(kind, models.ForeignKey)} == {
        "organisation",
        "programme",
    }
    assert not any(issubclass(kind, models.DateField) for kind in kinds.values())
    values = {str(value) for row in GoneCount.objects.values() for name, value in row.items() if name != "id"}
    assert str(one) not in " ".join(values) and GoneCount.objects.exists()


def test_nobody_but_the_house_writes_down_or_reads_the_counts_as_they_are(cast: Cast) -> None:
    other = build_house("Odense")
    one = who_came()[0]
    for by in (cast.as_karen, cast.as_frank):
        with pytest.raises(NotAllowed):
            reports.remember_counts(people=[one], on=timezone.localdate(), by=by)
        assert queries.leaving(by, [one], timezone.localdate()) == []
    actions.erase(person_id=one, by=cast.house.system)
    assert queries.material(cast.as_karen).gone.keys() == {str(cast.house.programme.id)}
    assert queries.material(cast.as_frank).gone == {}
    with within(other.organisation.id):
        karl = someone(other, "Karl", Hat.COORDINATOR)
        assert karl and queries.material(system(other.organisation.id)).gone == {}
