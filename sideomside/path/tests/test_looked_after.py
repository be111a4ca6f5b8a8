"""Somebody to talk it over with, one tap on how it is, and nobody left alone while a peer is away."""

from datetime import datetime, timedelta
from html import unescape
from uuid import uuid4

import pytest
from django.utils import timezone

from sideomside.companionship import actions as walks
from sideomside.companionship.models import Companionship
from sideomside.companionship.rules import Said
from sideomside.companionship.tests.walking import have_met
from sideomside.ground.audit.models import Entry
from sideomside.ground.post.models import Letter
from sideomside.matching.models import Pair
from sideomside.matching.tests.story import Story
from sideomside.path import actions, queries
from sideomside.path.models import PeerPath, Pulse, Sparring, SparringNote, SparringSeat
from sideomside.path.rules import Times
from sideomside.path.tests.cast import came_in, signed_in, told
from sideomside.peers import actions as peers
from sideomside.peers.models import PeerStep
from sideomside.people.days.promise import COPENHAGEN
from sideomside.people.models import Person
from sideomside.people.rules import Hat, NotAllowed
from tests.people import someone, wearing

NOTE = "Jeg bar hans uro med hjem. Næste gang går jeg en tur bagefter 🌳."


def planned(story: Story, starts_at: datetime, *, times: int = 1) -> list[Sparring]:
    plan = Times(starts_at, 90, "Huset", "group", "Bodil", (story.jonas.person_id,), times=times)
    return actions.plan_sparring(programme=story.house.programme, times=plan, once=uuid4(), by=story.karen)


def seat_of(story: Story) -> SparringSeat:
    return SparringSeat.objects.select_related("sparring").get(person_id=story.jonas.person_id)


def test_six_weeks_on_at_the_same_time_by_the_wall(story: Story) -> None:
    first = datetime(2027, 3, 8, 17, 0, tzinfo=COPENHAGEN)  # summer time begins on the 28th
    rows = planned(story, first, times=3)
    assert [timezone.localtime(row.starts_at).strftime("%d/%m %H") for row in rows] == [
        "08/03 17",
        "19/04 17",
        "31/05 17",
    ]
    assert SparringSeat.objects.count() == 3


def test_planned_on_a_page_and_pressed_twice_it_is_one(story: Story) -> None:
    desk, once = story.desk(), str(uuid4())
    said = {
        "starts_at": "2099-01-05T17:00", "minutes": "90", "times": "2", "sort": "group", "where": "Huset",
        "people": [str(story.jonas.person_id)], "once": once,
    }  # fmt: skip
    for _twice in range(2):
        desk.post("/sparring/ny/", said)
    assert Sparring.objects.count() == 2
    assert "17.00" in told(desk, "/sparring/")
    assert "17.00" in told(story.peer_browser(), "/peer/sparring/")


def test_a_peers_notes_are_read_by_nobody_else(story: Story) -> None:
    planned(story, timezone.now() - timedelta(hours=3))
    at = f"/peer/sparring/{seat_of(story).sparring_id}/"
    his, desk = story.peer_browser(), story.desk()
    for words in ("Kort", NOTE):
        his.post(at, {"do": "note", "words": words})
    assert SparringNote.objects.get().words == NOTE
    assert "en tur bagefter" in told(his, "/peer/sparring/")
    for page in (
        "/sparring/",
        f"/sparring/{seat_of(story).sparring_id}/",
        f"/peers/{story.jonas.id}/",
        "/i-dag/",
    ):
        assert "en tur bagefter" not in told(desk, page)
    per = signed_in(story.house, someone(story.house, "Per", Hat.PEER))
    assert per.post(at, {"do": "note", "words": "x"}).status_code == 404
    assert "en tur bagefter" not in told(per, "/peer/sparring/")
    his.post(at, {"do": "note", "words": " "})
    assert not SparringNote.objects.exists()


def test_who_came_is_noted_and_who_cannot_says_so(story: Story) -> None:
    [ahead] = planned(story, timezone.now() + timedelta(days=3))
    his, desk = story.peer_browser(), story.desk()
    his.post(f"/peer/sparring/{ahead.id}/", {"do": "cannot"})
    assert "Kan ikke komme: Jonas" in told(desk, f"/sparring/{ahead.id}/")
    his.post(f"/peer/sparring/{ahead.id}/", {"do": "can"})
    Sparring.objects.update(starts_at=timezone.now() - timedelta(hours=2))
    assert "Ingen har noteret, hvem der var med" in told(desk, "/i-dag/")
    for _twice in range(2):
        desk.post(f"/sparring/{ahead.id}/", {"people": [str(story.jonas.person_id)]})
    assert seat_of(story).came is True and "Ingen har noteret" not in told(desk, "/i-dag/")
    with pytest.raises(NotAllowed):
        actions.say_cannot(seat=seat_of(story), cannot=True, by=story.as_jonas)


