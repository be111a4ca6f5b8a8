"""Shown by the writer's yes and a coordinator's look; taken down in one tap, without a trace."""

from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from sideomside.ground.vault.keys import KeyIsGone, has_key
from sideomside.matching import actions as matching
from sideomside.matching.tests.story import WISHES
from sideomside.people.rules import Hat, NotAllowed
from sideomside.stories import actions, queries
from sideomside.stories.models import Comment, Publication, State, StoryStep
from sideomside.stories.rules import Changed
from sideomside.stories.tests.cast import READERS_MAIL, TITLE, WORDS, WRITER, WRITERS_MAIL, Cast, fresh
from tests.people import wearing

LISTS = ("/historier/", "/historier/feed.xml", "/historier/?tema=alone")
PUBLIC = ("/", *LISTS, *(f"/en{at}" for at in LISTS))


def everything_public(page: Publication, *more: str) -> str:
    """Every byte and header a stranger can get at."""
    one = f"/historier/{page.id}/"
    answers = [Client().get(at) for at in (*PUBLIC, one, f"/en{one}", f"{one}skriv/", *more)]
    return "\n".join(f"{answer.serialize().decode()}" for answer in answers)


def test_nothing_is_shown_before_the_yes_and_a_coordinators_look(cast: Cast) -> None:
    story = cast.asked()
    assert queries.published(cast.reader) == [] and TITLE not in Client().get("/historier/").content.decode()
    desk = cast.desk(cast.karen)
    look = desk.get(f"/redaktion/historie/{story.id}/").content.decode()
    assert WORDS in look and "Læs den som en, der har en svær dag" in look
    answer = desk.post(f"/redaktion/historie/{story.id}/", {"do": "publish", "version": story.version})
    page = Publication.objects.get()
    assert answer["Location"] == f"/historier/{page.id}/"
    assert WORDS in Client().get(f"/historier/{page.id}/").content.decode()
    kinds = list(StoryStep.objects.order_by("happened_at").values_list("kind", "by_role"))
    assert kinds == [("begun", "participant"), ("asked", "participant"), ("published", "coordinator")]
    assert all(step.happened_at and step.written_at for step in StoryStep.objects.all()), "both clocks"


def test_exactly_what_the_coordinator_has_read_is_shown(cast: Cast) -> None:
    story = cast.asked()
    mine = actions.take_back(story=story, by=cast.as_ida)
    changed = actions.write(story=mine, changes={"title": "En anden"}, version=mine.version, by=cast.as_ida)
    actions.ask(story=changed, by=cast.as_ida)
    with pytest.raises(Changed):
        actions.publish(story=story, version=story.version, by=cast.as_karen)


def test_without_a_yes_in_force_nobody_can_show_it(cast: Cast) -> None:
    story = cast.asked()
    story.yeses.all().delete()
    with pytest.raises(NotAllowed):
        actions.publish(story=story, version=story.version, by=cast.as_karen)


def test_a_question_goes_back_in_words_only_the_writer_reads(cast: Cast) -> None:
    story = cast.asked()
    actions.send_back(story=story, words="Tak for den. Må din søster nævnes?", by=cast.as_karen)
    assert fresh(story).state == State.DRAFT
    page = cast.phone(cast.ida).get(f"/min-side/historier/{story.id}/").content.decode()
    assert "Må din søster nævnes?" in page
    letter = cast.letters(cast.ida.id)[-1]
    assert "søster" not in letter.text and "istori" not in letter.text + letter.subject


def test_nobody_can_find_out_whose_story_it_is(cast: Cast) -> None:
    page = cast.shown(note="Der er noget om at være alene.")
    cast.readable(page)
    told = everything_public(page)
    assert TITLE in told and "Kim" in told and "Tak for vinduet." in told
    for canary in (
        WRITER,
        "Ida",
        "Ægidius",
        WRITERS_MAIL,
        READERS_MAIL,
        str(cast.ida.id),
        str(page.story_id),
    ):
        assert canary not in told, canary


