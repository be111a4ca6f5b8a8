"""One's own hours as a file, and small things paid back."""

import csv
from datetime import timedelta
from importlib import import_module
from io import StringIO
from uuid import uuid4

import pytest
from django.utils import timezone

from sideomside.companionship.tests.walking import have_met
from sideomside.gatherings.models import CafeDay
from sideomside.ground.audit.models import Entry
from sideomside.matching.models import Pair
from sideomside.matching.tests.story import Story
from sideomside.path import actions, queries
from sideomside.path.models import Employed, Expense
from sideomside.path.rules import Job, LaidOut, Times
from sideomside.path.tests.cast import Cast, signed_in, told
from sideomside.people.models import OpeningHours
from sideomside.people.rules import Hat, NotAllowed
from tests.people import someone, wearing


def lines(text: str) -> list[list[str]]:
    assert text.startswith("\ufeff")
    return list(csv.reader(StringIO(text[1:]), delimiter=";"))


def test_hours_come_from_where_they_were_given_and_name_nobody(story: Story, pair: Pair) -> None:
    have_met(story, pair)
    yesterday = timezone.localdate() - timedelta(days=1)
    OpeningHours.objects.create(
        place=story.house.place, weekday=yesterday.weekday(), opens="13:00", closes="16:00"
    )
    CafeDay(place=story.house.place, day=yesterday, host=story.jonas.person).save(force_insert=True)
    times = Times(timezone.now() - timedelta(days=1), 90, "", "group", "", (story.jonas.person_id,))
    [one] = actions.plan_sparring(programme=story.house.programme, times=times, once=uuid4(), by=story.karen)
    actions.note_sparring(sparring=one, came=[story.jonas.person_id], by=story.karen)
    his, year = story.peer_browser(), timezone.localdate().year
    page = told(his, f"/mine-timer/?aar={yesterday.year}")
    assert "Caféen" in page and "Ida" not in page
    answer = his.post("/mine-timer/hent/", {"aar": str(yesterday.year)})
    rows = lines(answer.content.decode())
    assert rows[0] == ["Dag", "Hvad", "Timer"]
    assert [yesterday.isoformat(), "Caféen", "3,00"] in rows
    if year == yesterday.year:
        assert {row[1] for row in rows[1:]} == {"Møder", "Caféen", "Sparring"}
    assert Entry.objects.filter(verb="path.hours_taken").count() == 1


def test_nobody_sees_anothers_hours(story: Story, pair: Pair) -> None:
    have_met(story, pair)
    per = someone(story.house, "Per", Hat.PEER)
    assert queries.my_hours(wearing(story.house, per, Hat.PEER)).lines == []
    assert queries.my_hours(story.karen) is None and queries.my_hours(story.as_ida) is None
    with pytest.raises(NotAllowed):
        actions.take_hours(year=2026, by=story.karen)
    assert story.desk().post("/mine-timer/hent/", {"aar": "2026"}).status_code == 404


def laid_out(story: Story, ore: int = 4250) -> Expense:
    said = LaidOut(ore, "Bussen til Kastrup", timezone.localdate(), uuid4())
    return actions.send_expense(programme=story.house.programme, laid_out=said, by=story.as_jonas)


def test_sent_approved_and_paid(story: Story) -> None:
    his, desk, once = story.peer_browser(), story.desk(), str(uuid4())
    said = {"kroner": "42,50", "what": "Bussen 🚌", "day": timezone.localdate().isoformat(), "once": once}
    for _twice in range(2):
        his.post("/mine-udlaeg/", said)
    one = Expense.objects.get()
    assert one.ore == 4250 and "42,50 kr." in told(his, "/mine-udlaeg/")
    assert "1 ting venter på svar" in told(desk, "/i-dag/")
    for state in ("approved", "paid", "paid"):
        desk.post("/udlaeg/", {"expense": str(one.id), "do": state})
    one.refresh_from_db()
    assert one.state == "paid" and "Betalt" in told(his, "/mine-udlaeg/")
    with pytest.raises(NotAllowed):
        actions.settle_expense(expense=one, state="approved", by=story.karen)
    with pytest.raises(NotAllowed):
        actions.take_expense_back(expense=one, by=story.as_jonas)


