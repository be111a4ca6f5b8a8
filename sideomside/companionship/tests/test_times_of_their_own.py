"""The two arrange it themselves: one suggests, the other answers with one press, and nobody is asked why."""

from datetime import timedelta
from uuid import uuid4

import pytest

from sideomside.companionship import actions, jobs, queries
from sideomside.companionship.models import Companionship, Frame, Meeting
from sideomside.companionship.rules import VERBS
from sideomside.companionship.tests.walking import MINE, have_met, press, soon, suggested, theirs, walk
from sideomside.ground.audit.models import Entry
from sideomside.ground.vault.walls import current_organisation
from sideomside.matching.models import Pair
from sideomside.matching.tests.story import Story
from sideomside.people.rules import NotAllowed
from tests.people import Hat, someone, wearing

TYPED = {"form": "walk", "looks": "Ved den blå bænk 🌊 010157-5000", "minutes": "45"}


@pytest.fixture
def one(story: Story, pair: Pair) -> Companionship:
    return have_met(story, pair)


def test_either_suggests_and_the_other_answers_with_one_press(story: Story, one: Companionship) -> None:
    once, at = uuid4(), soon()
    typed = TYPED | {"first": f"{at:%Y-%m-%dT%H:%M}", "once": str(once)}
    for _double_press in range(2):
        page = story.idas_browser().post(f"{MINE}foreslaa/", typed, follow=True).content.decode()
    meeting = Meeting.objects.get(state="offered")
    assert "5000" not in meeting.looks and "Det er foreslået" in page
    jonas = story.peer_browser()
    assert "har foreslået en tid" in jonas.get("/peer/").content.decode()
    for _double_press in range(2):
        press(jonas, theirs(one), at.isoformat(), meeting=meeting.id)
    meeting.refresh_from_db()
    assert (meeting.state, meeting.starts_at, meeting.changes) == ("fixed", at, 1)
    assert "blå bænk" in story.idas_browser().get("/min-side/").content.decode()
    assert set(Entry.objects.filter(verb__startswith="companionship.").values_list("verb", flat=True)) <= set(
        VERBS
    )
    letters = story.letters_to(story.ida) + story.letters_to(story.jonas.person)
    assert not [one for one in letters if "bænk" in one.text or "kl." in one.text]


def test_whoever_suggested_does_not_answer_themselves(story: Story, one: Companionship) -> None:
    meeting = suggested(one, story.as_jonas)
    with pytest.raises(NotAllowed):
        actions.pick(meeting=meeting, time=soon(), by=story.as_jonas)
    assert "Du har foreslået" in story.peer_browser().get(theirs(one)).content.decode()
    press(story.peer_browser(), theirs(one), "take_back", meeting=meeting.id)
    meeting.refresh_from_db()
    assert meeting.state == "cancelled"
    press(story.idas_browser(), MINE, soon().isoformat(), meeting=meeting.id)  # at the same moment
    meeting.refresh_from_db()
    assert meeting.state == "cancelled"


def test_both_suggest_at_once_and_the_later_one_is_the_answer(story: Story, one: Companionship) -> None:
    first, second = suggested(one, story.as_ida), suggested(one, story.as_jonas, soon(4))
    first.refresh_from_db()
    assert (first.state, second.state) == ("none_fits", "offered")
    press(story.idas_browser(), MINE, "none_fits", meeting=second.id)
    page = story.peer_browser().get(theirs(one)).content.decode()
    assert "foreslaa" in page and queries.to_begin(story.karen) == []  # theirs to find, not Karen's


def test_moved_in_one_tap_by_either_and_the_old_time_is_off(story: Story, one: Companionship) -> None:
    meeting = suggested(one, story.as_ida)
    actions.pick(meeting=meeting, time=soon(), by=story.as_jonas)
    coming = queries.coming(story.as_ida)
    assert coming and coming.instead
    letters = len(story.letters_to(story.jonas.person))
    for _double_press in range(2):
        page = press(story.idas_browser(), MINE, f"move {coming.instead[0].isoformat()}", meeting=meeting.id)
    meeting.refresh_from_db()
    later = Meeting.objects.get(state="offered")
    assert (meeting.state, meeting.changes, later.minutes) == ("moved", 2, meeting.minutes)
    assert "aflyst" in page
    assert len(story.letters_to(story.jonas.person)) == letters + 1
    press(story.peer_browser(), theirs(one), coming.instead[0].isoformat(), meeting=later.id)
    assert Meeting.objects.get(state="fixed").starts_at == coming.instead[0]
    told = [step.what for step in queries.story(story.karen, one)]
    assert str(VERBS["companionship.moved"]) in told  # that it was moved, and never why


