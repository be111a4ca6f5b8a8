"""Ten evenings, two who lead, no paper with names; and afterwards a question that is the member's own to answer."""

from datetime import datetime, timedelta
from uuid import uuid4

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from sideomside.consent import queries as consent
from sideomside.gatherings import actions, queries
from sideomside.gatherings.models import Attendance, Facilitating, Gathering, Manual, SelfCheck, Session
from sideomside.gatherings.rules import Evening
from sideomside.gatherings.tests.cast import Cast
from sideomside.ground.audit.models import Entry
from sideomside.intake import actions as intake
from sideomside.intake import queries as letters_in
from sideomside.matching import queries as matching
from sideomside.matching.tests.story import begin
from sideomside.peers import actions as peers
from sideomside.peers.models import PeerFile
from sideomside.people.models import Closure
from sideomside.people.rules import Hat, NotAllowed
from tests.people import someone, wearing

ORDER = ["closed", "started", "open", "held", "cancelled", "closed", "started"]


def plan_form(first: str, **more: str) -> dict[str, str]:
    known = {
        "title": "Fodfæste",
        "first": first,
        "weeks": "10",
        "minutes": "120",
        "least": "8",
        "seats": "12",
    }
    return known | {"once": str(uuid4()), "do": "plan"} | more


@time_machine.travel("2026-10-01 10:00+02:00", tick=False)
def test_holidays_are_skipped_and_said_and_may_be_held_anyway(cast: Cast) -> None:
    Closure.objects.create(
        place=cast.house.place, first_day="2026-12-17", last_day="2026-12-17", note="Der males"
    )
    desk, at = cast.desk(), "/samvaer/ny/gruppe/"
    sent = plan_form("2026-10-22T19:00", place=str(cast.house.place.id))
    page = desk.post(at, {**sent, "do": "look"}).content.decode()
    assert "torsdag den 24. december 2026: juleaften" in page.replace("\xa0", " ") and "Der males" in page
    assert not Gathering.objects.exists()
    for _twice in range(2):
        answer = desk.post(at, sent, follow=True)
    shown = answer.content.decode().replace("\xa0", " ")
    assert "Springes over: torsdag den 24. december 2026 (juleaften)" in shown and "nytårsaften" in shown
    group = Gathering.objects.get()
    days = [timezone.localtime(one.starts_at) for one in group.sessions.all()]
    assert len(days) == 10 and {day.hour for day in days} == {19}, "seven in the evening, summer and winter"
    assert datetime(2026, 12, 24).date() not in {day.date() for day in days}
    assert days[-1].date() == datetime(2027, 1, 14).date()


@time_machine.travel("2026-10-01 10:00+02:00", tick=False)
def test_one_may_say_that_a_day_off_is_held_all_the_same(cast: Cast) -> None:
    desk = cast.desk()
    desk.post("/samvaer/ny/gruppe/", plan_form("2026-10-22T19:00", anyway="2026-12-24"))
    days = {timezone.localdate(one.starts_at) for one in Session.objects.all()}
    assert datetime(2026, 12, 24).date() in days and datetime(2026, 12, 31).date() not in days


def test_a_manual_is_written_as_text_and_each_saving_is_a_new_edition(cast: Cast) -> None:
    desk = cast.desk()
    text = "Velkommen\n- Runde\n- Kaffe\n\nHverdag\nEn god ting i dag"
    desk.post("/samvaer/manualer/ny/", {"name": "Fodfæste", "text": text, "once": str(uuid4())})
    first = Manual.objects.get()
    assert first.weeks[0] == {"theme": "Velkommen", "steps": ["Runde", "Kaffe"]}
    group = cast.opened("group", manual=first, times=[timezone.now() + timedelta(days=n) for n in (1, 8)])
    assert [one.theme for one in group.sessions.all()] == ["Velkommen", "Hverdag"]
    at = f"/samvaer/manualer/{first.id}/"
    for words in ("Nye ord\nRunde", "Sent i døren"):
        answer = desk.post(at, {"name": "Fodfæste", "text": words, "once": str(uuid4())})
    assert "nyere udgave" in answer.content.decode() and "Sent i døren" in answer.content.decode()
    assert [one.edition for one in queries.manuals(cast.karen)] == [2]
    group.refresh_from_db()
    assert group.manual == first and Manual.objects.count() == 2


