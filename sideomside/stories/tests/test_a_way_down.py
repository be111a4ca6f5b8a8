"""Whoever hangs up a hat can still take their story down; and whoever turned out to be one person keeps theirs."""

from datetime import timedelta
from typing import NamedTuple
from uuid import uuid4

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from house.avoid import telling_words
from sideomside.intake import actions as intake
from sideomside.intake.models import Enquiry
from sideomside.people.models import Person, Role
from sideomside.people.models.person import Channel
from sideomside.people.rules import Hat, NotAllowed, Viewer
from sideomside.stories import actions, queries
from sideomside.stories.models import Publication, State, Story
from sideomside.stories.tests.cast import THANKS, TITLE, WORDS, Cast, fresh
from tests.people import someone, wearing

HERS = "Den anden"


class Two(NamedTuple):
    enquiry: Enquiry
    other: Person
    by: Viewer


def begun(cast: Cast, two: Two) -> Story:
    story = actions.begin(
        person=two.other, programme=cast.house.programme, hat="participant", called="Kim", by=two.by
    )
    return actions.write(story=story, changes={"title": HERS}, version=0, by=two.by)


def way_down(cast: Cast, story: Story) -> str:
    return f"/historier/ned/{queries.story_token(cast.reader, story)}/"


def gone(page: Publication) -> bool:
    return Client().get(f"/historier/{page.id}/").status_code == 410


def test_a_peer_who_has_stopped_takes_their_story_down_by_the_address_they_kept(cast: Cast) -> None:
    page = cast.shown(cast.as_jonas)
    desk = cast.desk(cast.jonas)
    shown = desk.get(f"/peer/historier/{page.story_id}/").content.decode()
    at = way_down(cast, page.story)
    assert at in shown, "given while they are here"
    Role.objects.filter(person=cast.jonas).update(state=Role.State.LEFT)
    assert desk.get(f"/peer/historier/{page.story_id}/").status_code != 200, "their hat is gone"
    phone = Client()
    assert phone.get(at).status_code == 200 and not gone(page), "opening it does nothing"
    told = phone.post(at, follow=True).content.decode()
    assert gone(page) and "Der er ikke vist noget fra dig" in told
    assert fresh(page.story).yeses.filter(taken_back_at=None).count() == 0
    assert Client().post(at, follow=True).status_code == 200, "a second tap is no fault"


def test_the_way_down_tells_nobody_whose_it_is_or_what_it_says(cast: Cast) -> None:
    page = cast.shown(cast.as_jonas)
    cast.readable(page)
    answer = Client().get(way_down(cast, page.story))
    told = answer.serialize().decode()
    for secret in (TITLE, WORDS, "Kim", "Jonas", THANKS, str(page.id), str(page.story_id)):
        assert secret not in told, secret
    assert answer["Referrer-Policy"] == "no-referrer" and "no-store" in answer["Cache-Control"]
    assert "noindex" in told


def test_a_made_up_address_does_nothing(cast: Cast) -> None:
    page = cast.shown()
    comment = cast.readable(page)
    right = queries.story_token(cast.reader, page.story)
    for made_up in (page.story_id.hex + "0" * 32, uuid4().hex + right[32:], right[:-1], "æ" * 64):
        assert Client().post(f"/historier/ned/{made_up}/").status_code == 404, made_up
    readers = cast.token(comment)
    for borrowed in (readers, page.story_id.hex + readers[32:], page.id.hex + right[32:]):
        assert Client().post(f"/historier/ned/{borrowed}/").status_code == 404, borrowed
    with pytest.raises(NotAllowed):
        actions.take_down_from_outside(story=page.story, token=readers, by=cast.reader)
    assert not gone(page)


def test_what_only_waits_to_be_read_is_called_off_too(cast: Cast) -> None:
    story = cast.asked(cast.as_jonas)
    told = Client().get(way_down(cast, story)).content.decode()
    assert "Det er ikke vist endnu. Skal det lægges væk?" in told and "kan læses her" not in told
    assert (
        "Der er ikke vist noget fra dig" in Client().post(way_down(cast, story), follow=True).content.decode()
    )
    assert fresh(story).state == State.DRAFT
    with pytest.raises(NotAllowed):
        actions.publish(story=story, version=story.version, by=cast.as_karen)