def test_one_further_on_is_moved_as_easily_and_the_next_one_stands(story: Story, one: Companionship) -> None:
    for days in (3, 10):
        meeting = suggested(one, story.as_jonas, soon(days))
        actions.pick(meeting=meeting, time=soon(days), by=story.as_ida)
    ida, later = story.idas_browser(), soon(11)
    page = ida.get(MINE).content.decode()
    assert "Eller flyt den til:" in page and f'value="move {later.isoformat()}"' in page
    assert f'value="move {soon(10).isoformat()}"' not in page, "they meet then already"
    press(ida, MINE, f"move {later.isoformat()}", meeting=meeting.id)
    meeting.refresh_from_db()
    assert meeting.state == "moved" and Meeting.objects.get(state="fixed").starts_at == soon(3)
    asked = Meeting.objects.get(state="offered")
    press(story.peer_browser(), theirs(one), later.isoformat(), meeting=asked.id)
    assert sorted(m.starts_at for m in Meeting.objects.filter(state="fixed")) == [soon(3), later]


def test_a_time_beside_one_that_stands(story: Story, one: Companionship) -> None:
    meeting = suggested(one, story.as_ida)
    actions.pick(meeting=meeting, time=soon(), by=story.as_jonas)
    extra = suggested(one, story.as_jonas, soon(), soon(9))
    coming = queries.coming(story.as_ida)
    assert coming and (coming.kind, coming.meeting, coming.asked) == ("fixed", meeting, extra)
    press(story.idas_browser(), MINE, soon().isoformat(), meeting=extra.id)  # the very time they meet already
    extra.refresh_from_db()
    assert extra.state == "cancelled" and Meeting.objects.filter(state="fixed").count() == 1


@pytest.mark.parametrize(
    ("form", "more", "possible"),
    [
        ("phone", {}, True),
        ("place", {}, False),
        ("video", {"video": "https://moede.example/ida?rum=1"}, True),
        ("video", {"video": "javascript:alert(1)//https://x.example"}, False),
        ("video", {}, False),
        ("home", {}, False),
    ],
)
def test_somewhere_both_can_find(
    story: Story, one: Companionship, form: str, more: dict[str, str], possible: bool
) -> None:
    plan = walk(soon(), form=form, **more)
    if possible:
        assert actions.propose(companionship=one, plan=plan, once=uuid4(), by=story.as_ida).form == form
    else:
        with pytest.raises(NotAllowed):
            actions.propose(companionship=one, plan=plan, once=uuid4(), by=story.as_ida)


def test_at_home_only_where_the_programme_allows_it(story: Story, one: Companionship) -> None:
    assert 'value="home"' not in story.idas_browser().get(f"{MINE}foreslaa/").content.decode()
    story.desk().post(f"/foelgeskab/rammer/{one.programme_id}/", {"quiet_days": "30", "at_home": "on"})
    assert Frame.objects.get().quiet_days == 30
    assert 'value="home"' in story.idas_browser().get(f"{MINE}foreslaa/").content.decode()
    plan = walk(soon(), form="home")
    assert actions.propose(companionship=one, plan=plan, once=uuid4(), by=story.as_jonas).form == "home"


def test_times_gone_by_are_no_times_and_what_was_typed_stays(story: Story, one: Companionship) -> None:
    typed = TYPED | {"first": f"{soon(-3):%Y-%m-%dT%H:%M}", "once": str(uuid4())}
    page = story.idas_browser().post(f"{MINE}foreslaa/", typed).content.decode()
    assert "blå bænk" in page and not Meeting.objects.filter(state="offered").exists()
    for plan in (walk(), walk(*(soon(day) for day in range(2, 6))), walk(soon(), minutes=240)):
        with pytest.raises(NotAllowed):
            actions.propose(companionship=one, plan=plan, once=uuid4(), by=story.as_ida)


def test_before_they_have_met_and_after_it_is_over_nobody_suggests(story: Story, pair: Pair) -> None:
    story.house.programme.refresh_from_db()
    one = have_met(story, pair)
    meeting = suggested(one, story.as_ida)
    actions.end(companionship=Companionship.objects.get(), by=story.as_jonas)
    meeting.refresh_from_db()
    assert meeting.state == "cancelled"
    with pytest.raises(NotAllowed):
        suggested(Companionship.objects.get(), story.as_ida)
    assert story.idas_browser().get(f"{MINE}foreslaa/").status_code == 404
    other = wearing(story.house, someone(story.house, "Per", Hat.PEER), Hat.PEER)
    for by in (story.karen, other, wearing(story.house, story.ida, Hat.PEER)):
        with pytest.raises(NotAllowed):
            suggested(one, by)


def test_when_ida_steps_back_jonas_meets_only_an_ordinary_no(story: Story, one: Companionship) -> None:
    story.idas_browser().post("/min-side/pause/", {"do": "pause"})
    letters = len(story.letters_to(story.ida))
    meeting = suggested(one, story.as_jonas)
    assert "Du har foreslået" in story.peer_browser().get(theirs(one)).content.decode()
    assert len(story.letters_to(story.ida)) == letters
    jobs.put_away_offers(current_organisation())
    meeting.refresh_from_db()
    assert meeting.state == "none_fits" and meeting.offered_at > one.begun_at - timedelta(days=9)
    with pytest.raises(NotAllowed):
        suggested(one, story.as_ida)
