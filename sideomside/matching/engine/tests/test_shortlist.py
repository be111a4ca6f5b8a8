"""A shortlist by hand: order, reasons, what to talk about."""

from sideomside.matching.engine.reasons import Reason, talk_about
from sideomside.matching.engine.shortlist import others, ranked, shortlist
from sideomside.matching.engine.sides import PHONE, Position
from sideomside.matching.engine.weights import Weights

from .people import SECRET, candidate, seeker


def ids(found):
    return [one.candidate_id for one in found]


def test_reasons_are_codes_with_values():
    [one] = shortlist(seeker(), [candidate()], Weights(), tie_secret=SECRET)
    assert one.shares == (
        Reason("themes", ("alone",)),
        Reason("times", (0,)),
        Reason("area", ("0101",)),
        Reason("language", ("da",)),
        Reason("format", ("meet",)),
    )
    assert one.talk_about == (Reason("few_times"),)


def test_near_is_said_in_whole_kilometres():
    asks = seeker(areas=frozenset(), position=Position(0, 0), reach_km=5)
    [one] = shortlist(asks, [candidate(position=Position(2600, 0))], Weights(), tie_secret=SECRET)
    assert Reason("near", (3,)) in one.shares
    assert Reason("place_unsaid") not in one.talk_about


def test_what_to_talk_about():
    weights = Weights()
    assert Reason("heavy") in talk_about(seeker(), candidate(recent_heavy=True), weights)
    assert Reason("nearly_full") in talk_about(seeker(), candidate(load=1), weights)
    assert Reason("nearly_full") not in talk_about(seeker(), candidate(capacity=1), weights)
    assert Reason("times_unsaid") in talk_about(seeker(slots=0), candidate(), weights)
    assert Reason("place_unsaid") in talk_about(seeker(areas=frozenset()), candidate(), weights)
    assert Reason("format_unsaid") in talk_about(seeker(), candidate(formats=frozenset()), weights)
    wish = seeker(gender_rather=frozenset({"man"}))
    assert Reason("wish_unmet", ("gender",)) in talk_about(wish, candidate(), weights)


def test_far_is_the_outer_fifth_or_the_phone():
    asks = seeker(areas=frozenset(), position=Position(0, 0), reach_km=5)
    far = [
        Reason("far") in talk_about(asks, candidate(position=Position(m, 0)), Weights()) for m in (4000, 4001)
    ]
    assert far == [False, True]
    by_phone = candidate(areas=frozenset({"0751"}), formats=frozenset({PHONE}))
    assert Reason("far") in talk_about(seeker(formats=frozenset({PHONE})), by_phone, Weights())


def test_best_first_three_at_most_and_the_rest_as_others():
    both = frozenset({"alone", "grief"})
    peers = [
        candidate(id="one"),
        candidate(id="loaded", themes=both, load=1, capacity=3),
        candidate(id="best", themes=both, slots=0b1001),
        candidate(id="good", themes=both),
        candidate(id="full", themes=both, load=2),
    ]
    assert ids(shortlist(seeker(), peers, Weights(), tie_secret=SECRET)) == ["best", "good", "loaded"]
    assert ids(others(seeker(), peers, Weights(), tie_secret=SECRET)) == ["one"]


def test_below_the_minimum_fit_is_talk_first_never_a_proposal():
    weights = Weights(minimum_fit=990)
    assert shortlist(seeker(), [candidate()], weights, tie_secret=SECRET) == []
    [one] = others(seeker(), [candidate()], weights, tie_secret=SECRET)
    assert one.talk_first


def test_equals_are_ordered_by_the_secret_and_nothing_else():
    peers = [candidate(id=f"c{number}") for number in range(12)]
    orders = {tuple(ids(ranked(seeker(), peers, Weights(), tie_secret=bytes([n])))) for n in range(20)}
    assert len(orders) == 20
    firsts = {order[0] for order in orders}
    assert len(firsts) > 4


def test_equals_are_ordered_anew_for_each_seeker():
    peers = [candidate(id=f"c{number}") for number in range(12)]
    orders = {tuple(ids(ranked(seeker(id=f"s{n}"), peers, Weights(), tie_secret=SECRET))) for n in range(10)}
    assert len(orders) == 10
