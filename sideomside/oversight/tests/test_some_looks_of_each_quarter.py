"""Some looks of each quarter are drawn by lot and gone through by somebody else; how many of how many stands there."""

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.utils import timezone

import sideomside
from sideomside.ground.audit import log
from sideomside.ground.audit.models import Entry
from sideomside.ground.ui.dates import day_and_clock
from sideomside.oversight import actions, jobs, queries
from sideomside.oversight.models import Draw, Drawn
from sideomside.oversight.rules import (
    PURPOSES,
    SCREENS,
    drawn,
    how_many,
    quarter_after,
    quarter_before,
    seed_of,
)
from sideomside.people.models import Person, Programme, Role
from sideomside.people.rules import Hat, NotAllowed, Viewer
from tests.people import House, at_work, someone, wearing

PAGE = "/huset/hvordan-vi-kigger/"
SECRET = "Solvej Hemmelig"
QUARTER, OVER = date(2026, 7, 1), datetime(2026, 10, 2, 9, tzinfo=timezone.get_default_timezone())


@pytest.fixture
def karen(house: House) -> Person:
    return someone(house, "Karen", Hat.COORDINATOR)


@pytest.fixture
def kim(house: House) -> Person:
    return someone(house, "Kim", Hat.COORDINATOR)


@pytest.fixture
def in_october() -> Iterator[None]:
    with time_machine.travel(OVER):
        yield


def looks(house: House, reader: Person, many: int) -> None:
    """In August."""
    viewer = wearing(house, reader, Hat.COORDINATOR)
    for number in range(many):
        ida = someone(house, SECRET, Hat.PARTICIPANT)
        with time_machine.travel(datetime(2026, 8, 3, 10, number % 60), tick=False):
            log.record_opening(viewer, about=ida.id, screen="enquiry", purpose="words")


def the_draw(house: House) -> Draw:
    made = actions.draw(quarter=QUARTER, by=house.system)
    assert made is not None
    return made


def as_(house: House, person: Person) -> Viewer:
    return wearing(house, person, Hat.COORDINATOR)


def test_one_in_a_hundred_and_never_fewer_than_twenty_nor_more_than_sixty() -> None:
    assert [how_many(looks) for looks in (0, 7, 20, 1999, 2001, 5999, 90_000)] == [0, 7, 20, 20, 21, 60, 60]


def test_the_lot_is_the_same_for_everybody_and_another_for_another_quarter() -> None:
    numbers, seed = list(range(1, 3001)), seed_of("house", QUARTER, "a" * 64)
    first = drawn(numbers, seed)
    mixed = Random(4).sample(numbers, len(numbers))
    assert first == drawn(mixed, seed) == sorted(set(first)) and len(first) == 30
    assert drawn(numbers, seed_of("house", QUARTER, "b" * 64)) != first
    assert drawn(numbers, seed_of("house", date(2026, 10, 1), "a" * 64)) != first


def test_every_line_is_drawn_about_as_often_as_any_other() -> None:
    times = [0] * 200
    for lot in range(400):
        for number in drawn(range(200), seed_of("house", QUARTER, str(lot))):
            times[number] += 1
    assert min(times) > 15 and max(times) < 75  # 40 are expected of each


@pytest.mark.parametrize(
    ("day", "before"),
    [
        (date(2026, 1, 1), date(2025, 10, 1)),
        (date(2026, 3, 31), date(2025, 10, 1)),
        (date(2026, 4, 1), date(2026, 1, 1)),
        (date(2026, 12, 31), date(2026, 7, 1)),
    ],
)
def test_the_quarter_that_is_over(day: date, before: date) -> None:
    assert quarter_before(day) == before and quarter_before(quarter_after(before)) == before


def test_it_is_drawn_once_when_the_quarter_is_over(house: House, karen: Person, in_october: None) -> None:
    looks(house, karen, 31)
    jobs.draw()
    jobs.draw()
    row = Draw.objects.get()
    assert (row.quarter, row.looks, row.drawn, row.looks_drawn.count()) == (QUARTER, 31, 20, 20)
    log_of_it = Entry.objects.filter(verb="read.opened")
    assert [one.number for one in row.looks_drawn.all()] == drawn(
        log_of_it.values_list("seq", flat=True), row.seed
    )
    assert actions.draw(quarter=date(2026, 10, 1), by=house.system) is None  # not over
    assert actions.draw(quarter=date(2020, 1, 1), by=house.system) is None  # its log is gone


def test_every_look_at_messages_that_two_opened_is_gone_through(
    house: House, karen: Person, in_october: None
) -> None:
    looks(house, karen, 60)
    viewer = as_(house, karen)
    for minute in range(30):
        with time_machine.travel(datetime(2026, 9, 1, 10, minute), tick=False):
            ida = someone(house, SECRET, Hat.PARTICIPANT)
            log.record_opening(viewer, about=ida.id, screen="opened_messages", purpose="concern")
    row = the_draw(house)
    opened = row.looks_drawn.filter(page="opened_messages")
    assert opened.count() == 30 and row.drawn == row.looks_drawn.count() > 30


def test_nobody_goes_through_their_own(house: House, karen: Person, kim: Person, in_october: None) -> None:
    looks(house, karen, 3)
    one = the_draw(house).looks_drawn.all()[0]
    assert queries.next_look(as_(house, karen)) is None and queries.look(as_(house, karen), one.id) is None
    for by in (as_(house, karen), wearing(house, kim, Hat.PEER)):
        with pytest.raises(NotAllowed):
            actions.go_through(look=one, answer="fine", by=by)
    with pytest.raises(IntegrityError), transaction.atomic():  # nor does the database let them
        Drawn.objects.filter(id=one.id).update(answered_by_id=karen.id)
    assert queries.coverage(as_(house, karen))[0].own == 3


