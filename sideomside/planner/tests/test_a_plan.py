"""How many peers are needed: asked in the browser, answered in the background, honest about what it rests on."""

from dataclasses import fields, replace
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
from sideomside.planner.clockwork.inputs import Inputs
from sideomside.planner.models import Plan
from sideomside.planner.rules import (
    SCENARIOS,
    Task,
    answer,
    assumed,
    fitted,
    living,
    needed,
    other_plan,
    scenarios_of,
    seen_in,
    work_on,
)
from sideomside.planner.rules.guessed import GUESSED
from sideomside.reports.rules import Course, Helper, Journey, Material
from tests.people import House, at_work, someone, wearing

TODAY = date(2026, 6, 30)
SMALL = replace(
    Inputs(), arrivals_per_day=0.1, peers_at_start=6, trained_per_quarter=1.0, growth_per_year=0.0
)


@pytest.fixture(autouse=True)
def few_lives(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(living, "LIVES", 6)
    monkeypatch.setattr(living, "LIVES_OF_OTHERS", 3)
    monkeypatch.setattr(living, "LIVES_TO_SEE", 2)


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def past(people: int = 3) -> Material:
    """One met after 10 days and ended, one meets still, one left after 30; two peers, one of whom stopped."""
    ended = Course([ago(90)], [], ago(40), "planned")
    goes_on = Course([ago(60)], [], None, "")
    journeys = [
        Journey("p", uuid4(), [(ago(100), "form")], None, None, {uuid4(): ended}),
        Journey("p", uuid4(), [(ago(70), "form")], None, None, {uuid4(): goes_on}),
        Journey("p", uuid4(), [(ago(80), "form")], None, ago(50), {}),
    ]
    peers = [
        Helper("p", uuid4(), [(ago(200), "peer.active")]),
        Helper("p", uuid4(), [(ago(300), "peer.active"), (ago(20), "peer.left")]),
    ]
    return Material(journeys[:people], peers, [], TODAY, ("p",))


def test_what_is_learned_from_the_past_by_hand() -> None:
    seen = seen_in(past())
    assert (seen.days, seen.came, seen.gave_up, seen.met) == (100, 3, 1, 2)
    assert seen.waiting_days == 10 + 10 + 30
    assert sorted(seen.lengths) == [(50.0, True), (60.0, False)]
    assert seen.peer_ages == ((100.0, 200.0), (200.0, 280.0)) and seen.peers_left == 1


def test_without_a_past_it_is_the_guess_that_speaks() -> None:
    found = fitted(past(0), [])
    assert found.inputs.peers_at_start == 1 and found.inputs.growth_per_year == 0
    assert {told.name: told.events for told in found.told}["arrivals_per_day"] == 0
    assert sum(found.inputs.capacity) == pytest.approx(1)
    assert sum(fitted(past(), [4, 1, 1]).inputs.capacity) == pytest.approx(1)


def test_cut_anywhere_the_lives_are_the_same() -> None:
    whole, pieces = Task(SMALL, Goal(years=2.0), 1), Task(SMALL, Goal(years=2.0), 1)
    work_on(whole, 600)
    turns = 0
    while not pieces.is_done:
        pieces = Task(SMALL, Goal(years=2.0), 1, dict(pieces.tried), dict(pieces.lived))
        work_on(pieces, 0)
        turns += 1
    assert (pieces.tried, pieces.lived) == (whole.tried, whole.lived)
    assert turns == whole.of == whole.done


def test_one_thing_otherwise_at_a_time() -> None:
    grows = replace(SMALL, growth_per_year=0.1)
    assert scenarios_of(grows) == list(SCENARIOS) and "own_trend" not in scenarios_of(SMALL)
    assert other_plan(grows, "as_now").growth_per_year == 0 and other_plan(grows, "own_trend") == grows
    assert (1 + other_plan(SMALL, "four_fifths_more").growth_per_year) ** 6 == pytest.approx(1.8)
    assert other_plan(SMALL, "stay_longer").stay_days == SMALL.stay_days + 182.5
    assert other_plan(SMALL, "group_course").group_every_days > 0
    assert other_plan(SMALL, "second_cafe").patience_days == 1.5 * SMALL.patience_days


def test_the_answer_in_words_also_when_no_number_is_enough() -> None:
    task = Task(SMALL, Goal(), 1, {"as_now": [3.0, 4.0, 4.0, 5.0, 6.0, None]})
    with translation.override("da"):
        found = answer(task)
        assert found and found.words.startswith("Med 6 nye peers hvert kvartal er der 8 ud af 10 chancer")
        assert answer(Task(SMALL, Goal(), 1)) is None
        never = answer(Task(SMALL, Goal(), 1, {"as_now": [None] * 6}))
        assert never and "kan ikke give 8 ud af 10" in never.words
        enough = answer(Task(SMALL, Goal(), 1, {"as_now": [0.0] * 6}))
        assert enough and enough.words.startswith("I har peers nok")
    assert needed(task, "as_now").high == inf


def test_what_one_thing_otherwise_is_worth_is_said_in_words_and_only_when_the_lives_agree(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    tried = {
        "as_now": [6.0, 5.0, 7.0, 6.0, 5.0, 6.0],
        "a_third_more": [8.0, 7.0, 9.0],
        "four_fifths_more": [7.0, 4.0, 8.0],
        "stay_longer": [5.0, 4.0, 6.0],
        "group_course": [6.0, 5.0, 7.0],
        "second_cafe": [6.0, None, 7.0],
    }
    with translation.override("en"):
        found = answer(Task(SMALL, Goal(), 1, tried))
        assert found and [one.partition(": ")[2] for one in found.otherwise] == [
            "about 2 new peers more each quarter.",
            "as far as we can tell, as many new peers are needed.",
            "about 1 new peer fewer each quarter.",
            "as far as we can tell, as many new peers are needed.",
            "in some futures no number of peers is enough, so we cannot say.",
        ]
        one_life = {"as_now": [6.0] * 6, "stay_longer": [6.0, 6.0, 6.0, 6.0, 6.0, 12.0]}
        luck = answer(Task(SMALL, Goal(), 1, one_life))
        assert luck and luck.otherwise[0].endswith("as far as we can tell, as many new peers are needed.")
        lived = {
            "as_now": [[0.69, 0.1, 0.5]],
            "stay_longer": [[0.73, 0.1, 0.5]],
            "group_course": [[0.69, 0, 0.5]],
        }
        told = answer(Task(SMALL, Goal(), 1, tried, lived))
        assert told and told.otherwise[2].endswith("73 of 100 meet somebody in time, and not 69.")
        assert told.otherwise[3] == found.otherwise[3]
        first = answer(Task(SMALL, Goal(), 1, {"as_now": tried["as_now"]}))
        assert first and first.otherwise == []


def test_every_assumption_is_shown_with_where_it_comes_from() -> None:
    known = {told.name: told for told in fitted(past(), [2, 1]).told}
    rows = [[one.name, one.guess, one.used, one.events] for one in known.values()]
    with translation.override("en"):
        shown = {one.what: one for one in assumed(rows, SMALL)}
        assert shown["People who come in a month"].because.startswith("mostly a guess")
        assert shown["Weeks it takes to learn to be a peer"].used == "10"
        assert shown["Of a hundred who come, those who wish for a man"].used == "7"
        assert "guess" in shown["Of a hundred who learn it, those who begin"].because
        assert "too few" in shown["Per cent more who come each year"].because
        grown = {one.what: one for one in assumed(rows, replace(SMALL, growth_per_year=0.12))}
        assert grown["Per cent more who come each year"].used == "12"
    names = {field.name for field in fields(Inputs)}
    for name in names - OF_THEIR_OWN - WHAT_IS_ASKED:
        before, after = assumed([], SMALL), assumed([], replace(SMALL, **{name: otherwise(name)}))
        assert [one.used for one in before] != [one.used for one in after], name
    assert {*known} == OF_THEIR_OWN - {"capacity"} | {"places_each", "together_days"}


OF_THEIR_OWN = {"arrivals_per_day", "patience_days", "stay_days", "never_meet", "peers_at_start", "capacity"}
WHAT_IS_ASKED = {
    # the answer itself, what only one scenario or another question sets, and the day of the year today is
    "trained_per_quarter", "group_every_days", "extra_peers", "extra_zone", "first_day_of_year",
}  # fmt: skip


def otherwise(name: str) -> object:
    value = getattr(SMALL, name)
    if isinstance(value, bool | tuple):
        return not value if isinstance(value, bool) else (0.5, 0.5)
    return value + 3 if isinstance(value, int) else 1.4 * value + 0.1


def test_a_number_that_time_alone_has_moved_is_not_called_a_guess_nobody_has_touched() -> None:
    """Nobody has stopped in a year: we believe in longer stays, and say why; of pairs each one counts."""
    rows = [["stay_days", 540.0, 980.0, 0], ["patience_days", 75.0, 75.0, 0]]
    with translation.override("da"):
        moved, alone = assumed(rows, SMALL)[:2]
        assert "540" in moved.because and "ikke er sket" in moved.because and "540" not in alone.because
        assert alone.because == "et gæt: I har ikke noget eget at gå efter endnu"
    pairs = {told.name: told for told in fitted(past(), []).told}["never_meet"]
    assert pairs.events == 2 and pairs.used < pairs.guess


@pytest.mark.django_db
def test_asked_in_the_browser_and_answered_in_the_background(house: House, karen: Person) -> None:
    desk = at_work(house, karen)
    form = {"programme": house.programme.id, "days": 7, "certainty": 80, "years": 3, "once": uuid4()}
    asked = desk.post(reverse("planner:plans"), form)
    assert desk.post(reverse("planner:plans"), form).url == asked.url
    waiting = desk.get(asked.url).content.decode()
    assert "Vi regner på det" in waiting and "Det er for få at bygge på" in waiting
    Plan.objects.update(inputs=Plan.objects.get().inputs | {"arrivals_per_day": 0.05})
    for _turn in range(40):
        jobs.answer(house.organisation.id)
    page = desk.get(asked.url).content.decode()
    assert (
        Plan.objects.get().done_at and "Det skal der til" in page and "Et gruppeforløb hvert kvartal" in page
    )
    assert "Det gik vi ud fra, fordi" in page and "Vi regner på det" not in page
    assert page.count("vores gæt, det samme for alle programmer") == len(GUESSED)
    assert "Den første dag tæller som at have mødt nogen" in page
    before = Plan.objects.get().tried
    jobs.answer(house.organisation.id)
    assert Plan.objects.get().tried == before


@pytest.mark.django_db
def test_only_whoever_runs_the_programme_asks_and_reads(house: House, karen: Person) -> None:
    by = wearing(house, karen, Hat.COORDINATOR)
    plan = actions.ask(programme=house.programme, days=7, certainty=80, years=3, once=uuid4(), by=by)
    frank = someone(house, "Frank", Hat.EVALUATOR)
    assert at_work(house, frank).get(reverse("planner:plan", args=[plan.id])).status_code == 404
    with pytest.raises(NotAllowed):
        actions.note_tried(plan=plan, task=queries.task_of(by, plan), by=by)
