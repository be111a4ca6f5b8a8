"""What is taken back stays taken back: after a copy is put back, and when something goes wrong on the way."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from sideomside.ground.vault.keys import destroy_keys, has_key
from sideomside.ground.vault.models import Erasure
from sideomside.stories import actions, queries
from sideomside.stories.actions import renewing
from sideomside.stories.models import CommentState, Publication, State, Yes
from sideomside.stories.tests.cast import THANKS, TITLE, Cast, fresh

LISTS = ("/", "/historier/", "/historier/feed.xml")


def test_a_restore_finds_in_the_ledger_what_was_taken_down(cast: Cast, landed: Any) -> None:
    page = cast.shown()
    comment = cast.readable(page)
    with landed():
        actions.withdraw_comment(comment=comment, token=cast.token(comment), by=cast.reader)
    assert set(Erasure.objects.values_list("owner_id", flat=True)) == {comment.id}
    with landed():
        actions.withdraw(story=page.story, by=cast.as_ida)
    lines = Erasure.objects.filter(owner_id__in=[page.id, comment.id], done_at__isnull=False)
    assert {line.owner_id for line in lines} == {page.id, comment.id}


def test_what_a_copy_brings_back_goes_again_with_the_ledger(cast: Cast, landed: Any) -> None:
    page, other = cast.shown(), cast.shown(cast.as_jonas, title="Bussen")
    comment = cast.readable(other)
    for line in (page.id, comment.id):  # as the ledger is followed after a restore, whoever a line is about
        with landed():
            actions.forget(person_id=line, by=cast.house.system)
    for at in LISTS:
        assert TITLE not in Client().get(at).content.decode(), at
    assert Client().get(f"/historier/{page.id}/").status_code == 410 and not has_key(page.id)
    assert fresh(page.story).state == State.WITHDRAWN and fresh(comment).state == CommentState.WITHDRAWN
    told = Client().get(f"/historier/{other.id}/").content.decode()
    assert "Bussen" in told and THANKS not in told


def test_a_story_without_its_key_is_gone_and_takes_nothing_along(cast: Cast) -> None:
    page, other = cast.shown(), cast.shown(cast.as_jonas, title="Bussen")
    comment = cast.readable(other)
    destroy_keys([page.id, comment.id])
    for at in LISTS:
        answer = Client().get(at)
        assert answer.status_code == 200 and TITLE not in answer.content.decode(), at
    assert "Bussen" in Client().get("/historier/").content.decode()
    assert Client().get(f"/historier/{page.id}/").status_code == 410
    assert [story.title for story in queries.about_themes(cast.reader, ["alone"])] == ["Bussen"]
    assert queries.comments(cast.reader, other.id) == []


def test_when_a_letter_fails_the_story_stands_whole_and_the_next_one_goes(
    cast: Cast, landed: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = cast.shown(), cast.shown(cast.as_jonas, title="Bussen")
    Yes.objects.update(until=timezone.localdate() - timedelta(days=1))
    tried: list[Any] = []

    def fails_the_second_time(**said: Any) -> None:
        tried.append(said["story"].id)
        if len(tried) == 2:
            raise OSError("the post is shut")

    monkeypatch.setattr(renewing, "tell_the_writer", fails_the_second_time)
    with landed(), pytest.raises(OSError, match="the post is shut"):
        actions.take_down_what_ran_out(by=cast.house.system)
    gone, stands = (Publication.objects.get(story_id=one) for one in tried)
    assert {gone.id, stands.id} == {first.id, second.id}
    assert gone.gone_at and stands.gone_at is None, "what went well stands"
    assert queries.shown(cast.reader, stands.id) is not None
    assert has_key(stands.id) and not has_key(gone.id)


def test_one_pasted_control_sign_does_not_break_the_feed(cast: Cast) -> None:
    page = cast.shown(title="Vin\x0bduet\x1b", parts={"begin": "Jeg \x00\x07åbnede\ufffe\tdet\nsidst"})
    assert (page.title, page.parts) == ("Vinduet", {"begin": "Jeg åbnede\tdet\nsidst"})
    page.title, page.note = "Vin\x0cduet", "Let \x1f\ud800 vind"  # as older rows may be
    page.save()
    feed = Client().get("/historier/feed.xml")
    assert feed.status_code == 200 and "<title>Vinduet</title>" in feed.content.decode()


def test_once_it_is_shown_a_coordinator_reads_what_everybody_reads(cast: Cast) -> None:
    page = cast.shown()
    words = {"title": "Kun til mig", "parts": {"now": "Noget, ingen skal se endnu."}}
    actions.write(story=page.story, changes=words, version=page.story.version, by=cast.as_ida)
    desk = cast.desk(cast.karen)
    told = desk.get("/redaktion/").content.decode()
    told += desk.get(f"/redaktion/historie/{page.story_id}/").content.decode()
    assert TITLE in told and "Kun til mig" not in told and "ingen skal se" not in told


def test_a_told_story_is_shut_to_whoever_wrote_it_down_once_it_is_given_back(cast: Cast) -> None:
    story = actions.begin(
        person=cast.ida, programme=cast.house.programme, hat="participant", called="Kim", by=cast.as_karen
    )
    story = actions.write(story=story, changes={"parts": {"begin": "Hun sagde"}}, version=0, by=cast.as_karen)
    assert queries.told_story(cast.as_karen, story.id) is not None
    story = actions.give_back(story=story, by=cast.as_karen)
    assert queries.told_story(cast.as_karen, story.id) is None and queries.around(cast.as_karen) == []
    asked = actions.write(
        story=story, changes={"title": TITLE, "known": []}, version=story.version, by=cast.as_ida
    )
    asked = actions.ask(story=asked, by=cast.as_ida)
    assert queries.told_story(cast.as_karen, asked.id) is not None, (
        "asked for a look, it is hers to read again"
    )
    taken = actions.take_back(story=asked, by=cast.as_ida)
    assert queries.told_story(cast.as_karen, taken.id) is None
