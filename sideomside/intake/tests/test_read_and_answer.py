"""A coordinator reads, answers and decides; every verb is a step that everybody can see."""

from datetime import date, datetime, time, timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.db import connections
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from sideomside.ground.audit.models import Entry
from sideomside.ground.post.models import Letter
from sideomside.ground.vault.cpr import COVER
from sideomside.intake import actions, queries
from sideomside.intake.actions.steps import take_step
from sideomside.intake.models import Enquiry, EnquiryStep, Message, Sort, State, Step
from sideomside.people.models import Absence, OpeningHours
from tests.people import Hat, someone

COPENHAGEN = ZoneInfo("Europe/Copenhagen")


@pytest.fixture
def desk(cast):
    """Signe's browser, and a way to send one of the small forms of the page."""
    client = cast.signed_in(cast.signe)

    def send(enquiry, verb, follow=True, **said):
        page = client.get(f"/henvendelser/{enquiry.id}/")
        form = page.context["forms"][verb]
        hidden = {"do": verb, "seal": form["seal"].value(), "version": form["version"].value()}
        return client.post(f"/henvendelser/{enquiry.id}/", hidden | said, follow=follow)

    send.client = client
    return send


def fresh(enquiry):
    return Enquiry.objects.get(id=enquiry.id)


def page_text(page):
    return page.content.decode().replace("\xa0", " ")


def test_the_conversation_stands_left_and_an_answer_can_be_sent(cast, desk):
    enquiry = cast.write("Jeg har det svært. Æøå 🌻")
    page = desk.client.get(f"/henvendelser/{enquiry.id}/")
    assert "Jeg har det svært. Æøå 🌻" in page_text(page)
    page = desk(enquiry, "answer", words="Hej Sara\n\nTak. <3")
    assert "Dit svar er på vej." in page_text(page)
    assert "Tak. &lt;3" in page_text(page)
    letter = Letter.objects.get()
    assert (letter.subject, letter.address) == ("Hej fra Signe", "sara@post.example")
    assert "/m/" in letter.text
    assert "<3" not in letter.text
    assert fresh(enquiry).state == State.ANSWERED


def test_just_write_in_the_mail_brings_the_words_and_no_quote(cast, desk):
    enquiry = cast.write("Skriv bare i mailen")
    desk(enquiry, "in_mail", in_mail="on")
    desk(enquiry, "answer", words="Kom på torsdag & tag en med")
    text = Letter.objects.get().text
    assert "Kom på torsdag & tag en med" in text
    assert "Skriv bare i mailen" not in text


def test_the_language_we_write_in_is_set_beside_it_and_stands_in_the_log(cast, desk):
    enquiry = cast.write()
    page = page_text(desk.client.get(f"/henvendelser/{enquiry.id}/"))
    assert "På hvilket sprog?" in page and 'name="language" value="da"' in page
    asked = page[page.index("På hvilket sprog?") :]
    assert "frivilligt" not in asked[: asked.index('name="language"')], "there is always one"
    desk(enquiry, "in_mail", language="en")
    line = Entry.objects.filter(verb="person.changed", about_id=enquiry.person_id).latest("at")
    assert fresh(enquiry).person.language == "en"
    assert line.by_id == cast.signe.id and "language" in line.detail["fields"]
    desk(enquiry, "answer", words="Hello")
    assert "/en/m/" in Letter.objects.get().text
    desk(enquiry, "in_mail", language="xx")
    desk(enquiry, "in_mail", in_mail="on")
    assert fresh(enquiry).person.language == "en"


def test_an_answer_goes_to_the_person_in_their_language(cast, desk):
    enquiry = cast.write(language="en")
    page = desk.client.get(f"/henvendelser/{enquiry.id}/")
    assert page.context["forms"]["answer"]["words"].value().startswith("Hello Sara")
    desk(enquiry, "answer", words="Hello")
    assert Letter.objects.get().subject == "Hello from Signe"
    assert "/en/m/" in Letter.objects.get().text


def test_who_cannot_be_written_to_is_called_instead(cast, desk):
    enquiry = cast.write(channel="call")
    assert "Vi kan ikke skrive til dem" in page_text(desk.client.get(f"/henvendelser/{enquiry.id}/"))
    page = desk(enquiry, "answer", words="Hej")
    assert "Ring i stedet" in page_text(page)
    assert not Letter.objects.exists()


