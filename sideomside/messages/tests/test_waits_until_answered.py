"""What is shown to the coordinators, and what was written to them, waits until one of them has looked."""

import re
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from sideomside.ground.audit.models import Entry
from sideomside.matching.models import Pair
from sideomside.messages import actions, queries
from sideomside.messages.models import Message, Share
from sideomside.messages.rules import coordinator_thread_id
from sideomside.messages.tests.cast import Cast, signed_in
from sideomside.messages.tests.test_coordinators import another_pair_that_writes
from sideomside.people.models import Role
from sideomside.people.rules import Hat, NotAllowed

SHOWN, ON_THE_DAY = "Én besked er vist til jer", "En af dem viser jer en besked"


@pytest.fixture
def karen(cast: Cast) -> Any:
    return cast.as_(cast.karen, Hat.COORDINATOR)


@pytest.fixture
def shown(cast: Cast) -> Message:
    message = cast.writes(cast.him, "Jeg ved, hvor du bor")
    actions.share(message=message, by=cast.her)
    return message


def page(client: Client, path: str) -> str:
    return client.get(path).content.decode()


def unfolded(client: Client) -> str:
    """The messages page without what one has to open a fold to see."""
    return re.sub(r"<details.*?</details>", "", page(client, "/skriv-sammen/"), flags=re.DOTALL)


def end(*pairs: Pair) -> None:
    for one in pairs:
        Pair.objects.filter(id=one.id).update(ended_at=timezone.now(), ended_by_id=uuid4())


def test_what_is_shown_stands_before_the_fold_however_many_ended_since(cast: Cast, shown: Message) -> None:
    client = signed_in(cast.house, cast.karen)
    assert SHOWN in unfolded(client)
    cast.ends()
    for number in range(1, 14):
        another_pair_that_writes(cast, number)
    end(*Pair.objects.exclude(id=cast.pair.id))
    there = unfolded(client)
    assert SHOWN in there and f"/skriv-sammen/to/{cast.pair.id}/" in there
    assert page(client, "/skriv-sammen/").count(f"/skriv-sammen/to/{cast.pair.id}/") == 1
    listed = Entry.objects.filter(verb="read.listed", detail__screen="messages", by_id=cast.karen.id)
    assert {cast.ida.id, cast.jonas.id} <= {one.about_id for one in listed}


def test_taken_back_it_is_folded_away_with_the_others(cast: Cast, shown: Message) -> None:
    cast.ends()
    actions.take_back(message=shown, by=cast.her)
    client = signed_in(cast.house, cast.karen)
    assert f"/skriv-sammen/to/{cast.pair.id}/" not in unfolded(client)
    assert f"/skriv-sammen/to/{cast.pair.id}/" in page(client, "/skriv-sammen/")
    assert ON_THE_DAY not in page(client, "/i-dag/")


@pytest.mark.parametrize("ended", [False, True])
def test_i_dag_says_it_until_one_coordinator_has_opened_it(cast: Cast, shown: Message, ended: bool) -> None:
    if ended:
        cast.ends()
    karens, kims = signed_in(cast.house, cast.karen), signed_in(cast.house, cast.kim)
    for client in (karens, kims):
        day = page(client, "/i-dag/")
        assert ON_THE_DAY in day and f"/skriv-sammen/to/{cast.pair.id}/" in day
        assert "Jeg ved, hvor du bor" not in day
    assert "Jeg ved, hvor du bor" in page(karens, f"/skriv-sammen/to/{cast.pair.id}/")
    for client in (karens, kims):
        assert ON_THE_DAY not in page(client, "/i-dag/")
    assert SHOWN in unfolded(karens)  # where it is read it stands until it is taken back


def test_one_more_shown_waits_anew_and_one_that_came_meanwhile_is_not_opened(
    cast: Cast, karen: Any, shown: Message
) -> None:
    more = cast.writes(cast.him, "Svar mig")
    actions.share(message=more, by=cast.her)
    actions.open_shown(thread=cast.thread, messages=[shown.id], by=karen)
    assert list(Share.objects.filter(opened=False).values_list("message_id", flat=True)) == [more.id]
    assert [one.thread_id for one in queries.shown_and_unopened(karen)] == [cast.thread.id]


@pytest.mark.parametrize("hat", [Hat.PEER, Hat.HOST, Hat.EVALUATOR, Hat.PARTICIPANT])
def test_it_waits_for_nobody_but_the_coordinators(cast: Cast, shown: Message, hat: str) -> None:
    charlie = cast.as_(cast.jonas, hat)
    assert queries.shown_and_unopened(charlie) == []
    with pytest.raises(NotAllowed):
        actions.open_shown(thread=cast.thread, messages=[shown.id], by=charlie)
    assert Share.objects.filter(opened=False).exists()


@pytest.mark.parametrize("state", [Role.State.ACTIVE, Role.State.LEFT, Role.State.SUSPENDED])
@pytest.mark.parametrize("days", [1, 89, 91, 400])
def test_who_wrote_to_us_waits_until_answered_whoever_they_are_now(
    cast: Cast, karen: Any, state: str, days: int
) -> None:
    place = coordinator_thread_id(cast.ida.id, Hat.PARTICIPANT, cast.house.programme.id)
    thread = queries.thread(cast.her, place)
    actions.write(thread=thread, words="Er der nogen?", once=uuid4(), by=cast.her)
    Message.objects.filter(thread_id=place).update(written_at=timezone.now() - timedelta(days=days))
    Role.objects.filter(person=cast.ida).update(state=state)
    assert [one.thread_id for one in queries.waiting_for_answer(karen)] == [place]
    found = queries.thread(karen, place)
    actions.write(thread=found, words="Vi ringer i dag", once=uuid4(), by=karen)
    assert queries.waiting_for_answer(karen) == []