def test_two_manuals_have_two_names(cast: Cast) -> None:
    desk, once = cast.desk(), str(uuid4())
    for _pressed_twice in range(2):
        desk.post("/samvaer/manualer/ny/", {"name": "Fodfæste", "text": "Velkommen", "once": once})
    answer = desk.post(
        "/samvaer/manualer/ny/", {"name": " fodfæste", "text": "Andre ord", "once": str(uuid4())}
    )
    page = answer.content.decode()
    assert "En anden manual hedder sådan" in page and "Andre ord" in page and Manual.objects.count() == 1


def test_one_asks_to_be_in_a_group_and_a_person_answers(cast: Cast) -> None:
    group = cast.group(begun=False)
    ida = cast.browser(cast.ida)
    ida.post(f"/kalender/{group.id}/")
    assert cast.seat(group, cast.ida) == "asked"
    desk = cast.desk()
    page = desk.get(f"/samvaer/{group.id}/").content.decode()
    assert "Ida 🌻" in page and "Byd velkommen" in page
    signup = cast.signup(group, cast.ida)
    for _twice in range(2):
        desk.post(f"/samvaer/{group.id}/", {"do": "welcome", "signup": str(signup.id)})
    assert cast.seat(group, cast.ida) == "seated" and len(cast.letters(cast.ida)) == 1


def test_whoever_asks_to_be_in_a_group_stands_on_the_first_page_until_answered(cast: Cast) -> None:
    """Her own page says that we write to her."""
    group = cast.group(begun=False)
    cast.browser(cast.ida).post(f"/kalender/{group.id}/")
    assert "1 vil gerne være med. Tag en snak." in cast.desk().get("/i-dag/").content.decode()
    actions.welcome(signup=cast.signup(group, cast.ida), by=cast.karen)
    assert queries.words_due(cast.karen) == []


def test_whoever_came_too_late_is_written_to_when_there_is_a_new_group(cast: Cast) -> None:
    """Her page has said so since the last one began."""
    ida, per = cast.ida, cast.somebody("Per")
    last = cast.group(begun=False)
    for person in (ida, per):
        actions.sign_up(gathering=last, person=person, by=cast.participant(person))
    cast.move(last, "started")
    page = cast.browser(ida).get(f"/min-side/kalender/{last.id}/").content.decode()
    assert "Vi skriver til dig, når der kommer en ny." in page
    later = [timezone.now() + timedelta(days=30)]
    new, told = (
        cast.plan("group", times=later, title="Sommergruppen"),
        "2 kom for sent til den sidste gruppe.",
    )
    desk, at = cast.desk(), f"/samvaer/{new.id}/"
    assert told in desk.get("/i-dag/").content.decode()
    assert "Kom for sent til den sidste gruppe" in desk.get(at).content.decode()
    one, other = cast.signup(last, ida), cast.signup(last, per)
    desk.post(at, {"do": "add", "person": str(ida.id), "signup": str(one.id)})
    assert cast.seat(new, ida) == "seated"
    assert [taker.signup.person_id for taker in queries.from_before(cast.karen, new)] == [per.id]
    desk.post(at, {"do": "leave", "person": str(per.id), "signup": str(other.id)})
    assert cast.seat(last, per) == "left" and queries.from_before(cast.karen, new) == []
    assert "kom for sent" not in desk.get("/i-dag/").content.decode()
    assert queries.from_before(cast.as_jonas, new) == [] == queries.from_before(cast.participant(per), new)


