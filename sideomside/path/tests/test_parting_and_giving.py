"""A good goodbye, a peer who dies, and small ways to be something for others."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from sideomside.companionship import actions as walks
from sideomside.companionship.models import Companionship
from sideomside.companionship.tests.walking import have_met
from sideomside.gatherings.models import CafeDay
from sideomside.ground.post.models import Letter
from sideomside.matching.models import Pair
from sideomside.matching.tests.story import Story
from sideomside.path import actions, queries
from sideomside.path.models import Giving, Leaving, Pulse, SparringSeat
from sideomside.path.rules import Times
from sideomside.path.tests.cast import Cast, came_in, signed_in, told
from sideomside.peers import actions as peers
from sideomside.peers.models import PeerFile
from sideomside.peers.tests.cast import applicant
from sideomside.people import actions as people
from sideomside.people.models import Role
from sideomside.people.rules import Hat, NotAllowed
from sideomside.stories import actions as stories
from tests.people import someone, wearing

WORDS = "Jeg tager stilheden ved vandet med mig 🌊."
THANKS = "Du blev siddende hos folk. Det har vi set, og det glemmer vi ikke."


def hat(story: Story) -> str:
    return Role.objects.get(person=story.jonas.person, name=Hat.PEER).state


def test_said_in_one_press_and_taken_back_as_easily(story: Story) -> None:
    his, desk = story.peer_browser(), story.desk()
    for _twice in range(2):
        his.post("/peer/farvel/", {"do": "stop"})
    assert Leaving.objects.count() == 1 and PeerFile.objects.get(id=story.jonas.id).energy == "enough"
    assert "Vil gerne stoppe som peer" in told(desk, "/i-dag/")
    his.post("/peer/farvel/", {"do": "stay"})
    assert not Leaving.objects.exists() and "Vil gerne stoppe som peer" not in told(desk, "/i-dag/")


def test_thanks_in_words_and_words_of_ones_own(story: Story) -> None:
    his, desk, at = story.peer_browser(), story.desk(), f"/vejen/{story.jonas.person_id}/farvel/"
    his.post("/peer/farvel/", {"do": "stop"})
    his.post("/peer/farvel/", {"do": "words", "words": WORDS})
    too_long = desk.post(at, {"do": "talk", "thanks": f"{THANKS} {'og ' * 800}"}).content.decode()
    assert f"{THANKS} og og" in too_long and "Ret det her" in too_long  # sent back, and nothing is lost
    desk.post(at, {"do": "talk", "thanks": THANKS})
    assert THANKS in told(his, "/peer/farvel/") and WORDS in told(his, "/peer/farvel/")
    assert WORDS not in told(desk, at)
    assert [desk.post(at, {"do": "leave"}).url for _twice in range(2)] == [f"/peers/{story.jonas.id}/"] * 2
    assert PeerFile.objects.get().state == "stopped" and hat(story) == "left"
    assert Leaving.objects.get().done_at is not None
    assert story.peer_browser().get("/peer/").status_code != 200
    assert desk.get(at).status_code == 404


def test_whoever_leaves_keeps_a_way_to_take_their_story_down(story: Story) -> None:
    by, jonas = story.as_jonas, story.jonas.person
    people.add_contact(person=jonas, way="mail", value="jonas@post.example", by=story.house.system)
    tale = stories.begin(person=jonas, programme=story.house.programme, hat=Hat.PEER, called="Kim", by=by)
    changes = {"title": "Vinduet", "parts": {"begin": "Det stod åbent."}, "known": []}
    tale = stories.ask(story=stories.write(story=tale, changes=changes, version=0, by=by), by=by)
    page = stories.publish(story=tale, version=tale.version, by=story.karen)
    leaving = actions.want_to_stop(person=jonas, programme=story.house.programme, by=by)
    actions.let_leave(leaving=leaving, by=story.karen)
    letter = Letter.objects.filter(to_id=jonas.id).latest("made_at")
    assert page.gone_at is None and "/historier/ned/" in letter.text
    Client().post("/historier/ned/" + letter.text.partition("/historier/ned/")[2].split()[0])
    assert Client().get(f"/historier/{page.id}/").status_code == 410


def test_nobody_leaves_before_those_they_walk_with_have_heard_it(story: Story, pair: Pair) -> None:
    one, desk = have_met(story, pair), story.desk()
    leaving = actions.want_to_stop(
        person=story.jonas.person, programme=story.house.programme, by=story.as_jonas
    )
    at = f"/vejen/{story.jonas.person_id}/farvel/"
    assert "Ida" in told(desk, at) and 'value="leave"' not in told(desk, at)
    with pytest.raises(NotAllowed):
        actions.let_leave(leaving=leaving, by=story.karen)
    walks.end(companionship=one, by=story.karen)
    assert "Der er ingen, der venter på dem" in told(desk, at)
    actions.let_leave(leaving=leaving, by=story.karen)
    assert hat(story) == "left"


def test_a_peer_who_dies(story: Story, pair: Pair) -> None:
    """Everything ahead is off at once, no letter leaves, and Ida is told by a human."""
    have_met(story, pair)
    times = Times(timezone.now() + timedelta(days=2), 90, "", "group", "", (story.jonas.person_id,))
    actions.plan_sparring(programme=story.house.programme, times=times, once=uuid4(), by=story.karen)
    actions.ask_how_it_is(by=story.house.system)
    letters, desk, at = Letter.objects.count(), story.desk(), f"/vejen/{story.jonas.person_id}/farvel/"
    desk.post(at, {"do": "died"})
    assert hat(story) == "active"  # one more tick first
    assert [desk.post(at, {"do": "died", "sure": "yes"}).url for _twice in range(2)] == ["/i-dag/"] * 2
    one = Companionship.objects.select_related("ending").get()
    assert (one.state, one.ending.kind, one.ending.participant_told_at) == ("ended", "died", None)
    assert not (SparringSeat.objects.exists() or Pulse.objects.exists())
    assert hat(story) == "left" and Letter.objects.count() == letters
    assert "Ida" in told(desk, "/i-dag/")
    assert story.idas_browser().get("/min-side/").status_code == 200


def test_a_peer_cannot_be_let_go_by_another_peer(story: Story) -> None:
    per = someone(story.house, "Per", Hat.PEER)
    by = wearing(story.house, per, Hat.PEER)
    programme = story.house.programme
    with pytest.raises(NotAllowed):
        actions.want_to_stop(person=story.jonas.person, programme=programme, by=by)
    with pytest.raises(NotAllowed):
        actions.note_death(person=story.jonas.person, programme=programme, by=by)
    assert signed_in(story.house, per).get(f"/vejen/{story.jonas.person_id}/farvel/").status_code == 404


def test_a_step_is_offered_answered_and_arranged(cast: Cast) -> None:
    desk, her, at = (
        signed_in(cast.house, cast.karen),
        came_in(cast.house, cast.lone),
        f"/vejen/{cast.lone.id}/vaere-noget/",
    )
    for _twice in range(2):
        desk.post(at, {"do": "offer", "step": "host"})
    one = Giving.objects.get()
    assert "Vi tænkte på dig" in told(her, "/min-side/vaere-noget/")
    for answer in ("yes", "no"):  # the first one stands
        her.post("/min-side/vaere-noget/", {"giving": str(one.id), "do": answer})
    assert "Vil gerne være vært i caféen" in told(desk, "/i-dag/")
    for _twice in range(2):
        desk.post(at, {"do": "take_up", "step": "host"})
    role = Role.objects.get(person=cast.lone, name=Hat.HOST)
    assert role.state == "active" and "Vil gerne være vært" not in told(desk, "/i-dag/")
    assert Letter.objects.filter(to_id=cast.lone.id).count() == 1
    her.post("/min-side/vaere-noget/", {"giving": str(one.id), "do": "enough"})
    assert not Role.objects.filter(id=role.id).exists() and "Vi tænkte på dig" not in told(
        her, "/min-side/vaere-noget/"
    )


def test_a_no_is_quiet_and_may_be_asked_about_again_by_a_human(cast: Cast) -> None:
    offer = {"person": cast.lone, "programme": cast.house.programme, "step": "group"}
    one = actions.offer_step(**offer, by=cast.by)
    actions.answer_offer(giving=one, yes=False, by=cast.her)
    assert queries.my_givings(cast.her) == [] and queries.said_yes(cast.by) == []
    with pytest.raises(NotAllowed):
        actions.take_up(giving=one, by=cast.by)
    again = actions.offer_step(**offer, by=cast.by)
    assert again.id != one.id and queries.my_givings(cast.her) == [again]


def test_others_answer_nothing_for_somebody(cast: Cast) -> None:
    one = actions.offer_step(person=cast.lone, programme=cast.house.programme, step="helper", by=cast.by)
    ida = someone(cast.house, "Ida", Hat.PARTICIPANT)
    came_in(cast.house, ida).post("/min-side/vaere-noget/", {"giving": str(one.id), "do": "yes"})
    one.refresh_from_db()
    assert one.answer == ""
    host = signed_in(cast.house, someone(cast.house, "Mikkel", Hat.HOST))
    assert host.get(f"/vejen/{cast.lone.id}/vaere-noget/").status_code == 404


def test_whoever_has_stopped_already_waits_for_no_goodbye(story: Story) -> None:
    programme = story.house.programme
    actions.want_to_stop(person=story.jonas.person, programme=programme, by=story.as_jonas)
    assert len(queries.wants_to_stop(story.karen)) == 1
    peers.stop(peer=story.jonas, by=story.karen)
    assert queries.wants_to_stop(story.karen) == []


def test_a_grown_peer_is_offered_a_goodbye_and_no_bare_button(story: Story) -> None:
    desk, at = story.desk(), f"/peers/{story.jonas.id}/"
    page = told(desk, at)
    assert f"/vejen/{story.jonas.person_id}/farvel/" in page and 'value="stop"' not in page
    on_the_way = applicant(story.house, "Lone")
    assert 'value="stop"' in told(desk, f"/peers/{on_the_way.id}/")
    peers.stop(peer=story.jonas, by=story.karen)
    page = told(desk, at)
    assert "farvel/" not in page and 'value="stop"' not in page


def test_enough_as_a_host_keeps_no_hat_and_no_days(cast: Cast) -> None:
    one = actions.offer_step(person=cast.lone, programme=cast.house.programme, step="host", by=cast.by)
    actions.answer_offer(giving=one, yes=True, by=cast.her)
    actions.take_up(giving=one, by=cast.by)
    today = timezone.localdate()
    for days in (-7, 1, 8):
        CafeDay(place=cast.house.place, day=today + timedelta(days=days), host=cast.lone).save(
            force_insert=True
        )
    actions.enough_of_it(giving=one, by=cast.her)
    assert CafeDay.objects.get().day < today
    assert [role.name for role in Role.objects.filter(person=cast.lone)] == [Hat.PARTICIPANT]
