"""Points, worked out by hand."""

import pytest

from sideomside.matching.engine.fit import fit, load_cost, rarity, terms, tier_points
from sideomside.matching.engine.sides import Position
from sideomside.matching.engine.weights import Weights

from .people import candidate, seeker

RARE = {"alone": 30, "grief": 20, "": 40}
ASKS = {"position": Position(0, 0), "reach_km": 5, "slots": 0b0111}
OFFERS = {"position": Position(3000, 0), "slots": 0b1011}


def test_each_term_by_hand():
    judged = terms(seeker(**ASKS), candidate(**OFFERS), Weights(), RARE)
    assert judged == {"themes": 600, "nearness": 600, "times": 500, "wishes": None}


@pytest.mark.parametrize(
    ("wishes", "offers", "points"),
    [
        ({}, {}, 585),  # (450*600 + 150*600 + 100*500) / 700
        ({"most_important": "times"}, {}, 575),  # 460,000 / 800
        ({"most_important": "themes"}, {}, 591),  # 680,000 / 1,150
        ({"most_important": "wishes"}, {}, 585),  # a missing term is not doubled either
        ({"position": None, "areas": frozenset()}, {}, 581),  # 320,000 / 550
        ({"gender_rather": frozenset({"woman"})}, {}, 637),  # 510,000 / 800
        ({"gender_rather": frozenset({"man"})}, {}, 512),  # 410,000 / 800
        ({"themes": ("alone", "other")}, {}, 475),  # themes 30/70 = 428: 332,600 / 700
    ],
)
def test_fit_by_hand(wishes, offers, points):
    assert fit(seeker(**ASKS | wishes), candidate(**OFFERS | offers), Weights(), RARE) == points


def test_who_asked_for_nothing_has_all_of_it():
    asks = seeker(themes=(), slots=0, areas=frozenset())
    assert fit(asks, candidate(), Weights(), RARE) == 1000


def test_far_away_never_turns_negative():
    far = candidate(**OFFERS | {"position": Position(19_000, 0)})
    assert terms(seeker(**ASKS), far, Weights(), RARE)["nearness"] == 0


def test_areas_stand_in_for_a_missing_position():
    assert terms(seeker(), candidate(), Weights(), RARE)["nearness"] == 1000
    assert terms(seeker(), candidate(areas=frozenset({"0751"})), Weights(), RARE)["nearness"] == 0


def test_rare_themes_weigh_more():
    peers = [candidate(id=str(n), themes=frozenset({"alone"})) for n in range(9)]
    rare = rarity([*peers, candidate(id="x", themes=frozenset({"grief"}))])
    assert rare == {"alone": 3, "grief": 19, "": 26}  # 10 ln(13/10), 10 ln(13/2), 10 ln(13)


@pytest.mark.parametrize(
    ("days", "points"),
    [(0, 4000), (29, 4000), (30, 8000), (89, 8000), (90, 12000), (179, 12000), (180, 16000), (4000, 16000)],
)
def test_waiting_tiers(days, points):
    assert tier_points(days, Weights()) == points


@pytest.mark.parametrize(
    ("load", "percent", "cost"), [(0, 100, 0), (1, 100, 50), (2, 100, 120), (3, 150, 315), (9, 100, 210)]
)
def test_load_costs_rise_on_the_peers_own_scale(load, percent, cost):
    assert load_cost(candidate(load=load, load_percent=percent), Weights()) == cost