def test_when_the_last_evening_has_been_somebody_is_reminded_to_ask_each_about_a_peer(cast: Cast) -> None:
    group = cast.group(cast.ida, *(cast.somebody(name) for name in ("Per", "Ole")), weeks=2)
    for session in group.sessions.all():
        assert "Sidste gang har været." not in cast.desk().get("/i-dag/").content.decode()
        actions.note_session(session=cast.past(session), evening=Evening(leaders=2), by=cast.karen)
    assert "Sidste gang har været." in cast.desk().get("/i-dag/").content.decode()
    cast.desk().post(f"/samvaer/{group.id}/", {"do": "held"})
    assert queries.words_due(cast.karen) == [] and cast.signup(group, cast.ida).offer == "asked"


def test_once_begun_a_group_is_closed_to_everybody_else(cast: Cast) -> None:
    per = cast.somebody("Per")
    group = cast.group(cast.ida)
    for by in (cast.participant(per), cast.karen):
        with pytest.raises(NotAllowed):
            actions.sign_up(gathering=group, person=per, by=by)
    assert cast.browser(per).get(f"/kalender/{group.id}/").status_code == 404
    assert queries.groups_open(cast.karen) == []
    assert all(one.gathering_id is None for one in queries.calendar(cast.karen)), "where it meets is its own"


def test_after_an_evening_those_who_lead_tick_aliases_on_a_phone(cast: Cast) -> None:
    per = cast.somebody("Per")
    group = cast.group(cast.ida, per)
    actions.be_called(signup=cast.signup(group, cast.ida), alias="Sol", by=cast.as_ida)
    session = cast.past(group.sessions.first())
    jonas, at = cast.at_work(cast.jonas), f"/peer/grupper/moede/{session.id}/"
    page = jonas.get(at).content.decode()
    assert "Sol" in page and "Ida" not in page and "Runde 1" in page and "Pause med kaffe" in page
    sent = {
        "came": [str(cast.signup(group, cast.ida).id)],
        "calls": [str(cast.signup(group, per).id)],
        "led": "two",
        "steps": ["0"],
    }
    for _twice in range(2):
        jonas.post(at, sent)
    session.refresh_from_db()
    assert (session.state, session.came, session.leaders) == ("held", 1, 2)
    assert Attendance.objects.count() == 2 and SelfCheck.objects.get().steps == [0]
    assert [(one.name, one.why) for one in queries.calls(cast.karen)] == [
        ("Per", "kom ikke den dag og vil gerne ringes op")
    ]
    today = cast.desk().get("/i-dag/").content.decode()
    assert "Vil gerne ringes op" in today and "Per" in today


def test_alone_one_says_why_and_the_database_holds_it(cast: Cast) -> None:
    group = cast.group(cast.ida)
    session = cast.past(group.sessions.first())
    jonas, at = cast.at_work(cast.jonas), f"/peer/grupper/moede/{session.id}/"
    answer = jonas.post(at, {"steps": ["0"]})
    assert "En gruppe holdes af to" in answer.content.decode()
    with pytest.raises(NotAllowed):
        actions.note_session(session=session, evening=Evening(leaders=1), by=cast.as_jonas)
    with pytest.raises(IntegrityError), transaction.atomic():
        Session.objects.filter(id=session.id).update(state="held", leaders=1)
    jonas.post(at, {"led": "ill"})
    session.refresh_from_db()
    assert (session.leaders, session.alone_why) == (1, "ill")
    assert "En var alene: en var syg" in cast.desk().get(f"/samvaer/{group.id}/").content.decode()


def test_an_evening_that_has_not_begun_is_not_noted(cast: Cast) -> None:
    group = cast.group(cast.ida)
    with pytest.raises(NotAllowed):
        actions.note_session(session=group.sessions.last(), evening=Evening(), by=cast.as_jonas)