def test_a_no_wants_a_word_and_what_nobody_answered_can_be_taken_back(story: Story) -> None:
    one, desk = laid_out(story), story.desk()
    answer = desk.post("/udlaeg/", {"expense": str(one.id), "do": "not_this", "words": " "})
    assert "Skriv et ord om hvorfor" in answer.content.decode()
    desk.post(
        "/udlaeg/", {"expense": str(one.id), "do": "not_this", "words": "Vi har aftalt bus, ikke taxa."}
    )
    assert "bus, ikke taxa" in told(story.peer_browser(), "/mine-udlaeg/")
    two = laid_out(story)
    story.peer_browser().post("/mine-udlaeg/", {"do": "take_back", "expense": str(two.id)})
    assert not Expense.objects.filter(id=two.id).exists()


@pytest.mark.parametrize(
    ("kroner", "says"),
    [("0", "Skriv et beløb"), ("x", "Skriv et beløb"), ("99999", "mere end en lille ting")],
)
def test_amounts_that_are_none(story: Story, kroner: str, says: str) -> None:
    day = timezone.localdate().isoformat()
    said = {"kroner": kroner, "what": "Kaffe", "day": day, "once": str(uuid4())}
    assert says in story.peer_browser().post("/mine-udlaeg/", said).content.decode()
    assert not Expense.objects.exists()


def test_nobody_pays_themselves_and_others_meet_nothing(story: Story) -> None:
    one = laid_out(story)
    his = wearing(story.house, story.jonas.person, Hat.COORDINATOR)
    with pytest.raises(NotAllowed):
        actions.settle_expense(expense=one, state="paid", by=his)
    assert not queries.expenses(his).exists()
    host = signed_in(story.house, someone(story.house, "Mikkel", Hat.HOST))
    assert host.get("/udlaeg/").status_code == 404 and "Bussen" not in told(host, "/mine-udlaeg/")


def test_where_a_peer_is_employed(cast: Cast) -> None:
    path, desk = cast.begun(), signed_in(cast.house, cast.karen)
    actions.settle(path=path, with_children=False, employed=True, by=cast.by)
    at = f"/vejen/{cast.lone.id}/"
    said = {"house": "Region Hovedstaden", "hours": "15,5", "first_day": "2026-01-01", "last_day": ""}
    for _twice in range(2):
        desk.post(f"{at}ansat/", said)
    page = told(desk, at)
    assert "Region Hovedstaden" in page and "15,5 timer om ugen" in page
    assert 'value="15,5' in told(desk, f"{at}ansat/")
    with pytest.raises(NotAllowed):
        actions.employ(path=path, job=Job("x"), by=cast.her)


def test_where_somebody_is_employed_lies_sealed_also_what_was_written_before(cast: Cast) -> None:
    """In clear it would tell in a stolen copy where a peer works; the migration seals it so that the house opens it."""
    path = actions.settle(path=cast.begun(), with_children=False, employed=True, by=cast.by)
    row = actions.employ(path=path, job=Job("Region Hovedstaden"), by=cast.by)
    lies = Employed.objects.filter(id=row.id).values_list("house", flat=True)
    assert isinstance(lies.get(), bytes) and b"Hovedstaden" not in bytes(lies.get())
    migration = import_module("sideomside.path.migrations.0012_where_one_is_employed_is_sealed")
    before = migration.sealed(row.organisation_id, row.id, row.person_id, "Værestedet")
    Employed.objects.filter(id=row.id).update(house=before)
    assert Employed.objects.get(id=row.id).house == "Værestedet"
