"""I dag says who needs the coordinator, in the order things should be done, and nobody else opens it."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from sideomside.desk.queries import today as desk
from sideomside.desk.queries.heaps import FEW, MOST
from sideomside.desk.queries.lines import Line, Moment
from sideomside.desk.queries.today import Today
from sideomside.desk.rules import greeting
from sideomside.ground.vault.walls import within
from sideomside.intake import actions as intake
from tests.people import House, at_work, build_house, someone, wearing

pytestmark = pytest.mark.django_db


@pytest.fixture
def house() -> House:
    return build_house("Copenhagen")


def wrote(house: House, name: str, words: str, days_ago: int = 0) -> None:
    person = someone(house, name, "participant")
    intake.receive(
        programme=house.programme,
        person=person,
        way="form",
        words=words,
        happened_at=timezone.now() - timedelta(days=days_ago),
        by=house.system,
    )


def test_who_has_waited_too_long_comes_first_and_is_never_closed(house: House) -> None:
    with within(house.organisation.id):
        karen = wearing(house, someone(house, "Karen", "coordinator"), "coordinator")
        wrote(house, "Sara", "Hej, jeg hedder Sara.", days_ago=20)
        wrote(house, "Hassan", "Jeg vil gerne tale med en.")
        seen = desk.today(karen)
        assert [line.name for line in seen.too_long] == ["Sara"]
        assert [line.name for line in seen.new] == ["Hassan"]
        assert seen.too_long[0].long


def test_an_empty_programme_has_a_kind_word_and_no_rows(house: House) -> None:
    with within(house.organisation.id):
        karen = wearing(house, someone(house, "Karen", "coordinator"), "coordinator")
        assert desk.today(karen).count == 0


def test_the_page_of_an_empty_programme_says_so_warmly_and_leads_to_all_enquiries(house: House) -> None:
    with within(house.organisation.id):
        karen = someone(house, "Karen", "coordinator")
    page = at_work(house, karen).get("/i-dag/").content.decode()
    assert "Alt er svaret" in page and "Tag en kop kaffe." in page
    assert 'href="/henvendelser/"' in page and "Alle henvendelser" in page


def test_two_coordinators_see_their_own_first_and_each_others_folded_away(house: House) -> None:
    with within(house.organisation.id):
        karen, kaj = (someone(house, name, "coordinator") for name in ("Karen", "Kaj"))
        for name in ("Sara", "Hassan"):
            wrote(house, name, "Hej")
        seen = {one: desk.today(wearing(house, one, "coordinator")) for one in (karen, kaj)}
    assert [len(page.new) for page in seen.values()] == [1, 1]
    assert [line.name for line in seen[karen].new] == [line.name for line in seen[kaj].others]
    assert [line.name for line in seen[kaj].new] == [line.name for line in seen[karen].others]


@pytest.mark.parametrize(
    ("utc", "danish"),
    [
        ("2026-11-22 23:30", "Hej"),
        ("2026-11-22 03:59", "Hej"),
        ("2026-11-22 04:00", "Godmorgen"),
        ("2026-11-22 08:59", "Godmorgen"),
        ("2026-11-22 09:00", "God formiddag"),
        ("2026-11-22 11:00", "God eftermiddag"),
        ("2026-11-22 16:59", "God eftermiddag"),
        ("2026-11-22 17:00", "God aften"),
        ("2026-07-01 03:00", "Godmorgen"),
        ("2026-07-01 07:59", "Godmorgen"),
        ("2026-07-01 08:00", "God formiddag"),
        ("2026-03-29 02:59", "Hej"),  # the night the clocks go on: 4:59
        ("2026-03-29 03:00", "Godmorgen"),
        ("2026-10-25 03:59", "Hej"),  # the night they go back: 4:59 again
        ("2026-10-25 04:00", "Godmorgen"),
    ],
)
def test_the_greeting_follows_the_clock_in_copenhagen(utc: str, danish: str) -> None:
    assert greeting(datetime.fromisoformat(f"{utc}+00:00")) == danish


def test_next_door_sees_none_of_it() -> None:
    ours, theirs = build_house("Copenhagen", "a.example"), build_house("Next door", "b.example")
    with within(ours.organisation.id):
        wrote(ours, "Sara", "Hej")
    with within(theirs.organisation.id):
        karla = wearing(theirs, someone(theirs, "Karla", "coordinator"), "coordinator")
        assert desk.today(karla).count == 0


@pytest.mark.parametrize("role", ["peer", "host", "partner", "participant"])
def test_nobody_but_a_coordinator_sees_the_queue(house: House, role: str) -> None:
    with within(house.organisation.id):
        charlie = wearing(house, someone(house, "Charlie", role), role)
        wrote(house, "Sara", "Hej")
        assert desk.today(charlie) == desk.Today(day=[], house=[])


def test_who_has_just_written_and_who_has_waited_too_long_are_never_folded_away(house: House) -> None:
    with within(house.organisation.id):
        karen = someone(house, "Karen", "coordinator")
        for number in range(9):
            wrote(house, f"Ny {number}", "Hej, jeg vil gerne tale med en.")
            wrote(house, f"Længe {number}", "Hej, er der nogen?", days_ago=20)
    page = at_work(house, karen).get("/i-dag/").content.decode()
    before = page.split("<details>")[0]
    assert all(f">Længe {number}" in before and f">Ny {number}" in before for number in range(9))
    assert "<h2>Nye henvendelser" in before and '<span class="n">9</span>' in before


def test_heavy_words_are_never_folded_away_and_one_row_is_not_worth_folding() -> None:
    lines = [Line(str(at), "", "", "", first=at == 7, ours=at == 8) for at in range(9)]
    few = Today(new=lines[:4], ready=lines, day=[Moment(str(at), "") for at in range(4)])
    new, ready = few.waiting()
    assert [line.name for line in ready.shown] == ["0", "1", "2", "7", "8"] and ready.count == 9
    assert not new.rest and not few.clock().rest


def test_a_long_day_is_told_in_hours_and_a_short_one_in_minutes() -> None:
    lines = [Line(str(at), "", "", "") for at in range(41)]
    assert Today(new=lines[:1]).takes == "cirka 5 minutter"
    assert Today(new=lines[:12]).takes == "cirka 85 minutter"
    assert Today(new=lines).takes == "cirka 5 timer"


def test_however_many_wait_the_page_has_an_end_and_says_how_many_are_left() -> None:
    lines = [Line(str(at), "", "", "", first=at == 400, long=at == 401) for at in range(500)]
    moments = [Moment(str(at), "") for at in range(500)]
    full = Today(too_long=lines, new=lines, ready=lines, yes=lines, calls=lines, peers=moments)
    for heap in [*full.waiting(), *full.beside()]:
        assert heap.count == 500 and len(heap.shown) + len(heap.rest) <= MOST + FEW
    assert all("400" in [line.name for line in heap.shown] for heap in full.waiting())


def test_two_thousand_who_would_like_to_be_peers_do_not_make_a_heavy_page(house: House) -> None:
    with within(house.organisation.id):
        karen = someone(house, "Karen", "coordinator")
        for number in range(80):
            wrote(house, f"Ny {number}", "Hej, jeg vil gerne tale med en.")
    page = at_work(house, karen).get("/i-dag/").content
    assert len(page) < 60_000
    assert "50 flere venter" in page.decode() and '<span class="n">80</span>' in page.decode()