def test_the_same_answer_sent_twice_goes_out_once(cast, desk):
    enquiry = cast.write()
    page = desk.client.get(f"/henvendelser/{enquiry.id}/")
    form = page.context["forms"]["answer"]
    said = {"do": "answer", "seal": form["seal"].value(), "version": form["version"].value(), "words": "Hej"}
    for _again in range(2):
        assert desk.client.post(f"/henvendelser/{enquiry.id}/", said).status_code == 302
    assert Letter.objects.count() == 1
    assert Message.objects.filter(direction="out").count() == 1


def test_an_empty_answer_is_asked_for_again(cast, desk):
    page = desk(cast.write(), "answer", words=" \n ")
    assert "Skriv dit svar" in page_text(page)
    assert "<title>Ret:" in page_text(page)
    assert not Letter.objects.exists()


@pytest.mark.parametrize(
    ("opening", "words"),
    [("thanks", "glad for"), ("coffee", "kop kaffe"), ("call", "Må jeg ringe")],
)
def test_three_ways_to_begin(cast, desk, opening, words):
    OpeningHours.objects.create(place=cast.house.place, weekday=2, opens=time(13), closes=time(16))
    page = desk.client.get(f"/henvendelser/{cast.write().id}/?opening={opening}")
    written = page.context["forms"]["answer"]["words"].value()
    assert written.startswith("Hej Sara")
    assert written.endswith("Venlig hilsen\nSigne")
    assert words in written
    assert ("onsdag" in written and "13–16: Huset, Opdigtet Vej 1" in written) == (opening == "coffee")


def test_two_at_once_the_second_is_told_and_keeps_the_words(cast, desk):
    enquiry = cast.write()
    page = desk.client.get(f"/henvendelser/{enquiry.id}/")
    form = page.context["forms"]["answer"]
    actions.answer(enquiry=enquiry, words="Hej fra Omar", by=cast.as_omar)
    said = {
        "do": "answer",
        "seal": form["seal"].value(),
        "version": form["version"].value(),
        "words": "Mit svar",
    }
    page = desk.client.post(f"/henvendelser/{enquiry.id}/", said)
    assert "Der er sket noget imens" in page_text(page)
    assert "Omar skrev et svar" in page_text(page)
    assert page.context["forms"]["answer"]["words"].value() == "Mit svar"
    assert Message.objects.filter(direction="out").count() == 1
    form = page.context["forms"]["answer"]
    said |= {"version": form["version"].value()}
    assert desk.client.post(f"/henvendelser/{enquiry.id}/", said).status_code == 302
    assert Message.objects.filter(direction="out").count() == 2


def test_a_number_in_an_answer_is_covered(cast, desk):
    enquiry = cast.write()
    page = desk(enquiry, "answer", words="Dit nummer 010157-5000 har vi ikke brug for")
    assert COVER in page_text(page)
    assert "010157-5000" not in page_text(page)
    assert "dækket over" in page_text(page)


def test_one_choice_sorts_and_may_be_changed(cast, desk):
    enquiry = cast.write()
    desk(enquiry, "sort", sort="gives")
    page = desk(enquiry, "sort", sort="seeks")
    assert fresh(enquiry).sort == Sort.SEEKS
    assert [s.detail["sort"] for s in EnquiryStep.objects.filter(kind="sorted")] == ["gives", "seeks"]
    assert "Signe Holm skrev, hvad det handler om: søger støtte" in page_text(page)
    assert Entry.objects.filter(verb="enquiry.sorted", about_id=enquiry.person_id).count() == 2


def test_not_now_comes_back_on_the_day(cast, desk):
    enquiry = cast.write()
    day = timezone.localdate() + timedelta(days=5)
    assert "Vælg en dag, der kommer" in page_text(desk(enquiry, "remind", on=str(timezone.localdate())))
    desk(enquiry, "remind", on=str(day))
    assert queries.waiting_for_answer(cast.as_signe) == []
    with time_machine.travel(timezone.now() + timedelta(days=5)):
        (row,) = queries.waiting_for_answer(cast.as_signe)
    assert row.reminder


def test_a_call_is_noted_and_only_reaching_each_other_ends_the_wait(cast, desk):
    enquiry = cast.write(channel="call")
    desk(enquiry, "call", reached="no", words="Ingen svarede")
    assert len(queries.waiting_for_answer(cast.as_signe)) == 1
    desk(enquiry, "call", reached="yes", words="Vil gerne mødes")
    assert queries.waiting_for_answer(cast.as_signe) == []
    mine = queries.own(cast.as_participant(enquiry.person))
    assert [m.direction for m in mine[0].messages] == ["in"]  # our notes stay with us


