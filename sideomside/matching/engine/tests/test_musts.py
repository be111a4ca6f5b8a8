"""Each hard rule alone: a pair that fits, changed in one thing, breaks exactly that rule."""

import pytest

from sideomside.matching.engine.musts import broken
from sideomside.matching.engine.sides import PHONE, Position, available
from sideomside.matching.engine.weights import Weights

from .people import candidate, seeker

ONE_THING = [
    ("language", {}, {"languages": frozenset({"en"})}),
    ("language", {}, {"languages": frozenset()}),
    ("format", {}, {"formats": frozenset({"walk"})}),
    ("times", {}, {"slots": 0b0010}),
    ("gender", {"gender_must": frozenset({"man"})}, {}),
    ("gender", {"gender_must": frozenset({"man"})}, {"gender": None}),
    ("age", {"age_must": frozenset({"18-29", "45-64"})}, {}),
    ("place", {}, {"areas": frozenset({"0751"})}),
    ("themes", {}, {"themes": frozenset({"work"})}),
    ("themes", {"need": 2}, {}),
]


@pytest.mark.parametrize(("rule", "wishes", "offers"), ONE_THING)
def test_one_thing_wrong_breaks_one_rule(rule, wishes, offers):
    assert broken(seeker(**wishes), candidate(**offers), Weights()) == (rule,)


def test_the_plain_pair_breaks_nothing():
    assert broken(seeker(), candidate(), Weights()) == ()


@pytest.mark.parametrize("unsaid", ["formats", "areas"])
def test_what_nobody_said_is_no_wall(unsaid):
    assert broken(seeker(**{unsaid: frozenset()}), candidate(), Weights()) == ()
    assert broken(seeker(), candidate(**{unsaid: frozenset()}), Weights()) == ()


def test_no_times_and_no_themes_asked_for_is_no_wall_either():
    assert broken(seeker(slots=0, themes=(), need=2), candidate(), Weights()) == ()
    assert broken(seeker(themes=("alone",), need=2), candidate(), Weights()) == ()


@pytest.mark.parametrize(
    ("km", "phone", "fits"), [(5, False, True), (6, False, False), (20, True, True), (21, True, False)]
)
def test_the_phone_stretches_the_reach_four_times(km, phone, fits):
    formats = frozenset({"meet", PHONE} if phone else {"meet"})
    asks = seeker(areas=frozenset(), position=Position(0, 0), reach_km=5, formats=formats)
    offers = candidate(areas=frozenset(), position=Position(km * 1000, 0), formats=formats)
    assert broken(asks, offers, Weights()) == (() if fits else ("place",))


def test_a_shared_area_is_near_enough_whatever_the_map_says():
    asks = seeker(position=Position(0, 0), reach_km=1)
    assert broken(asks, candidate(position=Position(90_000, 0)), Weights()) == ()


def test_different_areas_can_talk_on_the_phone():
    formats = frozenset({"meet", PHONE})
    offers = candidate(areas=frozenset({"0751"}), formats=formats)
    assert broken(seeker(formats=formats), offers, Weights()) == ()


@pytest.mark.parametrize(
    "offers",
    [
        {"paused": True},
        {"approved": False},
        {"consent": False},
        {"load": 2},
        {"do_not_meet": frozenset({"s1"})},
    ],
)
def test_not_available_now(offers):
    assert available(seeker(), candidate())
    assert not available(seeker(), candidate(**offers))
    assert not available(seeker(do_not_meet=frozenset({"c1"})), candidate())
