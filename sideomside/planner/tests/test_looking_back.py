"""Would we have known? Quarters that are over, foretold from what came before them; honest where that is too little."""

from datetime import date, timedelta
from math import inf
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import translation

from sideomside.people.models import Person
from sideomside.people.rules import Hat, NotAllowed
from sideomside.planner import actions, jobs, queries
from sideomside.planner.clockwork.asking import Goal
from sideomside.planner.clockwork.hindsight import Foretold
from sideomside.planner.clockwork.inputs import Inputs
from sideomside.planner.models import Foresight
from sideomside.planner.rules import (
    Quarter,
    Task,
    answer,
    living,
    look_back,
    looking_back,
    past,
    quarters_over,
)
from sideomside.planner.rules.looking_back import as_of, waits_in
from sideomside.reports.rules import Course, Helper, Journey, Material, Period, period
from tests.people import House, at_work, someone, wearing

TODAY = date(2026, 6, 30)


def quarter(code: str = "2026Q1") -> Period:
    found = period(code)
    assert found
    return found


def came(on: date, met_after: int | None) -> Journey:
    courses = {} if met_after is None else {uuid4(): Course([on + timedelta(days=met_after)])}
    return Journey("p", uuid4(), [(on, "form")], courses=courses)


def year(people: int = 40) -> Material:
    """One every eighth day from the spring of last year, each met after nine days."""
    first = date(2025, 3, 1)
    peers = [Helper("p", uuid4(), [(first - timedelta(days=30), "peer.active")]) for _ in range(12)]
    everybody = [came(first + timedelta(days=8 * number), 9) for number in range(people)]
    return Material(everybody, peers, [], TODAY, ("p",))


def test_only_quarters_whose_last_guest_has_had_time_to_be_met_and_whose_unmet_are_still_known() -> None:
    """Further back only those who met somebody are left, and every wait looks short."""

    def codes(today: date) -> list[str]:
        return [one.code for one in quarters_over(today)]

    assert codes(TODAY) == ["2025Q4"] and codes(date(2026, 7, 3)) == ["2026Q1"]
    year = [TODAY + timedelta(days=number) for number in range(366)]
    assert {one for day in year for one in codes(day)} == {"2025Q4", "2026Q1", "2026Q2", "2026Q3", "2026Q4"}
    assert all(day - quarter(one).after < timedelta(days=182) for day in year for one in codes(day))


def test_nothing_that_happened_later_is_known() -> None:
    story = Journey("p", uuid4(), [(date(2025, 12, 1), "form"), (date(2026, 2, 1), "mail")])
    story.courses[uuid4()] = Course([date(2025, 12, 20), date(2026, 1, 5)], ended=date(2026, 2, 2))
    story.leaving = [(date(2025, 12, 1), False)]
    helper = Helper("p", uuid4(), [(date(2025, 6, 1), "peer.active"), (date(2026, 1, 2), "peer.left")])
    later = came(date(2026, 1, 1), 3)
    [known] = as_of(Material([story, later], [helper], [], TODAY, ("p",)), date(2026, 1, 1)).journeys
    [course] = known.courses.values()
    assert known.wrote == story.wrote[:1] and course.met_on == [date(2025, 12, 20)] and course.ended is None
    [peer] = as_of(Material([], [helper], [], TODAY, ("p",)), date(2026, 1, 1)).helpers
    assert peer.stopped is None


def test_what_a_quarter_became_by_hand() -> None:
    """Who met nobody, or only long after, waited without end."""
    people = [came(date(2026, 1, 5), 4), came(date(2026, 2, 5), 10), came(date(2026, 3, 5), None)]
    people += [came(date(2026, 3, 30), 200), came(date(2025, 12, 31), 1)]
    assert waits_in(Material(people, [], [], date(2027, 1, 1), ("p",)), quarter()) == [4.0, 10.0, inf, inf]