def test_the_group_agrees_on_its_rules_and_a_member_reads_them(cast: Cast) -> None:
    group = cast.group(cast.ida)
    jonas = cast.at_work(cast.jonas)
    jonas.post(f"/peer/grupper/{group.id}/", {"words": "Vi lader hinanden tale ud. Ring 010157-5000"})
    page = cast.browser(cast.ida).get(f"/min-side/kalender/{group.id}/").content.decode()
    assert "Vi lader hinanden tale ud" in page and "5000" not in page and "Jonas" in page
    with pytest.raises(NotAllowed):
        actions.agree_on_rules(gathering=group, words="Andre ord", by=cast.as_ida)


def test_what_a_group_agreed_stays_without_whoever_wrote_it_down(cast: Cast) -> None:
    group = cast.group(cast.ida)
    rules = actions.agree_on_rules(gathering=group, words="Vi lader hinanden tale ud", by=cast.as_jonas)
    Gathering.objects.filter(id=group.id).update(changed_by_id=cast.jonas.id)
    assert rules and rules.by_id == cast.jonas.id
    actions.forget(person_id=cast.jonas.id, by=cast.house.system)
    rules.refresh_from_db()
    group.refresh_from_db()
    assert group.changed_by_id is None
    assert (rules.words, rules.by_id) == ("Vi lader hinanden tale ud", None)


def test_something_not_right_goes_to_the_coordinator_and_not_to_the_group(cast: Cast) -> None:
    group = cast.group(cast.ida)
    ida, at = cast.browser(cast.ida), f"/min-side/kalender/{group.id}/noget-er-galt/"
    once = str(uuid4())
    for _twice in range(2):
        ida.post(at, {"words": "Der bliver talt om mig", "once": once})
    waiting = letters_in.waiting_for_answer(cast.karen)
    assert len(waiting) == 1 and "Der bliver talt om mig" in waiting[0].first_words
    jonas = cast.at_work(cast.jonas)
    for page in (f"/peer/grupper/{group.id}/", "/peer/grupper/", "/peer/"):
        assert "talt om mig" not in jonas.get(page).content.decode()


def test_leaving_needs_no_reason_and_a_group_of_two_is_somebodys_to_talk_about(cast: Cast) -> None:
    others = [cast.somebody(name) for name in ("Per", "Ole")]
    group = cast.group(cast.ida, *others)
    assert [w for w in queries.words_due(cast.karen) if "lille" in w.text] == []
    cast.browser(cast.ida).post(f"/min-side/kalender/{group.id}/", {"do": "leave"})
    assert [w.title for w in queries.words_due(cast.karen) if "lille" in w.text] == ["Fodfæste"]
    group.refresh_from_db()
    assert group.state == "started", "nothing is closed by itself"
    assert "Gruppen er blevet lille" in cast.desk().get("/i-dag/").content.decode()


def test_one_leader_missing_is_seen_the_week_before(cast: Cast) -> None:
    group = cast.group(cast.ida, *(cast.somebody(name) for name in ("Per", "Ole")))
    assert queries.words_due(cast.karen) == []
    cast.at_work(cast.lone).post(f"/peer/grupper/{group.id}/", {"do": "stop"})
    assert [w.text for w in queries.words_due(cast.karen)] == ["En gruppe holdes af to. Der mangler en."]
    assert queries.led_by_me(wearing(cast.house, cast.lone, Hat.PEER)) == []


def test_one_who_leads_and_takes_a_break_is_missing_until_they_are_back(cast: Cast) -> None:
    """In one press from their own page; the coordinator has talked with Lone, and the evening is still tomorrow."""
    cast.group(cast.ida, *(cast.somebody(name) for name in ("Per", "Ole")))
    lone = cast.at_work(cast.lone)
    lone.post("/peer/pause/")
    peers.talked_with(peer=PeerFile.objects.get(person=cast.lone), by=cast.karen)
    assert [w.text for w in queries.words_due(cast.karen)] == ["En gruppe holdes af to. Der mangler en."]
    assert "Der mangler en." in cast.desk().get("/i-dag/").content.decode()
    lone.post("/peer/igen/")
    assert queries.words_due(cast.karen) == []


