"""Between equals: who waited longer, then a keyed hash, never the order of rows."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sideomside.matching.engine.whole.meeting import Pairs
from sideomside.matching.engine.whole.plan import Waiting, plan
from sideomside.matching.engine.whole.problem import Refused

from .small import best_by_trying, programmes

SECRET = b"tonight"


def planned(people, peers, table, days, capacity, costs):
    """Who meets whom by name."""
    rows = [[(j, value) for j, value in enumerate(row) if value is not None] for row in table]
    pairs = Pairs(np.cumsum([0, *map(len, rows)]), np.array([j for row in rows for j, _ in row], np.int32))
    points = np.array([value for row in rows for _, value in row], np.int64)
    found = plan(
        Waiting(people, np.array(days), peers, np.array(capacity), np.array(costs)), pairs, points, SECRET
    )
    assert found.value == found.bound
    return {people[i]: peers[j] for i, j in enumerate(found.match.tolist()) if j >= 0}, found.value


@settings(max_examples=60, deadline=None)
@given(programmes(), st.randoms(), st.data())
def test_names_in_another_order_get_the_same_plan(programme, random, data):
    table, capacity, costs = programme
    days = data.draw(st.lists(st.integers(0, 3), min_size=len(table), max_size=len(table)))
    people, peers = [f"p{i}" for i in range(len(table))], [f"q{j}" for j in range(len(capacity))]
    first = planned(people, peers, table, days, capacity, costs)
    one, other = random.sample(range(len(table)), len(table)), random.sample(range(len(peers)), len(peers))
    shuffled = [[table[i][j] for j in other] for i in one]
    again = planned(
        [people[i] for i in one], [peers[j] for j in other], shuffled,
        [days[i] for i in one], [capacity[j] for j in other], [costs[j] for j in other],
    )  # fmt: skip
    assert first == again
    assert first[1] == best_by_trying(*programme)


def test_of_two_alike_the_one_who_waited_longer_is_met():
    for days, who in (([3, 9], "b"), ([9, 3], "a")):
        met, _ = planned(["a", "b"], ["q"], [[500], [500]], days, [1], [[0]])
        assert met == {who: "q"}


def test_waiting_never_outweighs_a_single_point():
    met, _ = planned(["a", "b"], ["q"], [[501], [500]], [0, 4000], [1], [[0]])
    assert met == {"a": "q"}


def test_an_id_that_stands_twice_is_refused():
    with pytest.raises(Refused, match="twice"):
        planned(["a", "a"], ["q"], [[1], [1]], [0, 0], [1], [[0]])