def test_taken_down_in_one_tap_it_is_gone_everywhere_at_once(cast: Cast) -> None:
    page = cast.shown()
    comment = cast.readable(page)
    phone = cast.phone(cast.ida)
    answer = phone.post(f"/min-side/historier/{page.story_id}/", {"do": "withdraw"}, follow=True)
    assert "Den er væk" in answer.content.decode()
    told = everything_public(page, f"/historier/kommentar/{comment.id}/sig-til/")
    for gone in (TITLE, WORDS, "solsort", "Tak for vinduet.", "Anne"):
        assert gone not in told, gone
    assert list(queries.search_texts(cast.reader)) == [] and queries.themes_shown(cast.reader) == []
    assert queries.about_themes(cast.reader, ["alone"]) == [] and queries.one_of_today(cast.reader) is None


def test_the_address_of_a_story_that_is_gone_tells_so_and_where_help_is(cast: Cast) -> None:
    page = cast.shown()
    actions.withdraw(story=page.story, by=cast.as_ida)
    for at in (f"/historier/{page.id}/", f"/historier/{page.id}/skriv/"):
        answer = Client().get(at)
        assert answer.status_code == 410 and answer["Cache-Control"] == "no-store"
        assert "Historien er taget ned" in answer.content.decode() and "112" in answer.content.decode()
    assert Client().get(f"/en/historier/{page.id}/").status_code == 410
    assert Client().get(f"/historier/{uuid4()}/").status_code == 404, (
        "where nothing ever stood, there is nothing"
    )


def test_what_was_shown_cannot_be_read_in_a_copy_of_the_database(cast: Cast, landed: Any) -> None:
    page = cast.shown()
    comment = cast.readable(page)
    before = (
        Publication.objects.get(id=page.id),
        Comment.objects.get(id=comment.id),
    )  # as a backup has them, sealed
    with landed():
        actions.withdraw(story=page.story, by=cast.as_ida)
    assert not has_key(page.id) and not has_key(comment.id)
    for row, field in ((before[0], "title"), (before[1], "words")):
        with pytest.raises(KeyIsGone):
            getattr(row, field)
    left = fresh(page)
    assert (left.title, left.parts, left.themes) == (None, None, []) and left.gone_at is not None
    assert fresh(page.story).title == TITLE, "the draft is still the writer's"


def test_what_lies_in_the_table_is_not_readable_while_it_is_shown(cast: Cast) -> None:
    page = cast.shown()
    with connection.cursor() as cursor:
        cursor.execute("SELECT title, parts FROM stories_publication")
        assert WORDS.encode() not in b"".join(bytes(cell) for row in cursor.fetchall() for cell in row)
    assert fresh(page).title == TITLE


def test_no_copy_on_the_way_is_kept_for_longer_than_half_a_minute(cast: Cast) -> None:
    page = cast.shown()
    for at in ("/historier/", f"/historier/{page.id}/", "/historier/feed.xml"):
        answer = Client().get(at)
        assert answer["Cache-Control"] == "public, max-age=30, must-revalidate", at
        assert "Cookie" in answer["Vary"] and not answer.cookies, at
    assert "noarchive" in Client().get(f"/historier/{page.id}/").content.decode()
    assert cast.phone(cast.ida).get(f"/historier/{page.id}/")["Cache-Control"] == "no-store"


def test_a_letter_typed_while_the_story_was_taken_down_is_given_back(cast: Cast) -> None:
    page = cast.shown()
    actions.withdraw(story=page.story, by=cast.as_ida)
    answer = Client().post(f"/historier/{page.id}/skriv/", {"words": "Jeg ville bare sige tak 🌻"})
    assert answer.status_code == 410 and "Jeg ville bare sige tak 🌻" in answer.content.decode()
    assert not Comment.objects.exists()


def test_shown_again_it_stands_at_a_new_address(cast: Cast) -> None:
    page = cast.shown()
    story = actions.withdraw(story=page.story, by=cast.as_ida)
    assert actions.withdraw(story=story, by=cast.as_ida).state == State.WITHDRAWN, (
        "a second tap is no second act"
    )
    again = actions.ask(story=story, by=cast.as_ida)
    new = actions.publish(story=again, version=again.version, by=cast.as_karen)
    assert new.id != page.id
    assert Client().get(f"/historier/{page.id}/").status_code == 410
    assert Client().get(f"/historier/{new.id}/").status_code == 200


