"""Karen reads far more than usual; Kim is asked, and says what came of it. Nobody's words stand in the question."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from functools import partial

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.test import override_settings
from django.utils import timezone

from sideomside.ground.audit import log
from sideomside.ground.audit.models import Entry
from sideomside.ground.jobs.schedule import run_due
from sideomside.oversight import actions, jobs, queries
from sideomside.oversight.models import Ring
from sideomside.oversight.queries.reading import LONGEST_AWAY
from sideomside.people import actions as actions_of_people
from sideomside.people.models import Organisation, Person, Programme, Role
from sideomside.people.rules import Hat, NotAllowed, Viewer
from tests.people import House, at_work, someone, wearing

PAGE = "/huset/hvordan-vi-kigger/"
SECRET = "Solvej Hemmelig"


@pytest.fixture
def karen(house: House) -> Person:
    return someone(house, "Karen", Hat.COORDINATOR)


@pytest.fixture
def kim(house: House) -> Person:
    return someone(house, "Kim", Hat.COORDINATOR)


def yesterday() -> date:
    return timezone.localdate() - timedelta(days=1)


def reads(
    house: House, reader: Person, many: int, *, day: date | None = None, hour: int = 11
) -> list[Person]:
    """Somebody opens many pages on a day."""
    moment = timezone.make_aware(datetime.combine(day or yesterday(), time(hour)))
    viewer = wearing(house, reader, Hat.COORDINATOR)
    people = [someone(house, SECRET, Hat.PARTICIPANT) for _ in range(many)]
    with time_machine.travel(moment, tick=False):
        for one in people:
            log.record_opening(viewer, about=one.id, screen="enquiry")
    return people


def look_over(house: House) -> list[str]:
    """As the worker does."""
    here, apart = house.organisation.id, [one for one in jobs.JOBS if one.apart]
    return run_due([replace(one, run=partial(one.run, here)) for one in apart])


def rung(house: House) -> list[Ring]:
    return actions.look_over(day=yesterday(), by=house.system)


def test_a_day_of_much_reading_is_asked_about_once_and_written_down(house: House, karen: Person) -> None:
    reads(house, karen, 46)
    assert [one.reader_id for one in rung(house)] == [karen.id] and rung(house) == []
    line = Entry.objects.get(verb="oversight.rang")
    assert line.about_id == karen.id and set(line.detail["signs"]) == {"many", "not_theirs"}


def test_an_ordinary_day_asks_nobody(house: House, karen: Person, kim: Person) -> None:
    reads(house, karen, 8)
    reads(house, kim, 14)
    assert rung(house) == [] and not Ring.objects.exists()


def test_the_colleague_is_told_and_never_the_reader(house: House, karen: Person, kim: Person) -> None:
    reads(house, karen, 46)
    (ring,) = rung(house)
    hers, his = at_work(house, karen), at_work(house, kim)
    assert "Karen" not in hers.get(PAGE).content.decode().partition("<main")[2]
    assert hers.get(f"{PAGE}dag/{ring.id}/").status_code == 404
    assert PAGE not in hers.get("/i-dag/").content.decode()
    assert PAGE in his.get("/i-dag/").content.decode()
    assert "Karen" in his.get(PAGE).content.decode()
    page = his.get(f"{PAGE}dag/{ring.id}/").content.decode()
    assert "46" in page and SECRET not in page and "grund" in page


def test_what_came_of_it_is_said_once_and_told_to_the_reader_in_their_copy(
    house: House, karen: Person, kim: Person
) -> None:
    reads(house, karen, 46)
    (ring,) = rung(house)
    his, page = at_work(house, kim), f"{PAGE}dag/{ring.id}/"
    assert his.post(page, {"words": "Hun stod for mig"}).status_code == 200  # what came of it is missing
    assert not Ring.objects.exclude(answered_at=None).exists()
    his.post(page, {"came_of": "fine", "words": "Hun stod for mig"})
    his.post(page, {"came_of": "goes_on", "words": "noget andet"})
    ring.refresh_from_db()
    assert (ring.came_of, ring.words, ring.answered_by_id) == ("fine", "Hun stod for mig", kim.id)
    assert Entry.objects.filter(verb="oversight.answered", about_id=karen.id).count() == 1
    told = queries.tell(wearing(house, karen, Hat.COORDINATOR), karen.id)
    assert queries.tell(wearing(house, kim, Hat.COORDINATOR), karen.id) == {}
    assert told["questions_about_reading"][0]["words"] == "Hun stod for mig"
    assert queries.count_questions(wearing(house, kim, Hat.COORDINATOR)) == 0


def test_the_reader_is_told_when_it_is_answered_and_not_before(
    house: House, karen: Person, kim: Person
) -> None:
    reads(house, karen, 46)
    (ring,) = rung(house)
    hers, copy = wearing(house, karen, Hat.COORDINATOR), "questions_about_reading"
    assert queries.tell(hers, karen.id)[copy] == [] and queries.not_answered(hers) == [ring.id]
    actions.answer(ring=ring, came_of="fine", words="", by=wearing(house, kim, Hat.COORDINATOR))
    assert len(queries.tell(hers, karen.id)[copy]) == 1 and queries.not_answered(hers) == []


def test_nobody_answers_for_themselves(house: House, karen: Person, kim: Person) -> None:
    reads(house, karen, 46)
    (ring,) = rung(house)
    for by in (wearing(house, karen, Hat.COORDINATOR), wearing(house, kim, Hat.PEER)):
        with pytest.raises(NotAllowed):
            actions.answer(ring=ring, came_of="fine", words="", by=by)
    with pytest.raises(IntegrityError), transaction.atomic():  # nor does the database let them
        Ring.objects.filter(id=ring.id).update(answered_by_id=karen.id, answered_at=timezone.now())


def test_from_another_programme_only_where_there_is_no_colleague(
    house: House, karen: Person, kim: Person
) -> None:
    other = Programme.objects.create(name="Nord", contact_mail="nord@huset.example")
    kaj = someone(house, "Kaj")
    Role.objects.create(person=kaj, programme=other, name=Hat.COORDINATOR)
    far = Viewer(Hat.COORDINATOR, house.organisation.id, kaj.id, frozenset({other.id}))
    reads(house, karen, 46)
    (ring,) = rung(house)
    assert queries.question(far, ring.id) is None and queries.count_questions(far) == 0
    Role.objects.filter(person=kim).update(state=Role.State.LEFT)
    assert queries.question(far, ring.id) is not None and queries.count_questions(far) == 1


@pytest.mark.parametrize("colleague", [True, False])
def test_where_there_is_no_second_person_the_responsible_is_written_to(
    house: House, karen: Person, colleague: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    Organisation.objects.update(contact_mail="formand@huset.example")
    if colleague:
        someone(house, "Kim", Hat.COORDINATOR)
    sent: list[tuple[str, ...]] = []
    monkeypatch.setattr(jobs, "send_note", lambda *said: sent.append(said))
    reads(house, karen, 46)
    look_over(house)
    assert Ring.objects.count() == 1
    assert [one[0] for one in sent] == ([] if colleague else ["formand@huset.example"])
    assert all("Karen" not in one[2] and SECRET not in one[2] for one in sent)


@pytest.mark.parametrize(
    ("spoken", "subject"), [(["en", "da"], "A question to you"), (["da", "en"], "Et spørgsmål")]
)
def test_whoever_is_responsible_is_written_to_in_the_programmes_language(
    house: House, karen: Person, spoken: list[str], subject: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    Organisation.objects.update(contact_mail="formand@huset.example")
    Programme.objects.update(languages=spoken)
    sent: list[tuple[str, ...]] = []
    monkeypatch.setattr(jobs, "send_note", lambda *said: sent.append(said))
    reads(house, karen, 46)
    look_over(house)
    assert sent[0][1].startswith(subject)


def test_where_the_readers_read_the_mail_themselves_no_letter_is_sent(
    house: House, karen: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    Organisation.objects.update(contact_mail=" Kaffe@huset.example")
    Programme.objects.update(contact_mail="kaffe@huset.example")
    sent: list[tuple[str, ...]] = []
    monkeypatch.setattr(jobs, "send_note", lambda *said: sent.append(said))
    reads(house, karen, 46)
    look_over(house)
    assert Ring.objects.count() == 1 and sent == []


ALONE = "bliver ingen spurgt endnu"
BY_LETTER = "går der et brev uden navne"


def test_the_page_says_who_is_asked_today(house: House, karen: Person) -> None:
    hers = at_work(house, karen)
    page = hers.get(PAGE).content.decode()
    assert ALONE in page and "bin/manage responsible" in page and "spørger vi en kollega" not in page
    actions_of_people.name_responsible(mail="forperson@bestyrelsen.example", by=house.system)
    page = hers.get(PAGE).content.decode()
    assert BY_LETTER in page and ALONE not in page
    someone(house, "Kim", Hat.COORDINATOR)
    page = hers.get(PAGE).content.decode()
    assert "spørger vi en kollega" in page and BY_LETTER not in page and ALONE not in page


def test_whoever_is_named_is_asked_though_the_house_has_one_mailbox(
    house: House, karen: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    Organisation.objects.update(contact_mail="hej@huset.example")
    assert queries.responsible(house.system) == ""
    actions_of_people.name_responsible(mail=" Forperson@bestyrelsen.example", by=house.system)
    sent: list[tuple[str, ...]] = []
    monkeypatch.setattr(jobs, "send_note", lambda *said: sent.append(said))
    reads(house, karen, 46)
    look_over(house)
    assert [one[0] for one in sent] == ["forperson@bestyrelsen.example"]
    assert Entry.objects.filter(verb="house.responsible", by_role="system").count() == 1


@override_settings(MAIL_FROM="Huset <brev@huset.example>", IMAP_USER="post@huset.example")
def test_no_letter_goes_to_a_mailbox_that_is_read_here(house: House, karen: Person) -> None:
    actions_of_people.make_account(
        person=karen, login="karen@post.example", password="x" * 20, by=house.system
    )
    for mail in ("hej@huset.example", "BREV@huset.example", "post@huset.example", "karen@post.example"):
        actions_of_people.name_responsible(mail=mail, by=house.system)
        assert queries.who_is_asked(house.system) == queries.Asked.NOBODY, mail


def test_who_is_asked_cannot_be_silenced_by_whoever_reads_alone(house: House, karen: Person) -> None:
    """Neither by calling the address their own, nor by asking it in as a colleague who never comes."""
    chair = "forperson@bestyrelsen.example"
    actions_of_people.make_account(
        person=karen, login="karen@post.example", password="x" * 20, by=house.system
    )
    actions_of_people.name_responsible(mail=chair, by=house.system)
    actions_of_people.add_contact(person=karen, way="mail", value=chair, by=house.system)
    invited = someone(house, "Ingen", mail=chair)
    Role.objects.create(
        person=invited, programme=house.programme, name=Hat.COORDINATOR, state=Role.State.INVITED
    )
    assert queries.responsible(house.system) == chair
    assert not queries.is_somebody_else(house.system, chair)  # and yet it is nobody to name anew


def test_the_same_page_again_is_one_question_and_not_one_a_day(house: House, karen: Person) -> None:
    viewer, ida = wearing(house, karen, Hat.COORDINATOR), someone(house, "Ida", Hat.PARTICIPANT)
    for back in (2, 3, 4, 5, 1):
        moment = timezone.make_aware(datetime.combine(timezone.localdate() - timedelta(days=back), time(10)))
        with time_machine.travel(moment, tick=False):
            log.record_opening(viewer, about=ida.id, screen="enquiry")
    first = actions.look_over(day=timezone.localdate() - timedelta(days=2), by=house.system)
    assert [sign[0] for one in first for sign in one.signs] == ["again"]
    assert rung(house) == []


def test_it_goes_in_time_and_with_the_reader(house: House, karen: Person, kim: Person) -> None:
    reads(house, karen, 46)
    reads(house, kim, 46)
    rung(house)
    now = timezone.now()
    assert queries.kept_long_enough(house.system, now + timedelta(days=728)) == []
    old = queries.kept_long_enough(house.system, now + timedelta(days=732))
    assert len(old) == 2 and queries.kept_long_enough(wearing(house, kim, Hat.COORDINATOR), now) == []
    actions.forget(person_id=karen.id, by=house.system)
    assert Ring.objects.get().reader_id == kim.id
    actions.let_go(old=old, by=house.system)
    assert not Ring.objects.exists() and Entry.objects.filter(verb="oversight.forgotten").exists()


def test_a_day_on_which_nothing_ran_here_is_looked_over_later(
    house: House, karen: Person, kim: Person
) -> None:
    reads(house, karen, 46)
    noon = timezone.make_aware(datetime.combine(timezone.localdate(), time(12)))
    for days in (-1, 2, 3, 4):  # away on the day it would have been looked over, and the one after
        with time_machine.travel(noon + timedelta(days=days), tick=False):
            look_over(house)
            assert queries.days_to_look_over(house.system) == []
    assert Ring.objects.get().reader_id == karen.id
    assert queries.days_to_look_over(wearing(house, kim, Hat.COORDINATOR)) == []


def test_after_a_long_time_away_all_that_is_left_is_looked_over(house: House, karen: Person) -> None:
    look_over(house)
    with time_machine.travel(timezone.now() + timedelta(days=100), tick=False):
        assert len(queries.days_to_look_over(house.system)) == LONGEST_AWAY


def test_a_letter_that_could_not_leave_goes_later_and_costs_no_question(
    house: House, karen: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    Organisation.objects.update(contact_mail="formand@huset.example")
    sent: list[tuple[str, ...]] = []

    def mail_is_down(*said: str) -> None:
        raise OSError

    monkeypatch.setattr(jobs, "send_note", mail_is_down)
    reads(house, karen, 46)
    look_over(house)
    assert Ring.objects.get().responsible_at is None
    monkeypatch.setattr(jobs, "send_note", lambda *said: sent.append(said))
    for minutes in (6, 12):
        with time_machine.travel(timezone.now() + timedelta(minutes=minutes), tick=False):
            look_over(house)
    assert [one[0] for one in sent] == ["formand@huset.example"] and Ring.objects.get().responsible_at
    assert queries.responsible_unwritten(wearing(house, karen, Hat.COORDINATOR)) == {}
