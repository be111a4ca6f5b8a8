"""A letter that says nothing: one at most, never in quiet hours, and none to whoever has looked in."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

import pytest
import time_machine
from django.utils import timezone

from sideomside.ground.post.models import Letter
from sideomside.messages import actions, queries
from sideomside.messages.models import Rhythm
from sideomside.messages.tests.cast import HELLO, Cast, a_pair, came_in, notices, signed_in
from sideomside.people import actions as people
from sideomside.people.models import Role
from sideomside.people.rules import Hat, NotAllowed
from tests.people import someone

MINE, HIS = "/min-side/skriv-sammen/", "/skriv-sammen/"


@contextmanager
def at(clock: str) -> Iterator[None]:
    with time_machine.travel(datetime.fromisoformat(clock), tick=False):
        yield


def letters() -> list[str]:
    return [letter.text or "" for letter in Letter.objects.order_by("made_at")]


def test_a_letter_goes_a_little_later_and_says_nothing(cast: Cast) -> None:
    with at("2026-11-23T12:00+01:00"):
        cast.writes(cast.him, "Skal vi mødes på Amager?")
        notices()
        assert letters() == []
    with at("2026-11-23T12:06+01:00"):
        notices()
    [letter] = Letter.objects.all()
    assert letter.to_id == cast.ida.id and letter.subject == "Hej fra Karen"
    for word in ("Jonas", "Amager", "peer", "besked", "skriv-sammen", "Side om side"):
        assert word not in f"{letter.subject} {letter.text}"
    assert "/m/" in (letter.text or "")


def test_the_peers_letter_leads_to_the_sign_in(cast: Cast) -> None:
    with at("2026-11-23T12:00+01:00"):
        cast.writes(cast.her)
    with at("2026-11-23T12:06+01:00"):
        notices()
    assert HIS in letters()[0] and "/m/" not in letters()[0] and "Ida" not in letters()[0]


def test_one_letter_until_somebody_has_looked_in(cast: Cast) -> None:
    for minute in range(0, 50, 10):
        with at(f"2026-11-23T12:{minute:02}+01:00"):
            cast.writes(cast.him, f"nr. {minute}")
            notices()
    with at("2026-11-23T18:00+01:00"):
        notices()
        assert len(letters()) == 1
        came_in(cast.house, cast.ida).get(f"{MINE}{cast.pair.id}/")
        cast.writes(cast.him, "og en til")
    with at("2026-11-23T18:06+01:00"):
        notices()
    assert len(letters()) == 2


def test_two_threads_are_still_one_letter(cast: Cast) -> None:
    noor = someone(cast.house, "Noor", Hat.PARTICIPANT)
    other = a_pair(cast.house, noor, cast.jonas)
    with at("2026-11-23T12:00+01:00"):
        cast.writes(cast.her)
        hers = cast.as_(noor, Hat.PARTICIPANT)
        actions.write(thread=queries.thread(hers, other.id), words=HELLO, by=hers)
    with at("2026-11-23T12:06+01:00"):
        notices()
    assert len(letters()) == 1


def test_whoever_looks_in_meanwhile_gets_no_letter(cast: Cast) -> None:
    with at("2026-11-23T12:00+01:00"):
        client = came_in(cast.house, cast.ida)
        cast.writes(cast.him)
        client.get(f"{MINE}{cast.pair.id}/")
    with at("2026-11-23T12:06+01:00"):
        notices()
    assert letters() == []


@pytest.mark.parametrize(
    ("written", "asleep", "awake"),
    [
        ("2026-11-22T23:30+01:00", "2026-11-23T07:59+01:00", "2026-11-23T08:01+01:00"),
        ("2026-10-24T23:30+02:00", "2026-10-25T07:59+01:00", "2026-10-25T08:01+01:00"),
        ("2026-03-28T23:30+01:00", "2026-03-29T07:59+02:00", "2026-03-29T08:01+02:00"),
    ],
    ids=["a night", "the night the clock goes back", "the night it goes forward"],
)
def test_nobody_is_woken(cast: Cast, written: str, asleep: str, awake: str) -> None:
    with at(written):
        came_in(cast.house, cast.ida).post(f"{MINE}ro/", {"quiet_from": "22:00", "quiet_to": "08:00"})
        cast.writes(cast.him)
    with at(asleep):
        notices()
        assert letters() == []
    with at(awake):
        notices()
    assert len(letters()) == 1


def test_quiet_hours_chosen_after_the_words_were_written_count_too(cast: Cast) -> None:
    from_, to = (
        datetime.fromisoformat("2026-11-22T20:00").time(),
        datetime.fromisoformat("2026-11-22T09:00").time(),
    )
    with at("2026-11-22T21:00+01:00"):
        cast.writes(cast.him)
        actions.say_rhythm(quiet_from=from_, quiet_to=to, by=cast.her)
    with at("2026-11-22T21:10+01:00"):
        notices()
        assert letters() == []
    with at("2026-11-23T09:01+01:00"):
        notices()
    assert len(letters()) == 1


def test_no_letter_after_the_pair_has_ended_nor_to_a_shut_door(cast: Cast) -> None:
    with at("2026-11-23T12:00+01:00"):
        cast.writes(cast.him)
        cast.writes(cast.her)
        role = Role.objects.get(person=cast.jonas, name=Hat.PEER)
        people.set_role_state(role=role, state=Role.State.SUSPENDED, by=cast.house.system)
        cast.ends()
    with at("2026-11-23T12:10+01:00"):
        notices()
    assert letters() == []


def test_an_opening_after_the_end_is_told_in_a_letter_and_messages_from_before_are_not(cast: Cast) -> None:
    # It is opened by the clock of the database itself, which no test sets.
    with time_machine.travel(timezone.now() - timedelta(minutes=10), tick=False):
        cast.writes(cast.her)
        cast.ends()
    notices()
    assert letters() == []
    asked = actions.ask_to_open(
        thread=cast.thread, reason="Vi er bekymrede", by=cast.as_(cast.karen, Hat.COORDINATOR)
    )
    actions.confirm_opening(opening=asked, by=cast.as_(cast.kim, Hat.COORDINATOR))
    tomorrow = (timezone.localtime() + timedelta(days=1)).replace(hour=12)
    with at(tomorrow.isoformat()):
        notices()
        assert {letter.to_id for letter in Letter.objects.all()} == {cast.ida.id, cast.jonas.id}
        assert (
            "åbnet beskederne" in came_in(cast.house, cast.ida).get(f"{MINE}{cast.pair.id}/").content.decode()
        )
    with at((tomorrow + timedelta(days=1)).isoformat()):
        notices()
    assert len(letters()) == 2


def test_whoever_wants_no_letters_gets_none_and_is_not_asked_for_again(cast: Cast) -> None:
    people.change_person(person=cast.ida, changes={"channel": "none"}, by=cast.house.system)
    with at("2026-11-23T12:00+01:00"):
        cast.writes(cast.him)
    with at("2026-11-23T12:10+01:00"):
        notices()
        notices()
    assert letters() == [] and Rhythm.objects.get(person=cast.ida).due_at is None


def test_half_a_quiet_time_is_asked_about(cast: Cast) -> None:
    client = came_in(cast.house, cast.ida)
    answer = client.post(f"{MINE}ro/", {"quiet_from": "22:00", "answers": "om søndagen"})
    assert answer.status_code == 200 and "om søndagen" in answer.content.decode()
    assert not Rhythm.objects.exists()


def test_only_the_house_sends_letters(cast: Cast) -> None:
    with pytest.raises(NotAllowed):
        actions.send_notice(rhythm=Rhythm(person=cast.ida), by=cast.him)


def test_a_number_in_ones_habits_is_covered(cast: Cast) -> None:
    signed_in(cast.house, cast.jonas).post(f"{HIS}ro/", {"answers": "spørg efter 010157-5000"})
    assert "5000" not in (Rhythm.objects.get(person=cast.jonas).answers or "")