def test_only_people_close_and_writing_again_opens(cast, desk):
    enquiry = cast.write()
    desk(enquiry, "close", why="signposted")
    assert fresh(enquiry).state == State.CLOSED
    assert queries.waiting_for_answer(cast.as_signe) == []
    actions.hear(enquiry=fresh(enquiry), words="Hej igen", by=cast.as_participant(enquiry.person))
    assert fresh(enquiry).state == State.RECEIVED
    assert len(queries.waiting_for_answer(cast.as_signe)) == 1


def test_it_is_opened_again_by_hand(cast, desk):
    enquiry = cast.write()
    desk(enquiry, "close", why="quiet")
    desk(enquiry, "reopen")
    assert fresh(enquiry).state == State.RECEIVED


def test_a_talk_opens_what_a_colleague_has_closed_meanwhile(cast):
    """Found by the proof of states: two windows, one closes and the other notes the talk."""
    for talk in ("plan", "hold"):
        enquiry = cast.write()
        actions.close(enquiry=enquiry, reason="quiet", by=cast.as_signe)
        if talk == "plan":
            setting, at = actions.Setting(), timezone.now() + timedelta(days=1)
            actions.plan_talk(enquiry=enquiry, setting=setting, planned_for=at, by=cast.as_signe)
        else:
            actions.hold_talk(enquiry=enquiry, by=cast.as_signe)
        assert fresh(enquiry).state in {State.TALK_PLANNED, State.TALK_HELD}
        assert fresh(enquiry).closed_why == ""


def test_a_talk_called_off_after_all_was_closed_leaves_it_closed(cast):
    enquiry = cast.write()
    at = timezone.now() + timedelta(days=1)
    actions.plan_talk(enquiry=enquiry, setting=actions.Setting(), planned_for=at, by=cast.as_signe)
    actions.close(enquiry=enquiry, reason="withdrawn", by=cast.as_signe)
    actions.call_off_talk(enquiry=enquiry, by=cast.as_participant(enquiry.person))
    assert (fresh(enquiry).state, fresh(enquiry).closed_why) == (State.CLOSED, "withdrawn")
    assert queries.waiting_for_answer(cast.as_signe) == []


def test_a_first_talk_is_agreed_on_called_off_and_held(cast, desk):
    enquiry = cast.write()
    path = f"/henvendelser/{enquiry.id}/snak/"
    form = desk.client.get(path).context["form"]
    said = {"seal": form["seal"].value(), "version": form["version"].value(), "form": "coffee"}
    said |= {"place": str(cast.house.place.id), "brings_somebody": "on"}
    tomorrow = timezone.localdate() + timedelta(days=1)
    page = desk.client.post(path, said | {"day": "2020-01-01", "at": "13.30"})
    assert "Vælg et tidspunkt, der kommer" in page_text(page)
    desk.client.post(path, said | {"day": str(tomorrow), "at": "13.30"})
    (talk,) = queries.talks(cast.as_signe, enquiry)
    assert talk.planned_for == datetime.combine(tomorrow, time(13, 30), COPENHAGEN)
    assert talk.brings_somebody
    assert fresh(enquiry).state == State.TALK_PLANNED
    client = cast.come_in(enquiry.person)
    client.post("/min-side/snak/afbud/")
    assert fresh(enquiry).waiting_since is not None  # somebody offers another time
    assert len(queries.waiting_for_answer(cast.as_signe)) == 1
    path += "holdt/"
    form = desk.client.get(path).context["form"]
    held = {
        "seal": form["seal"].value(),
        "version": form["version"].value(),
        "form": "walk",
        "matching": "on",
    }
    desk.client.post(
        path, held | {"day": str(timezone.localdate()), "note": "Vil helst mødes om formiddagen"}
    )
    assert queries.talk_held(cast.as_signe, enquiry.person_id, cast.programme.id)
    assert [t.note for t in queries.talks(cast.as_signe, enquiry) if t.held_at] == [
        "Vil helst mødes om formiddagen"
    ]
    assert queries.ready_for_a_peer(cast.as_signe) == []
    desk(enquiry, "sort", sort="seeks")
    assert queries.ready_for_a_peer(cast.as_signe) == [fresh(enquiry)]


def test_yes_to_matching_is_given_in_the_talk_or_not_at_all(cast):
    one, two = cast.write(), cast.write(mail="anden@post.example")
    actions.hold_talk(enquiry=one, said_yes_to=("matching",), by=cast.as_signe)
    actions.hold_talk(enquiry=two, by=cast.as_signe)
    given = {c.person_id: c.channel for c in one.person.consents.filter(purpose="matching")}
    assert given == {one.person_id: "talk"}
    assert not two.person.consents.filter(purpose="matching").exists()


