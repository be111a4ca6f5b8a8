"""Erased with whoever goes, and by itself ninety days after the end: never early, and the key first."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.utils import timezone

from sideomside.companionship import actions as companionship
from sideomside.companionship.models import Companionship
from sideomside.companionship.rules import Plan
from sideomside.ground.ui.pictures import draw_anew
from sideomside.ground.vault.keys import has_key
from sideomside.ground.vault.models import WrappedKey
from sideomside.ground.vault.walls import within
from sideomside.matching.models import Pair
from sideomside.messages import actions, queries
from sideomside.messages.models import Member, Message, Opening, Picture, Rhythm, Thread
from sideomside.messages.rules import Closed
from sideomside.messages.tests.cast import HELLO, Cast, a_circle, a_picture, make_cast, signed_in
from sideomside.people.models import Person
from sideomside.people.rules import Hat, NotAllowed
from sideomside.privacy import actions as privacy
from sideomside.privacy import queries as told
from tests.people import build_house, someone

pytestmark = pytest.mark.django_db
HIS = "/skriv-sammen/"


@pytest.fixture
def cast() -> Iterator[Cast]:
    house = build_house("København")
    with within(house.organisation.id):
        yield make_cast(house)


def erase(cast: Cast, person: Person, hat: str, capture: Any) -> None:
    with capture(execute=True):
        privacy.erase(person_id=person.id, by=cast.as_(person, hat))


@pytest.mark.parametrize("who", ["ida", "jonas"])
def test_what_two_wrote_goes_for_both_when_one_of_them_goes(
    cast: Cast, who: str, django_capture_on_commit_callbacks: Any
) -> None:
    cast.writes(cast.her)
    cast.writes(cast.him, "Hej Ida")
    opening = actions.ask_to_open(thread=cast.thread, reason="x", by=cast.as_(cast.karen, Hat.COORDINATOR))
    actions.confirm_opening(opening=opening, by=cast.as_(cast.kim, Hat.COORDINATOR))
    hat = {"ida": Hat.PARTICIPANT, "jonas": Hat.PEER}[who]
    erase(cast, getattr(cast, who), hat, django_capture_on_commit_callbacks)
    assert not has_key(cast.pair.id)
    for model in (Thread, Message, Opening, Member):
        assert not model.objects.exists()
    other = cast.him if who == "ida" else cast.her
    assert queries.thread(other, cast.pair.id) is None
    assert [row.sort for row in queries.mine(other)] == ["coordinator"]


def test_the_other_is_not_left_with_a_broken_page(
    cast: Cast, django_capture_on_commit_callbacks: Any
) -> None:
    cast.writes(cast.her)
    his = signed_in(cast.house, cast.jonas)
    erase(cast, cast.ida, Hat.PARTICIPANT, django_capture_on_commit_callbacks)
    assert his.get(f"{HIS}{cast.pair.id}/").status_code == 404
    assert his.post(f"{HIS}{cast.pair.id}/", {"words": "Er du der?"}).status_code == 404
    assert his.get(HIS).status_code == 200


def test_a_coordinator_who_goes_leaves_the_answers_with_whoever_got_them(cast: Cast) -> None:
    [row] = [row for row in queries.mine(cast.him) if row.sort == "coordinator"]
    thread = queries.thread(cast.him, row.thread_id)
    actions.write(thread=thread, words="Må jeg ringe?", by=cast.him)
    actions.write(thread=thread, words="Ja", by=cast.as_(cast.karen, Hat.COORDINATOR))
    actions.forget(person_id=cast.karen.id, by=cast.house.system)
    assert [m.words for m in Message.objects.all()] == ["Må jeg ringe?", "Ja"]
    assert Message.objects.last().author is None
    assert signed_in(cast.house, cast.jonas).get(f"{HIS}{thread.id}/").status_code == 200


@pytest.mark.parametrize(("days", "gone"), [(89, 0), (91, 1)])
def test_ninety_days_after_the_end_and_not_a_day_before(cast: Cast, days: int, gone: int) -> None:
    cast.writes(cast.her)
    cast.ends()
    with time_machine.travel(timezone.now() + timedelta(days=days), tick=False):
        assert privacy.keep_times(dry_run=True, by=cast.house.system)["messages"] == gone
        assert Message.objects.count() == 1 and has_key(cast.pair.id)  # a dry run takes nothing
        for _ in range(2):  # run twice is the same
            privacy.keep_times(by=cast.house.system)
    assert Message.objects.count() == 1 - gone
    assert has_key(cast.pair.id) is not bool(gone)
    assert Pair.objects.exists()


def test_the_end_of_a_companionship_closes_the_conversation_and_begins_the_keep_time(cast: Cast) -> None:
    cast.writes(cast.her)
    karen = cast.as_(cast.karen, Hat.COORDINATOR)
    plan = Plan(times=[timezone.now() + timedelta(days=3)], place=cast.house.place, looks="Grøn dør")
    companionship.begin(pair_id=cast.pair.id, plan=plan, once=uuid4(), by=karen)
    companionship.end(companionship=Companionship.objects.get(), by=karen)
    for viewer in (cast.her, cast.him):
        with pytest.raises(Closed):
            cast.writes(viewer, "En sidste ting")
        assert queries.thread(viewer, cast.pair.id) is not None  # what was written can be read for a while
    later = timezone.now() + timedelta(days=91)
    assert queries.kept_long_enough(cast.house.system, later) == [cast.pair.id]


def test_a_living_pairs_words_stay_however_old(cast: Cast) -> None:
    cast.writes(cast.her)
    with time_machine.travel(timezone.now() + timedelta(days=1000)):
        assert queries.kept_long_enough(cast.house.system, timezone.now()) == []


def test_a_closed_circle_goes_in_the_same_time(cast: Cast) -> None:
    circle = a_circle(cast)
    actions.close_circle(thread=circle, by=cast.him)
    for days, due in ((89, []), (91, [circle.id])):
        with time_machine.travel(timezone.now() + timedelta(days=days)):
            assert queries.kept_long_enough(cast.house.system, timezone.now()) == due


def test_nobody_but_the_house_lets_go(cast: Cast) -> None:
    cast.writes(cast.her)
    for viewer in (cast.her, cast.him, cast.as_(cast.karen, Hat.COORDINATOR)):
        assert queries.kept_long_enough(viewer, timezone.now() + timedelta(days=999)) == []
        with pytest.raises(NotAllowed):
            actions.let_go(thread_ids=[cast.pair.id], by=viewer)


def test_the_sweep_of_keys_leaves_a_threads_key_alone(cast: Cast) -> None:
    """The thread's row says that its key is wanted, also when nobody has written there for days."""
    cast.writes(cast.her)
    Message.objects.all().delete()
    WrappedKey.objects.update(made_at=timezone.now() - timedelta(days=9))
    privacy.sweep_keys(by=cast.house.system)
    assert has_key(cast.pair.id)