def test_a_year_is_foretold_and_the_same_past_says_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(looking_back, "LIVES", 12)
    found = look_back(year(), quarter("2025Q4"), 1)
    assert found.told is None and found.came_before == 27  # too few to learn from
    later = look_back(year(), quarter(), 1)
    assert later.came_before == 39 and later.told and later.became == later.told.became == 9.0
    assert later.told.low <= later.told.high and look_back(year(), quarter(), 1) == later


def row(code: str, low: float, high: float | None, became: float | None, people: int = 9) -> Foresight:
    return Foresight(
        organisation_id=uuid4(), quarter=code, foretold=True, low=low, high=high, became=became, came=people
    )


def test_said_in_words_and_honest_with_little() -> None:
    held, missed = row("2026Q1", 2, 20, 9), row("2025Q4", 2, 8, None)
    with translation.override("en"):
        assert past([]).words.startswith("We cannot say yet. A quarter is foretold when 30 people")
        few = past([held, missed])
        assert few.words.startswith("We would have been right about 1 of 2 quarters. So few say little")
        assert [each[1:] for each in few.rows] == [
            ("2 to 20 days", "9", "yes"),
            ("2 to 8 days", "no end", "no"),
        ]
        assert "less than we promise" in past([held, missed, missed, missed, held]).words
        assert past([held] * 5).words.endswith("We promise 8 of 10.")
        assert past([row("2026Q1", 2, None, None)]).rows[0][1:] == ("2 days or more", "no end", "yes")
        assert past([row("2026Q1", 2, 9, None, people=0)]).rows == []


@pytest.mark.django_db
def test_the_house_looks_back_once_and_only_whoever_runs_it_reads(
    house: House, karen: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    by = wearing(house, karen, Hat.COORDINATOR)
    monkeypatch.setattr(queries, "quarters_over", lambda _today: [quarter("2025Q3"), quarter("2025Q4")])
    jobs.look_back(house.organisation.id)
    rows = queries.foresight(by, house.programme.id)
    assert rows.count() == 2 and not rows.filter(foretold=True).exists()
    jobs.look_back(house.organisation.id)
    assert Foresight.objects.count() == rows.count()
    found = Quarter("2020Q1", 50, Foretold(1.0, inf, inf), 5, inf)
    for _again in range(2):
        actions.note_foresight(programme=house.programme, found=found, by=house.system)
    kept = Foresight.objects.get(quarter="2020Q1")
    assert (kept.low, kept.high, kept.became, kept.foretold) == (1.0, None, None, True)
    frank = wearing(house, someone(house, "Frank", Hat.EVALUATOR), Hat.EVALUATOR)
    assert queries.foresight(frank, house.programme.id).count() == 0
    assert queries.never_looked_back_at(frank, TODAY) == [] and queries.missing(frank, house.programme) == []
    with pytest.raises(NotAllowed):
        actions.note_foresight(programme=house.programme, found=found, by=by)
    plan = actions.ask(programme=house.programme, days=7, certainty=80, years=3, once=uuid4(), by=by)
    plan.done_at = plan.asked_at
    plan.save(update_fields=["done_at"])
    page = at_work(house, karen).get(reverse("planner:plan", args=[plan.id])).content.decode()
    assert "Den, der er slettet siden, er talt med" in page and "Fik vi ret?" in page
    assert "Ville vi have vidst det?" in page and "1 dage eller mere" in page
    assert "Hvilke peers mangler mest lige nu?" in page and "Det kan vi ikke sige" in page


def test_over_85_per_cent_it_says_how_many_more() -> None:
    def said(used: float) -> str:
        task = Task(Inputs(), Goal(), 1, {"as_now": [6.0] * living.LIVES}, {"as_now": [[0.9, 0.1, used]]})
        found = answer(task)
        assert found
        return found.room

    with translation.override("en"):
        assert said(0.96).endswith("That takes about 7 new peers each quarter.")
        assert "takes about" not in said(0.85)
