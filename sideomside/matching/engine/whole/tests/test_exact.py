"""The optimum is the optimum, and its prices prove it."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sideomside.matching.engine.whole.answers import fallbacks, recruitment_map, what_one_more_is_worth
from sideomside.matching.engine.whole.certificate import bound_of, certificate
from sideomside.matching.engine.whole.problem import Problem, Refused, problem
from sideomside.matching.engine.whole.solve import solve

from .small import NO, best_by_trying, of_table, programmes

patient = settings(max_examples=120, deadline=None)
steps = st.lists(st.sampled_from((1, 4, 64)), max_size=3).map(tuple)


@patient
@given(programmes(), steps)
def test_as_good_as_trying_everything_whatever_the_steps(programme, steps):
    proof = solve(of_table(*programme), steps).certificate
    assert proof.value == best_by_trying(*programme)
    assert proof.is_optimal


@patient
@given(programmes(), st.randoms())
def test_any_prices_at_all_bound_the_value(programme, random):
    asked = of_table(*programme)
    prices = np.array([random.randint(-50, 1500) for _ in range(asked.peers)])
    assert bound_of(asked, prices) >= solve(asked).certificate.value


@patient
@given(programmes(), st.integers(0, 4))
def test_one_more_place_is_worth_what_the_prices_say(programme, which):
    table, capacity, costs = programme
    done = solve(of_table(*programme))
    peer = which % len(capacity)
    helped = [[*row, row[peer]] for row in table]
    more = solve(of_table(helped, [*capacity, 1], [*costs, [0, 0, 0]])).certificate.value
    people = np.array([i for i, row in enumerate(table) if row[peer] is not NO], np.int64)
    worth = np.array([table[i][peer] for i in people], np.int64)
    told = what_one_more_is_worth(np.array([0, len(people)]), people, worth, done.standing.gain)
    assert more >= done.certificate.value
    assert more - done.certificate.value <= told[0]


def test_nobody_is_forced_into_a_bad_meeting():
    done = solve(of_table([[-5], [NO]], [1], [[0]]))
    assert done.match.tolist() == [-1, -1]


def test_a_dear_second_place_is_only_taken_when_it_pays():
    table = [[100], [100], [100]]
    assert solve(of_table(table, [3], [[0, 50, 120]])).certificate.met == 2


def test_nobody_at_all_is_a_problem_too():
    assert solve(of_table([], [1], [[0]])).certificate.value == 0
    assert solve(of_table([[]], [], [0])).certificate.met == 0


def test_fallbacks_come_after_the_plan_with_demand_taken_off():
    asked = of_table([[900, 800, 700], [900, NO, NO]], [1, 1, 0], [[0]] * 3)
    done = solve(asked)
    assert done.match.tolist() == [1, 0]
    assert fallbacks(asked, done.standing, 0) == [0]


def test_the_recruitment_map_hides_small_cells():
    found = recruitment_map(
        [("north", "da"), ("south", "ar"), ("west", "da")], np.array([9, 4, 7]), np.array([5, 900, 0])
    )
    assert [(cell.labels, cell.worth) for cell in found] == [(("north", "da"), 5)]


GOOD = {
    "row": np.array([0, 2]),
    "peer": np.array([0, 1]),
    "value": np.array([5, 6]),
    "capacity": np.array([1, 1]),
    "costs": np.array([0, 5]),
}
WRONG = [
    ({"value": np.array([5.0, np.nan])}, "not a number"),
    ({"value": np.array([5.5, 6])}, "whole numbers"),
    ({"value": np.array(["a", "b"])}, "numbers only"),
    ({"value": np.array([5, 2**50])}, "overflow"),
    ({"value": np.array([2**64 - 1, 2], np.uint64)}, "64 bits"),
    ({"value": np.array([5])}, "have 1 values"),
    ({"capacity": np.array([1, -1])}, "negative capacity"),
    ({"capacity": np.array([1, 3])}, "3 places"),
    ({"costs": np.array([5, 0])}, "costs fall"),
    ({"peer": np.array([0, 2])}, "outside 0..1"),
    ({"peer": np.array([1, 1])}, "twice"),
    ({"row": np.array([0, 1])}, "row must"),
]


@pytest.mark.parametrize(("spoilt", "words"), WRONG)
def test_what_cannot_be_a_problem_is_refused_in_words(spoilt, words):
    assert isinstance(problem(**GOOD), Problem)
    with pytest.raises(Refused, match=words):
        problem(**GOOD | spoilt)


@pytest.mark.parametrize(
    ("match", "words"),
    [([2], "does not exist"), ([1, 0, 0], "more companionships"), ([1, -1, -1], "could not meet")],
)
def test_a_certificate_is_not_given_to_nonsense(match, words):
    asked = of_table([[5, NO], [5, 5], [5, 5]], [1, 1], [[0]] * 2)
    whole = np.array(match + [-1] * (3 - len(match)))
    with pytest.raises(Refused, match=words):
        certificate(asked, whole, np.zeros(2, np.int64))


def test_a_worse_matching_is_told_how_far_it_may_be():
    asked = of_table([[5, 9]], [1, 1], [[0]] * 2)
    proof = certificate(asked, np.array([0]), np.array([0, 0]))
    assert not proof.is_optimal
    assert "at most 4 points" in str(proof)