def test_a_peer_takes_a_seat_where_everybody_may(story: Story) -> None:
    plan = Times(timezone.now() + timedelta(days=3), 90, "Huset", "group", "Bodil", (), open_to_all=True)
    [open_time] = actions.plan_sparring(
        programme=story.house.programme, times=plan, once=uuid4(), by=story.karen
    )
    his = story.peer_browser()
    assert "Andre tider" in told(his, "/peer/sparring/")
    for _twice in range(2):
        his.post(f"/peer/sparring/{open_time.id}/", {"do": "sit"})
    assert seat_of(story).sparring == open_time and "Andre tider" not in told(his, "/peer/sparring/")
    actions.say_cannot(seat=seat_of(story), cannot=True, by=story.as_jonas)
    actions.take_seat(sparring=open_time, by=story.as_jonas)
    assert seat_of(story).cannot is False, "I will come, said last, is what counts"
    per = wearing(story.house, someone(story.house, "Per", Hat.PEER), Hat.PEER)
    with pytest.raises(NotAllowed):
        actions.take_seat(sparring=open_time, by=per)  # no peer of ours yet, only the hat
    SparringSeat.objects.all().delete()
    Sparring.objects.update(open_to_all=False)
    his.post(f"/peer/sparring/{open_time.id}/", {"do": "sit"})
    assert not SparringSeat.objects.exists(), "meant for others"


def test_eight_weeks_without_rises_and_a_planned_time_calms_it(story: Story) -> None:
    assert queries.without_sparring(story.karen) == []
    PeerStep.objects.update(happened_at=timezone.now() - timedelta(weeks=9))
    assert "Ingen sparring i 9 uger" in unescape(told(story.desk(), "/i-dag/"))
    [ahead] = planned(story, timezone.now() + timedelta(days=3))
    assert queries.without_sparring(story.karen) == []
    actions.say_cannot(seat=seat_of(story), cannot=True, by=story.as_jonas)
    assert [one.weeks for one in queries.without_sparring(story.karen)] == [9]
    actions.call_off_sparring(sparring=ahead, by=story.karen)
    [held] = planned(story, timezone.now() - timedelta(weeks=2))
    actions.note_sparring(sparring=held, came=[story.jonas.person_id], by=story.karen)
    assert queries.without_sparring(story.karen) == []


def test_a_programme_says_itself_how_often(story: Story) -> None:
    PeerStep.objects.update(happened_at=timezone.now() - timedelta(weeks=9))
    desk, at = story.desk(), "/vejen/saadan-goer-vi/"
    asked = {"references": "1", "sparring_weeks": "10", "alarm_weeks": "9"}
    assert "mindst lige så mange uger" in desk.post(at, asked).content.decode()
    assert queries.without_sparring(story.karen)
    assert desk.post(at, asked | {"alarm_weeks": "12"}).status_code == 302
    assert not queries.without_sparring(story.karen)
    assert 'value="12"' in desk.get(at).content.decode()


def test_whoever_rests_is_left_in_peace(story: Story) -> None:
    PeerStep.objects.update(happened_at=timezone.now() - timedelta(weeks=9))
    peers.pause(peer=story.jonas, by=story.as_jonas)
    assert queries.without_sparring(story.karen) == []
    assert actions.ask_how_it_is(by=story.house.system) == 0


def test_asked_once_a_month_and_after_a_heavy_meeting_without_a_letter(story: Story, pair: Pair) -> None:
    have_met(story, pair)
    letters = Letter.objects.count()
    assert [actions.ask_how_it_is(by=story.house.system) for _run in range(2)] == [1, 0]
    meeting = Companionship.objects.get().meetings.get()
    walks.say_afterwards(meeting=meeting, said=Said("heavy"), by=story.as_jonas)
    assert [actions.ask_how_it_is(by=story.house.system) for _run in range(2)] == [1, 0]
    assert set(Pulse.objects.values_list("why", flat=True)) == {"month", "heavy"}
    assert Letter.objects.count() == letters
    assert "Hvordan har du det som peer" in told(story.peer_browser(), "/peer/")