def test_her_own_copy_holds_what_was_written_between_them(cast: Cast) -> None:
    cast.writes(cast.her)
    cast.writes(cast.him, "Hej Ida")
    actions.say_rhythm(answers="om søndagen", by=cast.her)
    copy = told.everything(cast.her, cast.ida.id)["messages"]
    [thread] = copy["threads"]
    assert [m["words"] for m in thread["messages"]] == [HELLO, "Hej Ida"]
    assert copy["answers_when"] == "om søndagen"


def test_what_was_only_asked_for_is_not_told_as_opened(cast: Cast) -> None:
    cast.writes(cast.her)
    karen, kim = (cast.as_(one, Hat.COORDINATOR) for one in (cast.karen, cast.kim))
    actions.put_away_opening(
        opening=actions.ask_to_open(thread=cast.thread, reason="Først", by=karen), by=kim
    )
    actions.confirm_opening(opening=actions.ask_to_open(thread=cast.thread, reason="Siden", by=karen), by=kim)
    [thread] = queries.tell(cast.her, cast.ida.id)["threads"]
    assert [one["why"] for one in thread["opened"]] == ["Siden"]
    assert [one["why"] for one in thread["not_opened"]] == ["Først"]


def test_the_copy_says_how_to_have_hidden_words_with_and_never_whether_there_are_any(cast: Cast) -> None:
    cast.writes(cast.her)
    shown = queries.tell(cast.her, cast.ida.id)
    actions.hide(thread=cast.thread, by=cast.her)
    hidden = queries.tell(cast.her, cast.ida.id)
    assert hidden["threads"] == [] and len(shown["threads"]) == 1
    assert hidden["if_hidden"] == shown["if_hidden"] != ""


def test_pers_two_copies_never_meet(cast: Cast) -> None:
    """What a peer is told where they work here is nothing of what they are to us otherwise."""
    cast.writes(cast.him, "Hej Ida")
    assert len(told.everything(cast.him, cast.jonas.id)["messages"]["threads"]) == 1
    as_participant = cast.as_(cast.jonas, Hat.PARTICIPANT)
    assert told.everything(as_participant, cast.jonas.id)["messages"]["threads"] == []
    assert queries.tell(cast.him, cast.ida.id) == {}


def test_in_a_circle_ones_copy_holds_ones_own_words_alone(cast: Cast) -> None:
    noor = someone(cast.house, "Noor", Hat.PARTICIPANT)
    circle = a_circle(cast, noor)
    actions.write(thread=circle, words="Noors ord", by=cast.as_(noor, Hat.PARTICIPANT))
    actions.write(thread=circle, words="Idas ord", by=cast.her)
    [thread] = told.everything(cast.her, cast.ida.id)["messages"]["threads"]
    assert [m["words"] for m in thread["messages"]] == ["Idas ord"]


def test_events_say_that_and_never_what(cast: Cast) -> None:
    cast.writes(cast.her)
    [event] = list(queries.events(cast.house.system))
    assert event.kind == "message.written" and HELLO not in str(event) and event.by_role == Hat.PARTICIPANT
    assert list(queries.events(cast.her)) == []


def test_forgetting_takes_the_rhythm_and_the_picture_too(cast: Cast) -> None:
    thread = queries.thread(cast.her, cast.pair.id)
    actions.write(thread=thread, words="", picture=draw_anew(a_picture()), by=cast.her)
    actions.say_rhythm(answers="om søndagen", by=cast.her)
    actions.forget(person_id=cast.ida.id, by=cast.house.system)
    assert not Picture.objects.exists() and not Rhythm.objects.filter(person=cast.ida).exists()


def test_whoever_is_erased_takes_their_own_words_and_leaves_the_others(
    cast: Cast, django_capture_on_commit_callbacks: Any
) -> None:
    noor = someone(cast.house, "Noor", Hat.PARTICIPANT)
    circle = a_circle(cast, noor)
    actions.write(thread=circle, words="Idas ord", by=cast.her)
    actions.write(thread=circle, words="Noors ord", by=cast.as_(noor, Hat.PARTICIPANT))
    with django_capture_on_commit_callbacks(execute=True):
        privacy.erase(person_id=cast.ida.id, by=cast.her)
    assert [m.words for m in Message.objects.all()] == ["Noors ord"]
    assert has_key(circle.id) and not has_key(cast.ida.id)
