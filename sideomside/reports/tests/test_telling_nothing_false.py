"""A figure that leaves is true, and nobody stands behind it alone; else nothing is told."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.utils import timezone, translation

from sideomside.people.models import Programme
from sideomside.people.rules import visitor
from sideomside.reports import queries
from sideomside.reports.disclosure.ledger import Ledger
from sideomside.reports.models import Release
from sideomside.reports.rules import (
    Figures,
    Gathered,
    Material,
    Question,
    courses,
    for_others,
    journeys,
    live,
    period,
)
from sideomside.reports.rules.stretches import Stretch, tellable
from sideomside.reports.rules.telling_flow import curve
from sideomside.reports.tests.cast import Cast, event

YEAR = date(2026, 1, 1)


def on(days: int) -> date:
    return YEAR + timedelta(days=days)


def told(material: Material, level: str, code: str = "2026H1") -> Figures:
    when = period(code)
    assert when is not None
    return for_others(material, Question("p", when, level), Ledger(()))


def ended(number: int, reason: str) -> list:
    """So many who met once and said goodbye ten days later."""
    found = []
    for _ in range(number):
        who, course = uuid4(), uuid4()
        found += [
            event("meeting.held", who, on(5), course, minutes="60", peer=str(uuid4())),
            event("episode.ended", who, on(15), course, reason=reason),
        ]
    return found


def material_of(events: list) -> Material:
    return Material(journeys(events), [], [], on(300), ("p",))


def test_a_total_is_told_only_of_a_whole_table() -> None:
    some = material_of(ended(44, "planned") + ended(9, "quiet") + ended(8, ""))
    figures = told(some, "R2")
    assert figures.tables["endings"] == {"agreed": 45, "otherwise": None, "unsaid": None}
    assert figures.totals["endings"] is None
    with translation.override("en"):
        section = next(one for one in courses(figures) if one.key == "endings")
    assert section.title == "Some rows have too few to say how many in all"
    assert section.rows[-1][1].text == "–"


def test_a_frozen_false_total_is_said_no_more_and_people_are_called_people() -> None:
    figures = told(material_of(ended(44, "planned") + ended(8, "")), "R2")
    frozen = figures.as_json() | {"totals": figures.totals | {"endings": 45}}
    assert Figures.from_json(frozen).totals["endings"] is None
    whole = told(material_of(ended(44, "planned") + ended(12, "quiet") + ended(12, "")), "R2")
    with translation.override("en"):
        section = next(one for one in courses(whole) if one.key == "endings")
    assert section.title.startswith("For 65 people a companionship ended")


def test_a_share_of_how_long_is_told_only_with_enough_before_and_beyond() -> None:
    def lasted(number: int, days: int, over: bool = True) -> list[Stretch]:
        return [Stretch(uuid4(), "p", days, over) for _ in range(number)]

    assert tellable(lasted(20, 200, over=False), (30, 90), 5) == {30, 90}
    assert tellable(lasted(1, 10) + lasted(20, 200, over=False), (30, 90), 5) == set()
    assert tellable(lasted(6, 10) + lasted(1, 60) + lasted(20, 200), (30, 90), 5) == {30}
    assert tellable(lasted(20, 10) + lasted(4, 200), (30,), 5) == set()
    assert tellable(lasted(5, 10) + lasted(19, 20, over=False), (30,), 5) == set()


def test_what_leaves_of_how_long_is_of_those_who_began_in_the_period() -> None:
    """One goodbye among many is inside the house only, and last year's meetings are in no other year's share."""
    going_on = [event("meeting.held", uuid4(), on(5), uuid4(), minutes="60") for _ in range(30)]
    whole = material_of(going_on)
    assert told(whole, "R1").facts["stay_30"] == 100
    assert told(whole, "R1", "2026Q2").facts["stay_30"] is None
    with_one = material_of(going_on + ended(1, "planned"))
    assert told(with_one, "R1").facts["stay_30"] is None
    when = period("2026H1")
    assert when and live(with_one, Question("p", when, "R0")).facts["stay_30"] == pytest.approx(97, abs=1)


def test_hours_of_a_few_evenings_are_nobodys_to_read() -> None:
    def led(evenings: int) -> Material:
        return Material(
            [], [], [Gathered("p", on(day), "cafe", 9, 2, 70) for day in range(evenings)], on(300)
        )

    assert [told(led(number), "R1").facts["group_hours"] for number in (4, 5, 0)] == [None, 12, 0]
    assert [told(led(number), "R2").facts["group_hours"] for number in (9, 10)] == [None, 25]


def test_whoever_was_closed_and_writes_again_waits_again() -> None:
    """And what an earlier day saw stays as it was."""
    who = uuid4()
    story = [
        event("enquiry.received", who, on(3), way="mail", sort="seeks"),
        event("left_list", who, on(20), sort="seeks"),
        event("enquiry.received", who, on(100), uuid4(), way="mail", sort="seeks"),
    ]
    [one] = journeys(story)
    assert [one.ended_by(on(day)) for day in (10, 30, 120)] == ["waiting", "left", "waiting"]
    assert one.left_by(on(30)) == on(20)
    [before] = journeys(story[:2])
    assert (before.left, one.left) == (on(20), None)


def test_whoever_was_closed_and_opened_again_by_hand_waits_again() -> None:
    who, enquiry = uuid4(), uuid4()
    story = [
        event("enquiry.received", who, on(3), enquiry, way="mail", sort="seeks"),
        event("left_list", who, on(20), enquiry, sort="seeks"),
        event("back_on_list", who, on(40), enquiry, sort="seeks"),
        event("left_list", who, on(90), enquiry, sort="seeks"),
    ]
    [one] = journeys(story)
    days = (10, 30, 60, 120)
    assert [one.ended_by(on(day)) for day in days] == ["waiting", "left", "waiting", "left"]
    [still] = journeys(story[:3])
    assert still.left is None and still.ended_by(on(60)) == "waiting"


@pytest.mark.django_db
def test_everybody_sees_the_whole_house_and_the_newest_time(cast: Cast) -> None:
    def made(programme: Programme | None, code: str) -> Release:
        figures = told(Material([], [], [], on(0)), "R2", code).as_json()
        return Release.objects.create(
            programme=programme, audience="public", level="R2", period=code, figures=figures,
            made_at=timezone.now(), once=uuid4(),
        )  # fmt: skip

    anybody = visitor(cast.house.organisation.id)
    made(cast.house.programme, "2025")
    newest = made(None, "2025H2")
    made(None, "2024")
    made(cast.house.programme, "2024")
    assert queries.newest_public(anybody) == newest


def test_before_anybody_has_met_no_interval_is_told() -> None:
    """Nought to nought would say that we were sure."""
    facts = {
        "met_3": 0.0,
        "met_low_3": 0.0,
        "met_high_3": 0.0,
        "met_30": 20.0,
        "met_low_30": 12.0,
        "met_high_30": 31.0,
    }
    with translation.override("en"):
        rows = curve(Figures("2026H1", "R0", {}, {}, facts, {})).rows
    assert [(day.text, between.text) for day, _met, between, _left in rows] == [
        ("3", "–"),
        ("30", "12 to 31\N{NO-BREAK SPACE}%"),
    ]