def test_the_goodbye_letter_carries_the_way_down_and_says_nothing(cast: Cast) -> None:
    page = cast.shown(cast.as_jonas)
    before = len(cast.letters(cast.jonas.id))
    known = {"person_id": cast.jonas.id, "programme_id": cast.house.programme.id, "hat": Hat.PEER}
    with pytest.raises(NotAllowed):
        actions.send_ways_down(**known, by=cast.as_maja)
    Role.objects.filter(person=cast.jonas).update(state=Role.State.LEFT)
    assert actions.send_ways_down(**known, by=cast.as_karen) == 1
    (letter,) = cast.letters(cast.jonas.id)[before:]
    assert way_down(cast, page.story) in letter.text
    assert "du kan gemme" in letter.text and "noget nyt" not in letter.text, "it says what it is for"
    assert letter.subject == "Hej fra Karen" and not telling_words(letter.text + letter.subject)
    assert not any(word in letter.text + letter.subject for word in (TITLE, "histori "))
    with time_machine.travel(timezone.now() + timedelta(days=340)):
        assert actions.ask_again(by=cast.house.system) == 1, "it stands, and nobody comes in to say yes again"
    asked = cast.letters(cast.jonas.id)[-1]
    assert way_down(cast, page.story) in asked.text and "et år til" in asked.text
    assert not telling_words(asked.text + asked.subject)
    actions.withdraw(story=page.story, by=cast.as_karen)
    assert actions.send_ways_down(**known, by=cast.as_karen) == 0, "nothing stands, nothing to say"


def test_whoever_has_stopped_says_yes_again_by_the_address_they_kept(cast: Cast) -> None:
    page = cast.shown(cast.as_jonas)
    at, again = way_down(cast, page.story), {"do": "yes_again"}
    Client().post(at, again)
    assert page.story.yeses.count() == 1, "not before it is nearly over"
    with time_machine.travel(timezone.now() + timedelta(days=340)):
        Client().post(at, again)
        assert page.story.yeses.count() == 1, "while they are here they say it on their own page"
        Role.objects.filter(person=cast.jonas).update(state=Role.State.LEFT)
        told = Client().get(at).content.decode()
        assert "et år til" in told and TITLE not in told and "Kim" not in told
        for _twice in range(2):
            assert "Skal den ned?" in Client().post(at, again, follow=True).content.decode()
        assert page.story.yeses.count() == 2 and actions.ask_again(by=cast.house.system) == 0
    with time_machine.travel(timezone.now() + timedelta(days=600)):
        actions.take_down_what_ran_out(by=cast.house.system)
        assert not gone(page)
    with pytest.raises(NotAllowed):
        actions.say_yes_from_outside(story=page.story, token="0" * 64, by=cast.reader)


@pytest.fixture
def two(cast: Cast) -> Two:
    """Two who wrote, and whom somebody may take for one."""
    other = someone(cast.house, "I.", Hat.PARTICIPANT, mail="i@post.example")
    said = {"programme": cast.house.programme, "way": "form", "by": cast.reader}
    intake.receive(person=cast.ida, words="Hej", once=uuid4(), **said)
    enquiry = intake.receive(person=other, words="Hej igen", once=uuid4(), **said)
    return Two(enquiry, other, wearing(cast.house, other, Hat.PARTICIPANT))


def test_whoever_no_letter_reaches_is_not_said_to_have_been_asked(cast: Cast) -> None:
    page = cast.shown(cast.as_jonas)
    before = len(cast.letters(cast.jonas.id))
    Person.objects.filter(id=cast.jonas.id).update(channel=Channel.NONE)
    with time_machine.travel(timezone.now() + timedelta(days=340)):
        assert actions.ask_again(by=cast.house.system) == 0
    assert len(cast.letters(cast.jonas.id)) == before
    assert not page.story.steps.filter(kind="asked_again").exists()


