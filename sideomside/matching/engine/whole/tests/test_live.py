"""A day of events, after each of which nothing better exists."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sideomside.matching.engine.whole.live import Live
from sideomside.matching.engine.whole.problem import Refused

from .small import best_by_trying, of_table, programmes

event = st.tuples(
    st.sampled_from(("arrive", "depart", "change", "capacity", "pin")), st.integers(0, 99), st.integers(0, 3)
)


class Day:
    """The same events, kept once by the engine and once as a plain table."""

    def __init__(self, table, capacity, costs):
        self.table = dict(enumerate(table))
        self.capacity, self.costs = list(capacity), [list(ladder) for ladder in costs]
        self.live = Live(of_table(table, capacity, costs), np.array(costs))

    def happens(self, what, which, number):
        row = [
            (which * 37 + 11 * j) % 900 - 90 if (which + j) % 3 else None for j in range(len(self.capacity))
        ]
        peers = [j for j, value in enumerate(row) if value is not None]
        told = np.array(peers, np.int64), np.array([row[j] for j in peers], np.int64)
        if what == "arrive":
            self.table[self.live.arrive(*told)] = row
        elif what == "capacity":
            peer = which % len(self.capacity)
            self.capacity[peer] = min(number, len(self.costs[peer]))
            self.live.capacity(peer, self.capacity[peer])
        elif self.table:
            self.to_somebody(what, sorted(self.table)[which % len(self.table)], row, told)

    def to_somebody(self, what, one, row, told):
        if what == "change":
            self.live.change(one, *told)
            self.table[one] = row
        elif what == "depart":
            self.live.depart(one)
            del self.table[one]
        elif self.live.at.match[one] >= 0:
            peer = self.live.pin(one)
            del self.table[one]
            self.capacity[peer] -= 1
            self.costs[peer].pop(0)

    def best(self):
        return best_by_trying([self.table[one] for one in sorted(self.table)], self.capacity, self.costs)


@settings(max_examples=60, deadline=None)
@given(programmes(), st.lists(event, max_size=8))
def test_after_each_event_nothing_better_exists(programme, events):
    day = Day(*programme)
    for one in events:
        day.happens(*one)
        proof = day.live.certificate()
        assert proof.is_optimal
        assert proof.value == day.best()


def test_there_is_room_for_many_more_than_we_began_with():
    live = Live(of_table([[5]], [1], [[0]]), np.array([[0]]))
    numbers = {live.arrive(np.array([0]), np.array([value])) for value in range(100)}
    assert len(numbers) == 100
    assert live.certificate().value == 99


def test_what_cannot_happen_is_refused():
    live = Live(of_table([[5], [4]], [1], [[0]]), np.array([[0]]))
    live.depart(1)
    for wrong in (
        lambda: live.depart(1),
        lambda: live.pin(99),
        lambda: live.capacity(0, 2),
        lambda: live.arrive(np.array([1]), np.array([5])),
        lambda: live.arrive(np.array([0, 0]), np.array([5, 5])),
    ):
        with pytest.raises(Refused):
            wrong()
