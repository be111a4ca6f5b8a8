"""A plan learns as much from those who are gone as while they were here; their days are known to the month."""

from datetime import date, timedelta
from uuid import uuid4

import pytest

from sideomside.planner.rules import fitted, look_back, seen_in, trend
from sideomside.planner.rules.gone import gone_of
from sideomside.planner.rules.looking_back import waits_in
from sideomside.reports.rules import Course, Helper, Journey, Kept, Material, gone_by, period, remembered

TODAY = date(2026, 6, 30)
FIRST = date(2025, 3, 1)


def lived(people: int = 90) -> Material:
    """One every fifth day; two of three met after nine days and met for ten weeks, the third left after forty."""
    journeys = []
    for number in range(people):
        came = FIRST + timedelta(days=5 * number)
        one = Journey("p", uuid4(), [(came, "form")])
        if number % 3:
            met = came + timedelta(days=9)
            one.courses[uuid4()] = Course([met], ended=met + timedelta(days=70))
        one.left = came + timedelta(days=40)
        one.leaving = [(one.left, True)]
        journeys.append(one)
    peers = [
        Helper(
            "p",
            uuid4(),
            [(FIRST, "peer.active"), *([(FIRST + timedelta(days=300), "peer.left")] if n < 4 else [])],
        )
        for n in range(12)
    ]
    return Material(journeys, peers, [], TODAY, ("p",))


def without_most(whole: Material) -> Material:
    """All who left more than ninety days ago are gone, and the peers who stopped."""
    stay = [one for one in whole.journeys if one.left and (TODAY - one.left).days < 90]
    peers = [one for one in whole.helpers if one.stopped is None]
    rest = Material(stay, peers, [], TODAY, ("p",))
    going = frozenset(one.who for one in [*whole.journeys, *whole.helpers]) - {
        one.who for one in [*stay, *peers]
    }
    lines = remembered(gone_by(whole, going).of("p"), rest.of("p"))
    assert len(stay) < 30 < len(going)
    return Material(stay, peers, [], TODAY, ("p",), gone={"p": Kept.of_lines(lines)}).of("p")


def test_a_plan_assumes_the_same_of_a_year_when_most_of_those_who_came_are_gone() -> None:
    whole, rest = lived(), without_most(lived())
    then, now = seen_in(whole), seen_in(rest)
    assert (now.came, now.gave_up, now.met, now.never_met, now.peers_left) == (
        then.came,
        then.gave_up,
        then.met,
        then.never_met,
        then.peers_left,
    )
    assert now.waiting_days == then.waiting_days and sorted(now.lengths) == sorted(then.lengths)
    assert abs(now.days - then.days) <= 15 and len(now.peer_ages) == len(then.peer_ages)
    room = [2] * 8
    for name in ("arrivals_per_day", "patience_days", "stay_days", "trained_per_quarter", "whole_days"):
        before, after = (getattr(fitted(one, room).inputs, name) for one in (whole, rest))
        assert after == pytest.approx(before, rel=0.05), name
    alone = Material(rest.journeys, rest.helpers, [], TODAY, ("p",))
    assert seen_in(alone).came < then.came / 2  # what a plan would have thought without them
    assert trend(rest) == pytest.approx(trend(whole), abs=0.1)


def test_a_quarter_is_looked_back_at_with_those_who_are_gone_and_with_nothing_that_came_later() -> None:
    when = period("2025Q4")
    assert when
    whole, rest = lived(), without_most(lived())
    assert sorted(waits_in(rest, when)) == pytest.approx(sorted(waits_in(whole, when)))
    then, now = look_back(whole, when, 1), look_back(rest, when, 1)
    assert abs(now.came_before - then.came_before) <= 3 and (now.came, now.became) == (then.came, then.became)
    gone = gone_of(rest.kept)
    known = gone.as_of(when.first)
    assert all(one.began < when.first for one in [*known.waits, *known.courses, *known.helping])
    assert all(one.began + timedelta(days=one.days) <= when.first for one in known.waits)
    assert {one.how for one in known.courses} == {"over", "on"} and "waiting" in {o.how for o in known.waits}
    assert {one.how for one in gone.waits} == {"met", "left"}
