"""Whoever hangs up a hat can still take their story down; and whoever turned out to be one person keeps theirs."""

from uuid import uuid4

import pytest
from django.test import Client

from sideomside.intake import actions as intake
from sideomside.people.models import Person, Role
from sideomside.people.rules import Hat, NotAllowed
from sideomside.stories import actions, queries
from sideomside.stories.models import Publication, State, Story
from sideomside.stories.tests.cast import THANKS, TITLE, WORDS, Cast, fresh
from tests.people import someone, wearing


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
    assert gone(page) and "Der står ikke noget fra dig" in told
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
    Client().post(way_down(cast, story))
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
    assert not any(word in letter.text + letter.subject for word in (TITLE, "peer", "histori "))
    actions.withdraw(story=page.story, by=cast.as_karen)
    assert actions.send_ways_down(**known, by=cast.as_karen) == 0, "nothing stands, nothing to say"


def test_a_story_follows_its_writer_when_two_enquiries_are_joined_and_comes_back(cast: Cast) -> None:
    ida, other = cast.ida, someone(cast.house, "I.", Hat.PARTICIPANT, mail="i@post.example")
    as_other = wearing(cast.house, other, Hat.PARTICIPANT)
    said = {"programme": cast.house.programme, "way": "form", "by": cast.reader}
    intake.receive(person=ida, words="Hej", once=uuid4(), **said)
    enquiry = intake.receive(person=other, words="Hej igen", once=uuid4(), **said)
    page = cast.shown()
    theirs = actions.begin(person=other, programme=cast.house.programme, hat="participant", by=as_other)
    theirs = actions.write(story=theirs, changes={"title": "Den anden"}, version=0, by=as_other)
    intake.join(enquiry=enquiry, person=ida, by=cast.as_karen)
    assert {one.story.title for one in queries.mine(cast.as_ida)} == {TITLE, "Den anden"}
    assert {one["title"] for one in queries.tell(cast.as_ida, ida.id)["stories"]} == {TITLE, "Den anden"}
    theirs = actions.write(story=fresh(theirs), changes={"parts": {"begin": "Nu"}}, version=1, by=cast.as_ida)
    intake.part(enquiry=enquiry, by=cast.as_karen)
    assert [one.publication for one in queries.mine(cast.as_ida)] == [page]
    back = queries.story(as_other, theirs.id)
    assert back is not None and back.story.parts == {"begin": "Nu"}
    assert len(queries.tell(as_other, other.id)["stories"]) == 1
    with pytest.raises(NotAllowed):
        actions.write(story=fresh(theirs), changes={"title": "Min nu"}, version=2, by=cast.as_ida)


def test_joined_twice_over_it_still_is_ones_own_to_show_renew_and_take_down(cast: Cast) -> None:
    page = cast.shown()
    middle, last = (someone(cast.house, name, Hat.PARTICIPANT, mail=f"{name}@post.example") for name in "bc")
    Person.objects.filter(id=cast.ida.id).update(joined_into=middle)
    Person.objects.filter(id=middle.id).update(joined_into=last)
    by, story = wearing(cast.house, last, Hat.PARTICIPANT), Story.objects.get()
    assert [one.story.id for one in queries.mine(by)] == [story.id]
    assert queries.still_shown(cast.house.system) == {last.id}
    actions.open_comments(story=story, comments_open=False, by=by)
    actions.withdraw(story=story, by=cast.as_karen)
    again = actions.ask(story=story, by=by)
    actions.send_back(story=again, words="Må din søster nævnes?", by=cast.as_karen)
    assert len(cast.letters(last.id)) == 1, "written to as who they are now"
    assert gone(page) and queries.story(by, story.id).story.answer == "Må din søster nævnes?"
    with pytest.raises(NotAllowed):
        actions.ask(story=story, by=wearing(cast.house, middle, Hat.PARTICIPANT))
    assert set(queries.shown_of(cast.as_karen, last.id, "participant")) == set()