def test_one_tap_and_only_the_own_coordinator_sees_it(story: Story) -> None:
    kim = someone(story.house, "Kim", Hat.COORDINATOR)
    path = PeerPath(person_id=story.jonas.person_id, programme=story.house.programme, moved_at=timezone.now())
    path.coordinator_id = story.karen.person_id
    path.save()
    actions.ask_how_it_is(by=story.house.system)
    his, one = story.peer_browser(), Pulse.objects.get()
    for _twice in range(2):
        his.post("/peer/hvordan-er-det/", {"pulse": str(one.id), "how": "hard"})
    one.refresh_from_db()
    assert one.how == "hard" and "Hvordan har du det som peer" not in told(his, "/peer/")
    assert "Det er svært lige nu" in told(his, "/peer/sparring/")
    at, desk, other = f"/sparring/ord/{one.id}/", story.desk(), signed_in(story.house, kim)
    assert at in told(desk, "/i-dag/") and at not in told(other, "/i-dag/")
    assert other.get(at).status_code == 404 and other.post(at).status_code == 404
    assert "Det er svært lige nu" in told(desk, at)
    assert Entry.objects.filter(verb="read.opened", detail__screen="pulse").count() == 1
    desk.post(at)
    assert at not in told(desk, "/i-dag/")


def test_when_the_own_coordinator_has_left_somebody_still_sees_it(story: Story) -> None:
    gone = someone(story.house, "Gunvor")
    path = PeerPath(person_id=story.jonas.person_id, programme=story.house.programme, moved_at=timezone.now())
    path.coordinator_id = gone.id
    path.save()
    actions.ask_how_it_is(by=story.house.system)
    actions.answer_pulse(pulse=Pulse.objects.get(), how="good", call=True, by=story.as_jonas)
    assert [one.asked for one in queries.words_worth_having(story.karen)] == [True]


def test_what_was_let_go_meanwhile_is_not_put_back_by_an_answer(story: Story) -> None:
    actions.ask_how_it_is(by=story.house.system)
    seen = Pulse.objects.get()
    Pulse.objects.all().delete()
    actions.answer_pulse(pulse=seen, how="hard", by=story.as_jonas)
    assert not Pulse.objects.exists()


def test_fine_is_fine_and_rises_nowhere(story: Story) -> None:
    actions.ask_how_it_is(by=story.house.system)
    actions.answer_pulse(pulse=Pulse.objects.get(), how="good", by=story.as_jonas)
    assert queries.words_worth_having(story.karen) == []
    with pytest.raises(NotAllowed):
        actions.answer_pulse(pulse=Pulse.objects.get(), how="good", by=story.as_ida)


def test_an_unanswered_question_goes_by_itself(story: Story) -> None:
    actions.ask_how_it_is(by=story.house.system)
    Pulse.objects.update(asked_at=timezone.now() - timedelta(days=15))
    assert queries.my_pulse(story.as_jonas) is None


def test_while_a_peer_is_away_there_is_something_to_offer(story: Story, pair: Pair) -> None:
    one = have_met(story, pair)
    desk, ida, at = story.desk(), story.idas_browser(), f"/imens/{one.id}/"
    assert desk.get(at).status_code == 404
    story.peer_browser().post("/peer/pause/")
    assert at in told(desk, "/i-dag/")
    assert "mens Jonas er væk" in told(desk, at)
    assert "Imens har vi tilbudt dig" not in told(ida, "/min-side/")
    for _twice in range(2):
        desk.post(at, {"what": ["coffee", "talks"]})
    assert at not in told(desk, "/i-dag/")
    page = told(ida, "/min-side/")
    assert "Mens Jonas er væk" in page and "Samtaler med koordinatoren" in page
    story.peer_browser().post("/peer/igen/")
    walks.peer_is_back(companionship=Companionship.objects.get(), by=story.house.system)
    assert "Mens Jonas er væk" not in told(ida, "/min-side/")


def test_others_meet_nothing(story: Story) -> None:
    [one] = planned(story, timezone.now() + timedelta(days=1))
    ida = came_in(story.house, someone(story.house, "Nora", Hat.PARTICIPANT))
    for at in ("/sparring/", f"/sparring/{one.id}/", "/peer/sparring/"):
        assert ida.get(at).status_code in {302, 404}
    host = signed_in(story.house, someone(story.house, "Mikkel", Hat.HOST))
    assert host.get(f"/sparring/{one.id}/").status_code == 404
    person = Person.objects.get(id=story.jonas.person_id)
    assert queries.my_sparrings(wearing(story.house, person, Hat.PARTICIPANT)) == []
