"""Small programmes for tests: a table of who could meet whom, and the best by trying everything."""

from functools import cache
from typing import Any

import numpy as np
from hypothesis import strategies as st

from sideomside.matching.engine.whole.problem import Problem, problem

NO = None


def of_table(table: list[list[int | None]], capacity: list[int], costs: Any) -> Problem:
    """Rows are participants; NO where the two could never meet."""
    rows = [[j for j, value in enumerate(row) if value is not NO] for row in table]
    return problem(
        row=np.cumsum([0, *map(len, rows)]),
        peer=np.array([j for row in rows for j in row], np.int64),
        value=np.array([value for row in table for value in row if value is not NO], np.int64),
        capacity=np.array(capacity, np.int64),
        costs=np.array(costs, np.int64),
    )


def best_by_trying(table: list[list[int | None]], capacity: list[int], costs: list[list[int]]) -> int:
    """Every way there is, remembered by how full each peer is."""

    @cache
    def best(one: int, used: tuple[int, ...]) -> int:
        if one == len(table):
            return 0
        ways = [best(one + 1, used)]
        for j, value in enumerate(table[one]):
            if value is not NO and used[j] < capacity[j]:
                more = (*used[:j], used[j] + 1, *used[j + 1 :])
                ways.append(value - costs[j][used[j]] + best(one + 1, more))
        return max(ways)

    return best(0, (0,) * len(capacity))


@st.composite
def programmes(draw: st.DrawFn) -> tuple[list[list[int | None]], list[int], list[list[int]]]:
    """Up to seven by five, negative values and full peers included; few different values make many ties."""
    people, peers = draw(st.integers(1, 7)), draw(st.integers(1, 5))
    high = draw(st.sampled_from((1, 3, 30, 1000)))
    value = st.one_of(st.none(), st.integers(-high // 3, high))
    table = draw(st.lists(st.lists(value, min_size=peers, max_size=peers), min_size=people, max_size=people))
    capacity = draw(st.lists(st.integers(0, 3), min_size=peers, max_size=peers))
    ladder = st.lists(st.integers(0, high), min_size=3, max_size=3).map(sorted)
    costs = draw(st.lists(ladder, min_size=peers, max_size=peers))
    return table, capacity, costs