def test_each_look_is_told_by_hat_time_page_and_purpose_and_by_nobodys_name(
    house: House, karen: Person, kim: Person, in_october: None
) -> None:
    looks(house, karen, 2)
    the_draw(house)
    his = at_work(house, kim)
    assert (
        PAGE in his.get("/i-dag/").content.decode()
        and PAGE not in at_work(house, karen).get("/i-dag/").content.decode()
    )
    first = queries.next_look(as_(house, kim))
    assert first is not None
    page = his.get(f"{PAGE}kig/{first.id}/").content.decode().partition("<main")[2]
    for said in ("Koordinator", day_and_clock(first.looked_at), "En henvendelse", "for at svare"):
        assert said.casefold() in page.casefold()
    assert SECRET not in page and "Karen" not in page


def test_gone_through_one_after_the_other_and_how_far_one_has_come_is_shown(
    house: House, karen: Person, kim: Person, in_october: None
) -> None:
    looks(house, karen, 2)
    the_draw(house)
    his, first = at_work(house, kim), queries.next_look(as_(house, kim))
    assert first is not None
    assert "0 af 2" in his.get(PAGE).content.decode()
    answer = his.post(f"{PAGE}kig/{first.id}/", {"answer": "fine"}, follow=True)
    second = queries.next_look(as_(house, kim))
    assert second is not None and answer.redirect_chain[-1][0] == f"{PAGE}kig/{second.id}/"
    assert "1 af 2" in his.get(PAGE).content.decode()
    his.post(f"{PAGE}kig/{first.id}/", {"answer": "ask"})  # said once
    first.refresh_from_db()
    assert (first.answer, first.answered_by_id) == ("fine", kim.id)
    assert his.post(f"{PAGE}kig/{second.id}/", {"answer": "fine"})["Location"] == PAGE
    assert queries.count_to_go_through(as_(house, kim)) == 0


def test_whoever_wonders_gets_the_name_asks_and_writes_what_came_of_it(
    house: House, karen: Person, kim: Person, in_october: None
) -> None:
    looks(house, karen, 1)
    the_draw(house)
    his, one = at_work(house, kim), Drawn.objects.get()
    at = f"{PAGE}kig/{one.id}/"
    page = his.post(at, {"answer": "ask"}, follow=True).content.decode()
    assert "Karen" in page and SECRET not in page
    assert his.post(at, {"words": " "}).status_code == 200 and "Karen" in his.get(PAGE).content.decode()
    his.post(at, {"words": "Hun skulle ringe hende op"})
    one.refresh_from_db()
    assert one.words == "Hun skulle ringe hende op" and one.settled_at
    told = queries.tell(as_(house, karen), karen.id)["looks_drawn"]
    assert told[0]["words"] == "Hun skulle ringe hende op"
    verbs = ["oversight.drawn", "oversight.gone_through", "oversight.answered"]
    assert [Entry.objects.filter(verb=verb).count() for verb in verbs] == [1, 1, 1]


def test_it_counts_still_when_whoever_looked_is_gone_and_goes_in_time(
    house: House, karen: Person, kim: Person, in_october: None
) -> None:
    looks(house, karen, 2)
    the_draw(house)
    one = Drawn.objects.all()[0]
    actions.go_through(look=one, answer="ask", by=as_(house, kim))
    actions.settle(look=one, words="Fint", by=as_(house, kim))
    actions.forget(person_id=karen.id, by=house.system)
    one.refresh_from_db()
    assert (one.reader_id, one.words, one.answer) == (None, None, "ask")
    assert queries.coverage(as_(house, kim))[0].done == 1
    later = timezone.now() + timedelta(days=800)
    actions.let_go(old=queries.kept_long_enough(house.system, later), by=house.system)
    assert not Draw.objects.exists() and not Drawn.objects.exists()


def test_every_page_that_leaves_a_line_has_its_name_in_words() -> None:
    named = re.compile(r'\bscreen="([a-z_]+)"')
    purposes = re.compile(r'\bpurpose="([a-z_]+)"')
    rooms = [path for path in Path(sideomside.__path__[0]).rglob("*.py") if "tests" not in path.parts]
    texts = [path.read_text("utf-8") for path in rooms]
    assert {one for text in texts for one in named.findall(text)} <= SCREENS.keys()
    looked = [one for text in texts if "record_opening" in text for one in purposes.findall(text)]
    assert set(looked) <= PURPOSES.keys() and looked


def test_a_coordinator_of_another_programme_neither_gets_the_name_nor_what_came_of_it(
    house: House, karen: Person, kim: Person, in_october: None
) -> None:
    looks(house, karen, 1)
    the_draw(house)
    other = Programme.objects.create(name="Nord", contact_mail="nord@huset.example")
    kaj = someone(house, "Kaj")
    Role.objects.create(person=kaj, programme=other, name=Hat.COORDINATOR)
    far = Viewer(Hat.COORDINATOR, house.organisation.id, kaj.id, frozenset({other.id}))
    one = Drawn.objects.get()
    assert queries.look(far, one.id) is not None  # whether it sounds like our work, anybody may say
    actions.go_through(look=one, answer="ask", by=as_(house, kim))
    assert queries.to_ask_about(far) == [] and queries.look(far, one.id) is None
    assert [each.name for each in queries.to_ask_about(as_(house, kim))] == ["Karen"]