def test_a_new_wording_is_read_first_and_the_old_one_stands_meanwhile(cast: Cast) -> None:
    page = cast.shown()
    changed = actions.write(
        story=page.story, changes={"title": "Vinduet, igen"}, version=page.story.version, by=cast.as_ida
    )
    assert queries.story(cast.as_ida, changed.id).changed_since
    asked = actions.ask(story=changed, by=cast.as_ida)
    assert TITLE in Client().get(f"/historier/{page.id}/").content.decode()
    same = actions.publish(story=asked, version=asked.version, by=cast.as_karen)
    assert same.id == page.id and "Vinduet, igen" in Client().get(f"/historier/{page.id}/").content.decode()


def test_a_coordinator_takes_it_down_when_the_writer_asks(cast: Cast) -> None:
    page = cast.shown()
    cast.desk(cast.karen).post(f"/redaktion/historie/{page.story_id}/", {"do": "withdraw"})
    assert Client().get(f"/historier/{page.id}/").status_code == 410


def test_nobody_shows_their_own_story(cast: Cast) -> None:
    story = cast.asked(cast.as_jonas)
    both = wearing(cast.house, cast.jonas, Hat.COORDINATOR)
    with pytest.raises(NotAllowed):
        actions.publish(story=story, version=story.version, by=both)


def test_a_page_of_stories_costs_the_same_whether_there_are_one_or_three(cast: Cast) -> None:
    def cost() -> int:
        with CaptureQueriesContext(connection) as asked:
            Client().get("/historier/")
        return len(asked)

    cast.shown()
    Client().get("/historier/")
    one = cost()
    cast.shown(cast.as_jonas)
    cast.shown(title="Tre")
    assert cost() == one


def test_one_finds_stories_by_what_they_are_about(cast: Cast) -> None:
    cast.shown(themes=["fear"])
    cast.shown(cast.as_jonas, title="Bussen", themes=["alone", "fear"])
    both = Client().get("/historier/?tema=fear").content.decode()
    one = Client().get("/historier/?tema=alone").content.decode()
    assert TITLE in both and "Bussen" in both and "Bussen" in one and TITLE not in one
    assert "at være meget alene" in one and 'name="robots" content="noindex"' in one
    assert Client().get("/historier/?tema=%00<script>").status_code == 200
    assert [s.title for s in queries.about_themes(cast.reader, ["alone", "fear", "money"])] == [
        "Bussen",
        TITLE,
    ]


def test_the_feed_carries_titles_and_first_lines(cast: Cast) -> None:
    page = cast.shown(title="Vinduet & <kaffen>")
    cast.shown(cast.as_jonas, title="Bussen", note="Der er noget om angst.")
    answer = Client().get("/historier/feed.xml")
    feed = answer.content.decode()
    assert answer["Content-Type"].startswith("application/atom+xml")
    assert f"urn:uuid:{page.id}" in feed and "Vinduet &amp; &lt;kaffen&gt;" in feed and "solsort" in feed
    assert "Der er noget om angst." in feed and feed.count("solsort") == 1, (
        "a note stands instead of the first lines"
    )


def test_any_words_come_out_as_they_went_in_and_do_nothing(cast: Cast) -> None:
    odd = "<script>alert(1)</script> {{ 7|add:7 }} 𝕏 \u202e נ 🌻 & 'citat' \"to\"" + " langt" * 400
    page = cast.shown(title="<b>Fed</b>", parts={"begin": odd})
    answer = Client().get(f"/historier/{page.id}/").content.decode()
    assert "<script>alert" not in answer and "&lt;script&gt;alert(1)" in answer and "{{ 7|add:7 }}" in answer
    assert fresh(page).parts["begin"] == odd


def test_on_ones_own_page_stand_stories_near_what_one_looks_for(cast: Cast) -> None:
    cast.shown(themes=["money"])
    cast.shown(cast.as_jonas, title="Bussen", themes=["alone"])
    assert queries.near_me(cast.as_ida) == [] and queries.near_me(cast.reader) == []
    matching.wish(person=cast.ida, wishes=WISHES, version=0, by=cast.as_ida)
    assert [one.title for one in queries.near_me(cast.as_ida)] == ["Bussen"]
    page = cast.phone(cast.ida).get("/min-side/historier/").content.decode()
    assert "Tæt på det, du leder efter" in page and "Bussen" in page
    assert queries.near_me(wearing(cast.house, cast.ida, Hat.PARTICIPANT, opened=False)) == []