def test_a_peer_is_asked_and_stands_with_their_name_from_a_yes_on(cast: Cast) -> None:
    event = cast.opened(title="Maling")
    for person in (cast.jonas, cast.lone):
        actions.ask_to_lead(gathering=event, person=person, by=cast.karen)
    public, his, hers = f"/kalender/{event.id}/", cast.at_work(cast.jonas), cast.at_work(cast.lone)
    at = f"/peer/grupper/{event.id}/"
    assert "Jonas" not in Client().get(public).content.decode()
    assert his.get(at).status_code == 404, "who comes is for those who lead it"
    assert "Jonas er spurgt og har ikke svaret" in cast.desk().get(f"/samvaer/{event.id}/").content.decode()
    assert "Vil du være med til at holde Maling?" in his.get("/peer/").content.decode()
    for answer in ("lead_yes", "lead_no"):
        his.post(at, {"do": answer}, follow=True)
    assert "Jonas" in Client().get(public).content.decode() and his.get(at).status_code == 200
    hers.post(at, {"do": "lead_no"})
    assert "Vil du være med" not in hers.get("/peer/grupper/").content.decode()
    assert "Lone" not in Client().get(public).content.decode()
    with pytest.raises(NotAllowed):
        actions.answer_to_lead(gathering=event, yes=True, by=wearing(cast.house, cast.lone, Hat.PEER))


def test_who_leads_and_is_also_somebodys_peer_here_is_worth_a_word(cast: Cast) -> None:
    story = begin(cast.house)
    story.asked("paired")
    group = cast.group(story.ida, begun=False)
    assert queries.also_walk_together(cast.karen, group) == []
    actions.ask_to_lead(gathering=group, person=story.jonas.person, by=cast.karen)
    assert queries.also_walk_together(cast.karen, group) == ["Jonas"]
    assert "Jonas holder gruppen og er også peer" in cast.desk().get(f"/samvaer/{group.id}/").content.decode()


def finished(cast: Cast) -> Gathering:
    return cast.move(cast.group(cast.ida), "held")


def test_afterwards_a_yes_flows_into_finding_a_peer(cast: Cast) -> None:
    group = finished(cast)
    assert cast.signup(group, cast.ida).offer == "asked" and len(cast.letters(cast.ida)) == 1
    ida, at = cast.browser(cast.ida), f"/min-side/kalender/{group.id}/"
    assert "Vil du gå videre med en peer?" in ida.get(at).content.decode()
    for _twice in range(2):
        ida.post(at, {"do": "offer_yes"})
    assert consent.in_force(cast.karen, cast.ida.id, "matching")
    waiting = letters_in.waiting_for_answer(cast.karen)
    assert len(waiting) == 1 and "gå videre sammen med en peer" in waiting[0].first_words
    enquiry = waiting[0].enquiry
    intake.sort(enquiry=enquiry, as_="seeks", by=cast.karen)
    intake.hold_talk(enquiry=enquiry, by=cast.karen)
    ready = [row for row in matching.waiting_for_a_peer(cast.karen) if row.person_id == cast.ida.id]
    assert [row.agreed for row in ready] == [True]


@pytest.mark.parametrize("answer", ["no", "later"])
def test_a_no_or_a_not_now_is_nobody_elses(cast: Cast, answer: str) -> None:
    group = finished(cast)
    cast.browser(cast.ida).post(f"/min-side/kalender/{group.id}/", {"do": f"offer_{answer}"})
    assert not consent.in_force(cast.karen, cast.ida.id, "matching")
    assert letters_in.waiting_for_answer(cast.karen) == []
    page = cast.desk().get(f"/samvaer/{group.id}/").content.decode()
    assert "nej tak" not in page and "ikke nu" not in page
    cast.browser(cast.ida).post(f"/min-side/kalender/{group.id}/", {"do": "offer_yes"})
    assert consent.in_force(cast.karen, cast.ida.id, "matching"), "one may change one's mind"


