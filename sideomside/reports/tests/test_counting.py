"""Figures come from events and from nothing else: a small cast, counted by hand."""

from datetime import date, timedelta
from uuid import uuid4

import pytest

from sideomside.reports.rules import (
    Figures,
    Gathered,
    Material,
    Question,
    gathered,
    helpers,
    journeys,
    live,
    period,
)
from sideomside.reports.rules.periods import chosen, periods_until
from sideomside.reports.tests.cast import event

FIRST = date(2026, 1, 1)
IDA, NOOR, KURT, LATE, BO = (uuid4() for _ in range(5))
JONAS, LONE = uuid4(), uuid4()
ONE, TWO = uuid4(), uuid4()


def on(days: int) -> date:
    return FIRST + timedelta(days=days)


def story() -> list:
    """Ida met after 5 days and ended as agreed; Noor after 20 and goes on; Kurt left; Late waits; Bo is a relative."""
    return [
        event("enquiry.received", IDA, on(3), way="form", sort="seeks"),
        event("enquiry.answered", IDA, on(4), sort="seeks"),
        event("meeting.held", IDA, on(8), ONE, minutes="60", peer=str(JONAS)),
        event("meeting.held", IDA, on(15), ONE, minutes="90", peer=str(JONAS)),
        event("episode.ended", IDA, on(40), ONE, reason="planned"),
        event("enquiry.received", NOOR, on(10), way="mail", sort=""),
        event("meeting.held", NOOR, on(30), TWO, minutes="60", peer=str(LONE)),
        event("enquiry.received", KURT, on(11), way="mail", sort="seeks"),
        event("left_list", KURT, on(50), sort="seeks", why="quiet"),
        event("enquiry.received", LATE, on(60), way="coffee", sort="seeks"),
        event("enquiry.received", BO, on(12), way="mail", sort="relative"),
    ]


def peers() -> list:
    return [
        event("peer.active", JONAS, on(-100), uuid4(), employment="volunteer"),
        event("peer.active", LONE, on(-50), uuid4(), employment="paid"),
        event("peer.applied", uuid4(), on(20), uuid4(), employment="volunteer"),
    ]


@pytest.fixture
def material() -> Material:
    cafe = [Gathered("p", on(7), "cafe", 6, 2, 120), Gathered("p", on(200), "cafe", 9, 2, 120)]
    return Material(journeys(story()), helpers(peers()), cafe, date(2026, 6, 1), ("p",))


def figures(material: Material, code: str = "2026Q1") -> Figures:
    when = period(code)
    assert when is not None
    return live(material, Question("p", when, "R0"))


def test_each_person_is_counted_once_in_the_one_place_where_they_belong(material: Material) -> None:
    found = figures(material)
    assert {name: n for name, n in found.tables["came"].items() if n} == {"form": 1, "mail": 2, "coffee": 1}
    assert {name: n for name, n in found.tables["waits"].items() if n} == {
        "week": 1, "month": 1, "waiting": 1, "left": 1,
    }  # fmt: skip
    assert found.tables["supported"] == {"once": 1, "few": 1, "some": 0, "many": 0}
    assert found.tables["going_on"] == {"new": 1, "going_on": 0, "ended": 1}
    assert found.tables["endings"] == {"agreed": 1, "otherwise": 0, "unsaid": 0}
    assert found.tables["peers"] == {"learning": 1, "active": 2, "resting": 0, "stopped": 0}
    assert found.totals["came"] == found.totals["waits"] == 4


def test_a_period_is_looked_at_from_its_own_last_day(material: Material) -> None:
    """Noor met after the end of January, so in January she still waited; and nothing later is told of it."""
    wide = Material(material.journeys, [], [], date(2027, 6, 1), ("p",))
    assert figures(wide) == figures(Material(material.journeys, [], [], date(2026, 4, 1), ("p",)))
    assert figures(material, "2026Q2").totals["came"] == 0


def test_waits_are_competing_risks_by_hand(material: Material) -> None:
    """Of four: met at 5 and 20, left at 39, one censored at 29. After 7 days 1/4; after 30 days 1/2."""
    facts = figures(material).facts
    assert (facts["met_7"], facts["met_30"], facts["left_30"]) == (25.0, 50.0, 0.0)
    assert facts["wait_median"] == 20 and facts["answer_median"] == 1


def test_sums_by_hand(material: Material) -> None:
    facts = figures(material).facts
    assert (facts["meetings"], facts["gatherings"], facts["seats"]) == (3, 1, 6)
    assert facts["hours"] == 2  # 60 and 90 minutes of a volunteer; whoever is paid is not counted
    assert facts["group_hours"] == 4


def test_somebody_in_two_hats_has_two_names_and_events_give_the_same_journey_in_any_order() -> None:
    told = {one.who: one for one in journeys(reversed(story()))}
    assert told[IDA].came == on(3) and told[IDA].met == on(8) and len(told) == 4
    assert gathered([event("group.session", IDA, on(1))][:0]) == []


def test_fixed_periods() -> None:
    codes = [one.code for one in periods_until(date(2026, 2, 3), years=2)]
    assert codes == [
        "2026",
        "2026H1",
        "2026Q1",
        "2025",
        "2025H2",
        "2025H1",
        "2025Q4",
        "2025Q3",
        "2025Q2",
        "2025Q1",
    ]
    half = period("2026H2")
    assert half is not None and (half.first, half.after) == (date(2026, 7, 1), date(2027, 1, 1))
    assert [period(code) for code in ("2026Q5", "26", "", "0000")] == [None] * 4
    assert chosen("nonsense", date(2026, 5, 5)).code == "2026"