def test_a_programme_may_do_without_a_first_talk(cast):
    enquiry = cast.write()
    actions.sort(enquiry=enquiry, as_="seeks", by=cast.as_signe)
    assert queries.ready_for_a_peer(cast.as_signe) == []
    cast.programme.first_talk_required = False
    cast.programme.save()
    assert queries.ready_for_a_peer(cast.as_signe) == [enquiry]
    assert queries.talk_held(cast.as_signe, enquiry.person_id, cast.programme.id)


def test_unread_for_a_working_day_reaches_a_second_reader(cast):
    with time_machine.travel(datetime(2026, 11, 20, 15, tzinfo=COPENHAGEN)):  # Friday
        enquiry = cast.write()
    assert enquiry.assigned_id == cast.signe.id
    seen = []
    for day, hour in ((21, 12), (23, 14), (23, 16)):
        with time_machine.travel(datetime(2026, 11, day, hour, tzinfo=COPENHAGEN)):
            (omars,) = queries.waiting_for_answer(cast.as_omar)
            (signes,) = queries.waiting_for_answer(cast.as_signe)
            assert signes.for_me
            seen.append((omars.for_me, omars.second))
    assert seen == [(False, False), (False, False), (True, True)]
    with time_machine.travel(datetime(2026, 11, 23, 16, tzinfo=COPENHAGEN)):
        actions.note_read(enquiry=enquiry, by=cast.as_signe)
        assert not queries.waiting_for_answer(cast.as_omar)[0].for_me
    with time_machine.travel(datetime(2026, 11, 25, 10, tzinfo=COPENHAGEN)):
        assert [r.too_long for r in queries.waiting_for_answer(cast.as_omar)] == [True]


def test_a_stand_in_gets_what_waits_for_the_one_who_is_away(cast):
    cast.write()
    assert not queries.waiting_for_answer(cast.as_omar)[0].for_me
    today = timezone.localdate()
    away = Absence(person=cast.signe, stand_in=cast.omar, first_day=today, last_day=today + timedelta(days=3))
    away.save()
    assert queries.waiting_for_answer(cast.as_omar)[0].for_me
    assert cast.write().assigned_id == cast.omar.id  # new ones go to who is here


def test_new_enquiries_are_shared_out(cast):
    assert [cast.write().assigned_id for _ in range(4)] == [cast.signe.id, cast.omar.id] * 2


def test_it_is_handed_over(cast, desk):
    enquiry = cast.write()
    page = desk(enquiry, "assign", to=str(cast.omar.id))
    assert fresh(enquiry).assigned_id == cast.omar.id
    assert "tog den: Omar" in page_text(page)


def test_the_list_shows_open_ones_and_closed_ones_when_asked(cast, desk):
    cast.write(name="Åse")
    actions.close(enquiry=cast.write(name="Bolette"), reason="quiet", by=cast.as_signe)
    assert "Åse" in page_text(desk.client.get("/henvendelser/"))
    assert "Bolette" not in page_text(desk.client.get("/henvendelser/"))
    closed = page_text(desk.client.get("/henvendelser/?state=closed"))
    assert "Bolette" in closed and "Åse" not in closed
    assert Entry.objects.filter(verb="read.listed", detail__screen="enquiries").count() == 2
    answered = page_text(desk.client.get("/henvendelser/?state=answered"))
    assert "Åse" not in answered and "Bolette" not in answered and "Her er ingen" in answered
    assert "Åse" in page_text(desk.client.get("/henvendelser/?state=nonsense&page=nine"))


def test_a_long_list_is_paged_and_costs_no_more_than_a_short_one(cast, desk):
    def cost(path):
        with CaptureQueriesContext(connections["default"]) as asked:
            page = desk.client.get(path)
        return len(asked), page

    cast.write()
    cost("/henvendelser/")  # the first look of the day is written down
    few, _page = cost("/henvendelser/")
    for number in range(42):
        cast.write(name=f"Nummer{number:02}")
    cost("/henvendelser/"), cost("/henvendelser/?page=2")
    many, page = cost("/henvendelser/")
    assert many == few
    assert len(page.context["rows"]) == 40 and "Næste side" in page_text(page)
    assert len(cost("/henvendelser/?page=2")[1].context["rows"]) == 3


