"""A yes lasts a year and is asked for again; what is not needed goes by itself; and who goes takes the story along."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from sideomside.ground.vault.keys import KeyIsGone, blind, destroy_key, has_key
from sideomside.people.rules import NotAllowed
from sideomside.stories import actions, queries
from sideomside.stories.models import Comment, Publication, State, Story, StoryStep
from sideomside.stories.tests.cast import READERS_MAIL, THANKS, TITLE, WORDS, Cast, fresh

DAY = timedelta(days=1)


@pytest.fixture
def page(cast: Cast) -> Iterator[Publication]:
    return cast.shown()


def asked_on(cast: Cast, days: int) -> int:
    with time_machine.travel(timezone.now() + days * DAY):
        return actions.ask_again(by=cast.house.system)


def test_a_yes_is_asked_for_again_in_time_by_a_letter_that_says_nothing(
    cast: Cast, page: Publication
) -> None:
    before = len(cast.letters(cast.ida.id))
    assert [asked_on(cast, day) for day in (300, 336, 336, 350, 360, 361)] == [0, 1, 0, 0, 1, 0]
    letters = cast.letters(cast.ida.id)[before:]
    assert len(letters) == 2 and all(one.subject == "Hej fra Karen" for one in letters)
    assert not any(word in one.text for one in letters for word in (TITLE, "histori", "Side om side"))
    assert StoryStep.objects.filter(kind="asked_again").count() == 2


def test_said_again_it_stands_another_year(cast: Cast, page: Publication) -> None:
    with time_machine.travel(timezone.now() + 340 * DAY):
        cast.phone(cast.ida).post(f"/min-side/historier/{page.story_id}/", {"do": "yes_again"})
        actions.say_yes_again(story=page.story, by=cast.as_ida)
    assert page.story.yeses.count() == 2
    with time_machine.travel(timezone.now() + 600 * DAY):
        assert actions.take_down_what_ran_out(by=cast.house.system) == 0
        assert queries.shown(cast.reader, page.id) is not None


def test_silence_is_no_yes(cast: Cast, page: Publication) -> None:
    with time_machine.travel(timezone.now() + 365 * DAY):
        assert actions.take_down_what_ran_out(by=cast.house.system) == 0, "the last day is a day"
    with time_machine.travel(timezone.now() + 366 * DAY):
        assert actions.take_down_what_ran_out(by=cast.house.system) == 1
        assert actions.take_down_what_ran_out(by=cast.house.system) == 0
        assert Client().get(f"/historier/{page.id}/").status_code == 410
        story = fresh(page.story)
        assert story.state == State.WITHDRAWN and story.title == TITLE, "the draft is still the writer's"
        actions.ask(story=story, by=cast.as_ida)


def test_only_the_writer_says_yes(cast: Cast, page: Publication) -> None:
    for other in (cast.as_karen, cast.as_jonas, cast.house.system):
        with pytest.raises(NotAllowed):
            actions.say_yes_again(story=page.story, by=other)


def test_a_comment_nobody_confirmed_deletes_itself(cast: Cast, page: Publication, landed: Any) -> None:
    unsure, waiting = cast.wrote(page), cast.waiting(page, mail="anden@post.example")
    assert actions.tidy_comments(by=cast.house.system) == 0
    with time_machine.travel(timezone.now() + 4 * DAY), landed():
        assert actions.tidy_comments(by=cast.house.system) == 1
        assert actions.tidy_comments(by=cast.house.system) == 0
    assert [one.id for one in Comment.objects.all()] == [waiting.id] and not has_key(unsure.id)


def test_after_a_while_only_a_fingerprint_is_left_of_the_address(cast: Cast, page: Publication) -> None:
    comment, waiting = cast.readable(page), cast.waiting(page, mail="anden@post.example")
    with time_machine.travel(timezone.now() + 91 * DAY):
        assert actions.tidy_comments(by=cast.house.system) == 1
    old = fresh(comment)
    assert old.mail is None and old.words == THANKS and fresh(waiting).mail == "anden@post.example"
    assert old.fingerprint == blind(old.organisation_id, "comment mail", READERS_MAIL)
    assert "Dine ord kan læses" in Client().get(f"/historier/min/{cast.token(old)}/").content.decode()


def test_whoever_has_everything_deleted_takes_the_story_along(
    cast: Cast, page: Publication, landed: Any
) -> None:
    comment, story_id = cast.readable(page), page.story_id
    sealed = Publication.objects.get(id=page.id)
    destroy_key(cast.ida.id)  # as an erasure begins
    for _twice in range(2):
        with landed():
            actions.forget(person_id=cast.ida.id, by=cast.house.system)
    assert not Story.objects.filter(id=story_id).exists()
    answer = Client().get(f"/historier/{page.id}/")
    assert answer.status_code == 410 and WORDS not in answer.content.decode()
    with pytest.raises(KeyIsGone):
        _ = sealed.title
    left = fresh(page)
    assert left.story_id is None and left.gone_at and not has_key(page.id) and not has_key(comment.id)


def test_ones_own_copy_holds_the_drafts_and_what_everybody_could_read(cast: Cast, page: Publication) -> None:
    cast.draft(title="En kladde")
    told = queries.tell(cast.as_ida, cast.ida.id)["stories"]
    assert [one["title"] for one in told] == ["En kladde", TITLE]
    assert told[1]["everybody_can_read"][0]["words"][0]["words"] == WORDS and told[1]["consents"][0]["until"]
    assert queries.tell(cast.as_karen, cast.ida.id) == {} == queries.tell(cast.reader, cast.ida.id)


def test_somebody_whose_story_stands_is_not_forgotten_by_time(cast: Cast, page: Publication) -> None:
    assert queries.still_shown(cast.house.system) == {cast.ida.id}
    assert queries.still_shown(cast.as_karen) == set()
    actions.withdraw(story=page.story, by=cast.as_ida)
    assert queries.still_shown(cast.house.system) == set()