def test_nobody_answers_for_somebody_else(cast: Cast) -> None:
    group = finished(cast)
    signup = cast.signup(group, cast.ida)
    for by in (cast.karen, cast.as_jonas, cast.participant(cast.somebody("Per"))):
        with pytest.raises(NotAllowed):
            actions.answer_offer(signup=signup, answer="yes", by=by)
    with pytest.raises(NotAllowed):
        actions.answer_offer(signup=signup, answer="måske", by=cast.as_ida)


def test_those_who_lead_see_only_what_they_lead(cast: Cast) -> None:
    group = cast.group(cast.ida)
    other = someone(cast.house, "Charlie", Hat.PEER)
    session = group.sessions.first()
    charlie = cast.at_work(other)
    for at in (f"/peer/grupper/{group.id}/", f"/peer/grupper/moede/{session.id}/", f"/samvaer/{group.id}/"):
        assert charlie.get(at).status_code == 404
    as_member = wearing(cast.house, cast.ida, Hat.PEER)
    assert queries.session(as_member, session.id) is None and queries.gathering(as_member, group.id) is None
    assert cast.at_work(cast.jonas).get(f"/samvaer/{group.id}/").status_code == 404


def test_reading_the_aliases_is_written_down(cast: Cast) -> None:
    group = cast.group(cast.ida)
    queries.roll(cast.as_jonas, cast.past(group.sessions.first()))
    looks = Entry.objects.filter(verb="read.listed", about_id=cast.ida.id, by_id=cast.jonas.id)
    assert [look.detail["screen"] for look in looks] == ["group"]


def test_a_cancelled_evening_is_told_to_those_in_the_group_and_to_those_who_lead(cast: Cast) -> None:
    group = cast.group(cast.ida)
    session = group.sessions.first()
    before = len(cast.letters(cast.jonas))
    cast.desk().post(f"/samvaer/moede/{session.id}/", {"do": "cancel"})
    session.refresh_from_db()
    assert session.state == "cancelled" and session.changes == 1
    assert len(cast.letters(cast.ida)) == 1 and len(cast.letters(cast.jonas)) == before + 1
    assert "Aflyst" in cast.browser(cast.ida).get(f"/min-side/kalender/{group.id}/").content.decode()


def test_the_steps_of_a_group_follow_one_another(cast: Cast) -> None:
    group = cast.group(cast.ida, begun=False)
    went = [actions.move_on(gathering=group, to=to, by=cast.karen).state for to in ORDER]
    assert went == ["open", "started", "started", "held", "held", "closed", "closed"]
    with pytest.raises(NotAllowed):
        actions.move_on(gathering=group, to="cancelled", by=cast.as_jonas)


def test_those_who_lead_see_beside_the_manual_what_they_ticked_themselves(cast: Cast) -> None:
    group = cast.group(cast.ida)
    for number, steps in ((0, [0]), (1, [0, 1])):
        evening = cast.past(group.sessions.all()[number], hours=3 + number)
        actions.note_session(session=evening, evening=Evening(steps=steps), by=cast.as_jonas)
    jonas, lone = (cast.at_work(one).get(f"/peer/grupper/{group.id}/") for one in (cast.jonas, cast.lone))
    assert (
        "Det nåede vi ikke: Pause med kaffe" in jonas.content.decode()
        and "Vi nåede det hele." in jonas.content.decode()
    )
    assert "Det nåede vi ikke" not in lone.content.decode(), "each looks back alone"


def test_hours_are_counted_from_the_day_one_began_to_lead(cast: Cast) -> None:
    evening = cast.past(cast.group(cast.ida).sessions.first())
    Session.objects.filter(id=evening.id).update(state="held")
    assert queries.time_led(cast.as_jonas) == [], "somebody else led it"
    Facilitating.objects.filter(person=cast.jonas).update(since=evening.starts_at - timedelta(days=1))
    assert [minutes for _day, minutes in queries.time_led(cast.as_jonas)] == [evening.minutes]
    assert queries.time_led(wearing(cast.house, cast.lone, Hat.PEER)) == []