def test_nobody_else_finds_the_page(cast, client):
    enquiry = cast.write()
    paths = ["/henvendelser/", "/henvendelser/ny/"]
    paths += [f"/henvendelser/{enquiry.id}/{end}" for end in ("", "snak/", "snak/holdt/", "samme-person/")]
    for role in (Hat.HOST, Hat.PEER, Hat.PARTNER, Hat.EVALUATOR, Hat.MODERATOR, Hat.OPERATOR):
        browser = cast.signed_in(someone(cast.house, "Charlie", role))
        assert [browser.get(path).status_code for path in paths] == [404] * 6
    assert [client.get(path).status_code for path in paths] == [302] * 6  # to sign in
    inside = cast.come_in(enquiry.person)
    assert all(inside.get(path).status_code in {302, 404} for path in paths)
    signe = cast.signed_in(cast.signe)
    assert signe.get(f"/henvendelser/{uuid4()}/").status_code == 404
    assert not Entry.objects.filter(verb="read.opened", by_role__in=["host", "peer", "partner"]).exists()


def test_a_list_of_three_costs_no_more_than_a_list_of_one(cast):
    def cost():
        with CaptureQueriesContext(connections["default"]) as asked:
            queries.waiting_for_answer(cast.as_signe)
        return len(asked)

    cast.write()
    queries.waiting_for_answer(cast.as_signe)
    one = cost()
    cast.write(), cast.write()
    queries.waiting_for_answer(cast.as_signe)
    assert cost() == one


def test_the_events_of_reports_are_the_steps_themselves(cast):
    enquiry = cast.write(happened_at=datetime(2026, 11, 2, 10, tzinfo=COPENHAGEN))
    actions.answer(enquiry=enquiry, words="Hej", by=cast.as_signe)
    actions.answer(enquiry=enquiry, words="Hej igen", by=cast.as_signe)
    actions.hold_talk(enquiry=enquiry, by=cast.as_omar)
    actions.close(enquiry=enquiry, reason="withdrawn", by=cast.as_omar)
    found = list(queries.events(cast.house.system))
    assert [e.kind for e in found] == ["enquiry.received", "enquiry.answered", "intake.done", "left_list"]
    every = {"programme": str(enquiry.programme_id), "way": "form", "sort": ""}
    apart = [{}, {}, {"form": "coffee"}, {"why": "withdrawn"}]
    assert [e.payload for e in found] == [every | one for one in apart]
    assert found[0].happened_at.date() == date(2026, 11, 2)
    assert found[0].written_at.date() == timezone.now().date()
    assert list(queries.events(cast.as_mikkel)) == []


def test_opened_again_by_hand_is_told_and_so_is_the_next_closing(cast):
    enquiry = cast.write()
    for _twice in range(2):
        actions.close(enquiry=enquiry, reason="withdrawn", by=cast.as_omar)
        actions.reopen(enquiry=enquiry, by=cast.as_omar)
    kinds = [e.kind for e in queries.events(cast.house.system)]
    assert kinds == ["enquiry.received", "left_list", "back_on_list", "left_list", "back_on_list"]


def test_whoever_writes_again_is_back_in_the_figures_too(cast):
    """Closed, and then a mail came: it is open on our pages, so no figure may say that they left."""
    enquiry = cast.write()
    actions.close(enquiry=enquiry, reason="quiet", by=cast.as_omar)
    take_step(enquiry=enquiry, kind=Step.HEARD, by=cast.house.system)
    kinds = [e.kind for e in queries.events(cast.house.system)]
    assert kinds == ["enquiry.received", "left_list", "back_on_list"]
    actions.close(enquiry=enquiry, reason="joined", by=cast.as_omar)
    actions.reopen(enquiry=enquiry, by=cast.as_omar)
    assert [e.kind for e in queries.events(cast.house.system)] == kinds  # who is with us never left


def test_a_talk_that_was_held_stays_held_when_the_enquiry_is_closed(cast):
    enquiry = cast.write()
    actions.sort(enquiry=enquiry, as_="seeks", by=cast.as_signe)
    actions.hold_talk(enquiry=enquiry, by=cast.as_signe)
    assert not queries.is_put_away(cast.as_signe, enquiry.person_id, cast.programme.id)
    actions.close(enquiry=fresh(enquiry), reason="signposted", by=cast.as_signe)
    assert queries.talk_held(cast.as_signe, enquiry.person_id, cast.programme.id)
    assert queries.is_put_away(cast.as_signe, enquiry.person_id, cast.programme.id)
    actions.reopen(enquiry=fresh(enquiry), by=cast.as_signe)
    actions.close(enquiry=fresh(enquiry), reason="joined", by=cast.as_signe)
    assert not queries.is_put_away(cast.as_signe, enquiry.person_id, cast.programme.id)
