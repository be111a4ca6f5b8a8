"""What would open a door, by hand."""

import pytest

from sideomside.matching.engine.changes import Change
from sideomside.matching.engine.doors import Door, doors
from sideomside.matching.engine.sides import PHONE, Position
from sideomside.matching.engine.weights import Weights

from .people import candidate, seeker

AT_HOME = {"areas": frozenset(), "position": Position(0, 0), "reach_km": 5}

ONE_DOOR = [
    ({}, {"slots": 0b0100}, Change("slot", 2)),
    ({}, {"areas": frozenset({"0751"})}, Change("area", "0751")),
    ({}, {"formats": frozenset({"walk"})}, Change("format", "walk")),
    (AT_HOME, {"position": Position(9000, 0)}, Change("reach", 12)),
    (AT_HOME, {"position": Position(7000, 0)}, Change("reach", 8)),
    ({"need": 2}, {}, Change("need", 1)),
    ({"gender_must": frozenset({"man"})}, {}, Change("gender")),
    ({"age_must": frozenset({"18-29"})}, {}, Change("age")),
]


@pytest.mark.parametrize(("wishes", "offers", "change"), ONE_DOOR)
def test_one_change_opens_one_door(wishes, offers, change):
    assert doors(seeker(**wishes), [candidate(**offers)], Weights()) == [Door((change,), 1)]


def test_no_doors_while_somebody_can_be_asked():
    assert doors(seeker(), [candidate(), candidate(id="c2", slots=0b0100)], Weights()) == []


def test_the_smallest_change_comes_first_then_the_one_that_opens_most():
    peers = [
        candidate(id="a", slots=0b00100),
        candidate(id="b", slots=0b10000),
        candidate(id="c", slots=0b10000),
        candidate(id="d", areas=frozenset({"0751"})),
    ]
    found = doors(seeker(), peers, Weights())
    assert found == [
        Door((Change("slot", 4),), 2),
        Door((Change("slot", 2),), 1),
        Door((Change("area", "0751"),), 1),
    ]
    assert found[0].band == "few"


def test_two_changes_when_no_single_one_helps():
    far_and_late = candidate(slots=0b0100, areas=frozenset({"0751"}))
    [door] = doors(seeker(), [far_and_late], Weights())
    assert door == Door((Change("slot", 2), Change("area", "0751")), 1)


def test_the_phone_mends_format_and_place_at_once():
    by_phone = candidate(formats=frozenset({PHONE}), areas=frozenset({"0751"}))
    [door] = doors(seeker(), [by_phone], Weights())
    assert door == Door((Change("format", PHONE),), 1)


def test_nobody_is_asked_to_speak_another_language():
    assert doors(seeker(), [candidate(languages=frozenset({"en"}))], Weights()) == []


def test_a_door_never_leads_to_someone_one_must_not_meet():
    peers = [candidate(slots=0b0100)]
    assert doors(seeker(do_not_meet=frozenset({"c1"})), peers, Weights()) == []
