"""Weights are bounded, versioned and public."""

import pytest

from sideomside.matching.engine.slots import day_and_part, mask, slot, slots_in
from sideomside.matching.engine.weights import Weights, problems, public


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"themes": 1001}, "themes_out_of_bounds"),
        ({"times": -1}, "times_out_of_bounds"),
        ({"load_costs": (0, 50, 40)}, "load_costs_must_not_fall"),
        ({"load_costs": ()}, "load_costs_missing"),
        ({"tier_days": (90, 30, 180)}, "tier_days_must_not_fall"),
        ({"tier_days": (30, 90)}, "tiers_do_not_fit"),
        ({"themes": 0, "nearness": 0, "times": 0, "wishes": 0}, "nothing_counts"),
    ],
)
def test_bad_weights_are_refused_with_a_code(wrong, code):
    with pytest.raises(ValueError, match=code):
        Weights(**wrong)


def test_the_defaults_are_sound_and_public():
    assert problems(Weights()) == []
    assert ("weight.themes", 450) in public(Weights())
    assert ("weight.version", 1) in public(Weights())


def test_slots_count_from_monday_morning():
    assert [slot(0, 0), slot(0, 2), slot(6, 2)] == [0, 2, 20]
    assert day_and_part(20) == (6, "evening")
    assert slots_in(mask([20, 0, 0])) == (0, 20)
    with pytest.raises(ValueError, match="21"):
        mask([21])
