"""What two coordinators opened stands as it was opened, whatever the program later asks of the database."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from sideomside.messages import actions, queries
from sideomside.messages.models import Member, Opening, Rhythm
from sideomside.messages.rules import may_read_opened
from sideomside.messages.tests.cast import Cast
from sideomside.people.rules import Hat, Viewer

WIDER: dict[str, Callable[[Opening], Any]] = {
    "ends_at": lambda one: one.ends_at + timedelta(minutes=1),
    "up_to": lambda one: one.up_to + 1,
    "reason": lambda one: "en helt anden grund",
    "confirmed_by_id": lambda one: uuid4(),
    "confirmed_at": lambda one: one.confirmed_at + timedelta(minutes=30),
    "asked_by_id": lambda one: uuid4(),
    "asked_at": lambda one: one.asked_at - timedelta(days=1),
    "put_away_at": lambda one: timezone.now(),
}


@pytest.fixture
def two(cast: Cast) -> tuple[Viewer, Viewer]:
    cast.writes(cast.her)
    return cast.as_(cast.karen, Hat.COORDINATOR), cast.as_(cast.kim, Hat.COORDINATOR)


def asked(cast: Cast, karen: Viewer) -> Opening:
    return actions.ask_to_open(thread=cast.thread, reason="Vi er bange for hende", by=karen)


def written(opening: Opening, **change: Any) -> int:
    """Past every action and rule, as a fault in the program would."""
    with transaction.atomic():
        for name, value in change.items():
            setattr(opening, name, value)
        opening.save(update_fields=list(change))
    return 1


@pytest.mark.parametrize("name", list(WIDER))
def test_once_opened_no_term_is_changed(cast: Cast, two: tuple[Viewer, Viewer], name: str) -> None:
    karen, kim = two
    opening = actions.confirm_opening(opening=asked(cast, karen), by=kim)
    opening.refresh_from_db()
    with pytest.raises(IntegrityError):
        written(opening, **{name: WIDER[name](opening)})
    again = Opening.objects.get(id=opening.id)
    assert getattr(again, name) != WIDER[name](again)


def test_it_is_never_closed_and_opened_again(cast: Cast, two: tuple[Viewer, Viewer]) -> None:
    karen, kim = two
    opening = actions.confirm_opening(opening=asked(cast, karen), by=kim)
    with pytest.raises(IntegrityError):
        written(opening, confirmed_at=None, confirmed_by_id=None, ends_at=None, up_to=None)
    assert Opening.objects.get(id=opening.id).confirmed_by_id == cast.kim.id


def test_what_was_put_away_stays_away(cast: Cast, two: tuple[Viewer, Viewer]) -> None:
    karen, kim = two
    opening = asked(cast, karen)
    actions.put_away_opening(opening=opening, by=kim)
    opening.refresh_from_db()
    with pytest.raises(IntegrityError):
        written(opening, put_away_at=None, put_away_by_id=None)


@pytest.mark.parametrize("lasts", [timedelta(hours=1, seconds=2), timedelta(days=3650)])
def test_nothing_is_opened_for_longer_than_an_hour(
    cast: Cast, two: tuple[Viewer, Viewer], lasts: timedelta
) -> None:
    opening, now = asked(cast, two[0]), timezone.now()
    opened = {"confirmed_at": now, "confirmed_by_id": cast.kim.id, "ends_at": now + lasts, "up_to": 1}
    with pytest.raises(IntegrityError):
        written(opening, **opened)
    with pytest.raises(IntegrityError), transaction.atomic():
        Opening.objects.create(thread=cast.thread, reason="", asked_by_id=cast.karen.id, **opened)


@pytest.mark.parametrize("away", [timedelta(days=3650), timedelta(minutes=2), timedelta(minutes=-2)])
def test_it_is_opened_when_the_clock_of_the_database_says(
    cast: Cast, two: tuple[Viewer, Viewer], away: timedelta
) -> None:
    opening, at = asked(cast, two[0]), timezone.now() + away
    with pytest.raises(IntegrityError):
        written(
            opening,
            confirmed_at=at,
            confirmed_by_id=cast.kim.id,
            ends_at=at + timedelta(hours=1),
            up_to=99999,
        )
    assert Opening.objects.get(id=opening.id).confirmed_at is None


def put_in(cast: Cast, at: datetime) -> Opening:
    with transaction.atomic():
        return Opening.objects.create(
            thread=cast.thread,
            reason="",
            asked_by_id=cast.karen.id,
            confirmed_at=at,
            confirmed_by_id=cast.kim.id,
            ends_at=at + timedelta(hours=1),
            up_to=99999,
        )


@pytest.mark.parametrize("away", [timedelta(0), timedelta(days=3650), timedelta(minutes=-59)])
def test_nothing_is_put_in_already_open(cast: Cast, two: tuple[Viewer, Viewer], away: timedelta) -> None:
    with pytest.raises(IntegrityError):
        put_in(cast, timezone.now() + away)


def test_what_is_over_comes_along_from_another_house_and_is_never_opened_again(
    cast: Cast, two: tuple[Viewer, Viewer]
) -> None:
    opening, now = put_in(cast, timezone.now() - timedelta(hours=2)), timezone.now()
    with pytest.raises(IntegrityError):
        written(opening, confirmed_at=now, ends_at=now + timedelta(hours=1))
    assert queries.standing_opening(two[0], cast.thread) is None


def test_nobody_reads_before_it_is_opened(cast: Cast, two: tuple[Viewer, Viewer]) -> None:
    karen, kim = two
    opening = actions.confirm_opening(opening=asked(cast, karen), by=kim)
    assert may_read_opened(karen, opening, opening.confirmed_at)
    assert not may_read_opened(karen, opening, opening.confirmed_at - timedelta(seconds=1))


def test_the_reason_is_not_another_when_it_is_opened(cast: Cast, two: tuple[Viewer, Viewer]) -> None:
    opening, now = asked(cast, two[0]), timezone.now()
    with pytest.raises(IntegrityError):
        written(
            opening, confirmed_at=now, confirmed_by_id=cast.kim.id, ends_at=now, up_to=1, reason="noget andet"
        )


def test_it_may_end_early_and_goes_with_the_conversation(cast: Cast, two: tuple[Viewer, Viewer]) -> None:
    karen, kim = two
    opening = actions.confirm_opening(opening=asked(cast, karen), by=kim)
    assert written(opening, ends_at=timezone.now())
    assert Opening.objects.filter(id=opening.id).delete()[0] == 1


def test_both_people_are_told_when_it_is_opened_and_not_before(
    cast: Cast, two: tuple[Viewer, Viewer]
) -> None:
    karen, kim = two
    both = {cast.ida.id, cast.jonas.id}
    Member.objects.filter(thread=cast.thread).update(new=False)
    Rhythm.objects.filter(person_id__in=both).update(due_at=None)
    opening = asked(cast, karen)
    assert not Member.objects.filter(thread=cast.thread, new=True).exists()
    actions.confirm_opening(opening=opening, by=kim)
    told = Member.objects.filter(thread=cast.thread, new=True)
    assert {one.person_id for one in told} == both
    letters = Rhythm.objects.exclude(due_at=None).values_list("person_id", flat=True)
    assert both <= set(letters)