def test_a_guess_that_two_are_one_opens_no_draft_to_the_other(cast: Cast, two: Two) -> None:
    page = cast.shown()
    theirs = begun(cast, two)
    intake.join(enquiry=two.enquiry, person=cast.ida, by=cast.as_karen)
    assert [one.publication for one in queries.mine(cast.as_ida)] == [page]
    assert [one["title"] for one in queries.tell(cast.as_ida, cast.ida.id)["stories"]] == [TITLE]
    for act, more in (
        (actions.write, {"changes": {"parts": {"begin": "Idas ord"}}, "version": 1}),
        (actions.tell_aloud, {"changes": {"transcript": "Idas ord"}, "version": 1}),
        (actions.ask, {}),
        (actions.open_comments, {"comments_open": False}),
        (actions.say_where, {"from_here": True}),
        (actions.delete_draft, {}),
    ):
        with pytest.raises(NotAllowed):
            act(story=theirs, **more, by=cast.as_ida)
    phone = cast.phone(cast.ida)
    assert HERS not in phone.get("/min-side/historier/").content.decode()
    for more in ("", "begyndelsen/", "lyd/hoer/"):
        assert phone.get(f"/min-side/historier/{theirs.id}/{more}").status_code == 404, more
    cast.draft(title="En ny")  # whoever really is the same begins their own
    intake.part(enquiry=two.enquiry, by=cast.as_karen)
    (back,) = queries.mine(two.by)
    assert (back.story.title, back.story.parts, back.story.version) == (HERS, {}, 1)
    assert len(queries.tell(two.by, two.other.id)["stories"]) == 1


def test_what_is_shown_follows_only_to_be_taken_down(cast: Cast, two: Two) -> None:
    theirs = actions.write(
        story=begun(cast, two), changes={"parts": {"begin": "Ord"}, "known": []}, version=1, by=two.by
    )
    asked = actions.ask(story=theirs, by=two.by)
    intake.join(enquiry=two.enquiry, person=cast.ida, by=cast.as_karen)
    phone = cast.phone(cast.ida)
    waits = phone.get("/min-side/historier/").content.decode()
    assert way_down(cast, asked) in waits and HERS not in waits, (
        "nobody but its writer reads what is not shown"
    )
    letters = len(cast.letters(cast.ida.id))
    with pytest.raises(NotAllowed):
        actions.send_back(story=asked, words="Må din søster nævnes?", by=cast.as_karen)
    office = cast.desk(cast.karen)
    at = f"/redaktion/historie/{asked.id}/"
    assert "Tal med" in office.get(at).content.decode()
    office.post(at, {"do": "send_back", "words": "Må din søster nævnes?"})
    assert len(cast.letters(cast.ida.id)) == letters, "nobody who cannot read the question hears of it"
    page = actions.publish(story=asked, version=asked.version, by=cast.as_karen)
    told = phone.get("/min-side/historier/").content.decode()
    assert way_down(cast, asked) in told and f"/historier/{page.id}/" in told and HERS in told
    (copy,) = queries.tell(cast.as_ida, cast.ida.id)["stories"]
    assert "title" not in copy and copy["everybody_can_read"][0]["title"] == HERS
    for act in (actions.say_yes_again, actions.withdraw, actions.take_back):
        with pytest.raises(NotAllowed):
            act(story=asked, by=cast.as_ida)
    with time_machine.travel(timezone.now() + timedelta(days=340)):
        assert actions.ask_again(by=cast.house.system) == 0, "nobody else can say yes to it"
    phone.post(way_down(cast, asked))
    assert gone(page) and queries.follows(cast.as_ida) == []
    intake.part(enquiry=two.enquiry, by=cast.as_karen)
    (back,) = queries.mine(two.by)
    assert back.story.parts == {"begin": "Ord"}


def test_joined_twice_over_they_are_written_to_as_who_they_are_now(cast: Cast) -> None:
    page = cast.shown()
    middle, last = (someone(cast.house, name, Hat.PARTICIPANT, mail=f"{name}@post.example") for name in "bc")
    Person.objects.filter(id=cast.ida.id).update(joined_into=middle)
    Person.objects.filter(id=middle.id).update(joined_into=last)
    by, story = wearing(cast.house, last, Hat.PARTICIPANT), Story.objects.get()
    assert [one.shown.id for one in queries.follows(by) if one.shown] == [page.id]
    assert queries.mine(by) == [] and queries.still_shown(cast.house.system) == {last.id}
    assert queries.shown_of(cast.as_karen, last.id, "participant") == [story]
    actions.publish(story=actions.ask(story=story, by=cast.as_ida), version=story.version, by=cast.as_karen)
    assert len(cast.letters(last.id)) == 1
    for other in (by, wearing(cast.house, middle, Hat.PARTICIPANT)):
        with pytest.raises(NotAllowed):
            actions.ask(story=story, by=other)
