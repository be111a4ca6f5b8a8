"""One person is one in every figure about people: in two programmes, with two enquiries, with two hats on one day."""

from datetime import date, timedelta
from uuid import uuid4

import pytest

from sideomside.ground.audit.events import Event
from sideomside.intake.models import Enquiry
from sideomside.people.models import Programme
from sideomside.reports import queries
from sideomside.reports.disclosure.ledger import Ledger
from sideomside.reports.rules import (
    Helper,
    Material,
    Question,
    for_others,
    helpers,
    journeys,
    live,
    period,
)
from sideomside.reports.rules.counting import COUNTING
from sideomside.reports.tests.cast import Cast, event

FIRST = date(2026, 1, 1)
YEAR = period("2026")


def on(days: int) -> date:
    return FIRST + timedelta(days=days)


def both_programmes() -> list[Event]:
    """Thirty came to one programme and twelve of them to another too; six met somebody in both."""
    told: list[Event] = []
    for number in range(30):
        who = uuid4()
        told.append(event("enquiry.received", who, on(number), uuid4(), way="mail", sort="seeks"))
        told.append(event("meeting.held", who, on(number + 9), uuid4(), peer="a"))
        if number < 12:
            there = {"programme": "q", "sort": "seeks"}
            told.append(event("enquiry.received", who, on(number + 40), uuid4(), way="form", **there))
        if number < 6:
            told.append(event("meeting.held", who, on(number + 60), uuid4(), peer="b", programme="q"))
    return told


def material(events: list[Event]) -> Material:
    return Material(journeys(events), [], [], on(300), ("p", "q"))


def test_somebody_in_two_programmes_is_one_where_they_are_counted_together() -> None:
    assert YEAR is not None
    found = material(both_programmes())
    apart = [live(found, Question(name, YEAR, "R0")) for name in ("p", "q")]
    assert [one.totals["came"] for one in apart] == [30, 12]
    assert [one.totals["supported"] for one in apart] == [30, 6]
    together = live(found, Question(None, YEAR, "R0"))
    assert {together.totals[name] for name in ("came", "waits", "supported", "going_on")} == {30}
    assert together.tables["came"]["mail"] == 30 and together.tables["supported"]["few"] == 6
    assert together.facts["meetings"] == 36  # a meeting is no person, and each is counted
    outside = for_others(found, Question(None, YEAR, "R1"), Ledger())
    assert outside.totals["came"] == 30


def test_whoever_left_one_programme_and_waits_in_another_waits() -> None:
    who, one, other = uuid4(), uuid4(), uuid4()
    story = [
        event("enquiry.received", who, on(1), one, way="mail", sort="seeks"),
        event("left_list", who, on(30), one, sort="seeks"),
        event("enquiry.received", who, on(20), other, way="mail", sort="seeks", programme="q"),
        event("left_list", who, on(80), other, sort="seeks", programme="q"),
    ]
    [whole] = material(story).of(None).journeys
    assert [whole.ended_by(on(day)) for day in (10, 40, 90)] == ["waiting", "waiting", "left"]
    assert whole.left_by(on(90)) == on(80) and whole.came == on(1)


def test_one_of_two_enquiries_closed_is_nobody_gone() -> None:
    """The same person wrote twice and one of the two was put away as a double: they wait still."""
    who, one, other = uuid4(), uuid4(), uuid4()
    story = [
        event("enquiry.received", who, on(1), one, way="mail", sort="seeks"),
        event("enquiry.received", who, on(5), other, way="form", sort="seeks"),
        event("left_list", who, on(6), other, sort="seeks", why="double"),
    ]
    [waits] = journeys(story)
    assert waits.ended_by(on(60)) == "waiting"
    [gone] = journeys([*story, event("left_list", who, on(70), one, sort="seeks")])
    assert (gone.ended_by(on(69)), gone.ended_by(on(70))) == ("waiting", "left")


def test_two_steps_of_one_day_stand_in_the_order_they_were_taken() -> None:
    who, file = uuid4(), uuid4()
    told = [event("peer.trained", who, on(3), file), event("peer.active", who, on(3), file)]
    assert [one.standing(on(3)) for one in helpers(told)] == ["peer.active"]
    [back] = helpers([event("peer.left", who, on(9), file), event("peer.active", who, on(9), file)])
    assert back.stopped is None and back.standing(on(9)) == "peer.active"


def test_a_peer_in_two_programmes_is_one_peer_and_active_where_they_are() -> None:
    assert YEAR is not None
    who = uuid4()
    two = [
        Helper("p", who, [(on(1), "peer.active"), (on(50), "peer.left")], "volunteer"),
        Helper("q", who, [(on(9), "peer.trained"), (on(20), "peer.active")], "paid"),
    ]
    found = Material([], two, [], on(300), ("p", "q"))
    assert live(found, Question(None, YEAR, "R0")).tables["peers"] == {
        "learning": 0, "active": 1, "resting": 0, "stopped": 0,
    }  # fmt: skip
    [one] = found.of(None).helpers
    assert (one.active_since, one.stopped, one.employment) == (on(1), None, "paid")


@pytest.mark.parametrize("name", sorted(COUNTING))
def test_no_figure_about_people_counts_anybody_twice(name: str) -> None:
    """Every figure of everybody is at most the people there are, however the events are told twice over."""
    assert YEAR is not None
    told = both_programmes()
    found = material([*told, *told[:20]])
    counted = COUNTING[name](found.of(None), YEAR)
    assert sum(counted.values()) in (0, len({one.who for one in told}))


@pytest.mark.django_db
def test_the_house_counts_somebody_in_two_programmes_once(cast: Cast) -> None:
    """From the rooms' own events: the same person has one name in every programme, and is one in the whole."""
    cast.came(3, "mail")
    other = Programme.objects.create(name="Nabo peer", contact_mail="nabo@huset.example")
    cast.came(2, "form", other)
    Enquiry.objects.filter(programme=other).update(person=Enquiry.objects.filter(way="mail").first().person)
    found = queries.material(cast.house.system)
    assert len(found.journeys) == 4 and len({one.who for one in found.journeys}) == 3
    assert len(found.of(None).journeys) == 3
