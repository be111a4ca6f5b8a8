"""By day: somebody comes, leaves, wishes otherwise, rests; after each the matching is the best there is again.

Every event breaks at most a promise or two of the standing, and the same exact searches mend them. So the value
is always that of a fresh solve, and `certificate` proves it at any moment.
"""

import numpy as np

from .certificate import Certificate, certificate
from .compiled import compiled
from .paths import fill_place, place_person
from .problem import Problem, Refused, whole
from .roomy import longer_rows, roomy_problem, roomy_standing, wider_columns
from .solve import STEPS, solve
from .standing import NOBODY, Standing, best_gain, leave, next_cost


class Live:
    """A standing that follows events. Participants and peers are known by the numbers given here."""

    def __init__(self, problem: Problem, costs: np.ndarray, steps: tuple[int, ...] = STEPS) -> None:
        """Solved once from scratch. `costs` as in `problem.problem`: a peer may get as many places as it is long."""
        done = solve(problem, steps)
        self.problem = roomy_problem(problem, costs)
        self.at: Standing = roomy_standing(self.problem, done.match, done.price)
        self.here = np.arange(self.problem.participants) < problem.participants
        self._vacant = np.flatnonzero(~self.here)[::-1].tolist()
        self._next_pair = len(problem.peer)

    def certificate(self) -> Certificate:
        """Computed afresh from pairs and prices."""
        return certificate(self.problem, self.at.match, self.at.price)

    def arrive(self, peers: np.ndarray, values: np.ndarray) -> int:
        """Somebody new who could meet these peers, rising; returns their number."""
        peers, values = self._checked(peers, values)
        if not self._vacant:
            self._lengthen()
        one = self._vacant.pop()
        self.here[one] = True
        self._write(one, peers, values)
        _welcome(self.problem, self.at, one)
        return one

    def depart(self, one: int) -> None:
        """Gone, or met by hand, or not now: nobody asks which."""
        self._known(one)
        _farewell(self.problem, self.at, one)
        self._gone(one)

    def change(self, one: int, peers: np.ndarray, values: np.ndarray) -> None:
        """The same person wishes for something else."""
        self._known(one)
        peers, values = self._checked(peers, values)
        _farewell(self.problem, self.at, one)
        self._write(one, peers, values)
        _welcome(self.problem, self.at, one)

    def pin(self, one: int) -> int:
        """The proposal was taken: person and cheapest place leave, nothing else moves. Returns the peer."""
        self._known(one)
        if self.at.match[one] == NOBODY:
            raise Refused(f"participant {one} has no proposal to take")
        peer = _pinned(self.problem, self.at, one)
        self._gone(one)
        return int(peer)

    def capacity(self, peer: int, room: int) -> None:
        """More or fewer places; none while somebody rests."""
        longest = int(self.problem.cost.size // max(1, self.problem.peers))
        used_up = int(self.problem.place[peer]) - peer * longest
        if not 0 <= room <= longest - used_up:
            raise Refused(f"peer {peer} can have 0 to {longest - used_up} places, not {room}")
        _resize(self.problem, self.at, peer, room)

    def _known(self, one: int) -> None:
        if not 0 <= one < len(self.here) or not self.here[one]:
            raise Refused(f"nobody has the number {one}")

    def _gone(self, one: int) -> None:
        self.here[one] = False
        self._vacant.append(one)

    def _lengthen(self) -> None:
        before = len(self.here)
        self.problem, self.at, self._next_pair = longer_rows(self.problem, self.at)
        self.here = np.append(self.here, np.zeros(self.problem.participants - before, bool))
        self._vacant += range(before, self.problem.participants)

    def _checked(self, peers: np.ndarray, values: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        peers, values = whole("peers", peers), whole("values", values)
        if len(peers) != len(values) or (np.diff(peers) <= 0).any():
            raise Refused("one value for each peer, and peers rising")
        if len(peers) and (peers[0] < 0 or peers[-1] >= self.problem.peers):
            raise Refused("peers: somebody we do not know")
        return peers.astype(np.int32), values

    def _write(self, one: int, peers: np.ndarray, values: np.ndarray) -> None:
        if self._next_pair + len(peers) > len(self.problem.peer):
            self._lengthen()
        while not _columns_have_room(self.problem, peers):
            self.problem = wider_columns(self.problem)
        begin = self._next_pair
        self._next_pair += len(peers)
        self.problem.peer[begin : self._next_pair] = peers
        self.problem.value[begin : self._next_pair] = values
        self.problem.row[one], self.problem.end[one] = begin, self._next_pair
        _enter_columns(self.problem, one)


@compiled
def _columns_have_room(problem: Problem, peers: np.ndarray) -> bool:
    for peer in peers:
        limit = len(problem.person)
        if peer + 1 < len(problem.column):
            limit = problem.column[peer + 1]
        if problem.column_end[peer] == limit:
            return False
    return True


@compiled
def _enter_columns(problem: Problem, one: int) -> None:
    for pair in range(problem.row[one], problem.end[one]):
        peer = problem.peer[pair]
        spot = problem.column_end[peer]
        problem.person[spot] = one
        problem.worth[spot] = problem.value[pair]
        problem.column_end[peer] += 1


@compiled
def _leave_columns(problem: Problem, one: int) -> None:
    for pair in range(problem.row[one], problem.end[one]):
        peer = problem.peer[pair]
        last = problem.column_end[peer] - 1
        spot = problem.column[peer]
        while problem.person[spot] != one:
            spot += 1
        problem.person[spot] = problem.person[last]
        problem.worth[spot] = problem.worth[last]
        problem.column_end[peer] = last
    problem.end[one] = problem.row[one]


@compiled
def _welcome(problem: Problem, at: Standing, one: int) -> None:
    at.gain[one] = best_gain(problem, at.price, one)
    if at.gain[one] > 0:
        place_person(problem, at, one)


@compiled
def _farewell(problem: Problem, at: Standing, one: int) -> None:
    _leave_columns(problem, one)
    at.gain[one] = 0
    if at.match[one] != NOBODY:
        peer = leave(problem, at, one)
        _fill(problem, at, peer)


@compiled
def _fill(problem: Problem, at: Standing, peer: int) -> None:
    while at.price[peer] > next_cost(problem, at, peer):
        fill_place(problem, at, peer)


@compiled
def _resize(problem: Problem, at: Standing, peer: int, room: int) -> None:
    problem.room[peer] = room
    out = at.guests[problem.place[peer] + room : problem.place[peer] + max(room, at.used[peer])].copy()
    for one in out:
        leave(problem, at, one)
    for one in out:
        if at.gain[one] > 0:
            place_person(problem, at, one)
    _fill(problem, at, peer)


@compiled
def _pinned(problem: Problem, at: Standing, one: int) -> int:
    """The cheapest place goes with the person; those who stay keep what they had, and so do all prices."""
    peer = at.match[one]
    first = at.guests[problem.place[peer]]
    at.guests[at.spot[one]] = first
    at.spot[first] = at.spot[one]
    at.guests[problem.place[peer]] = NOBODY
    problem.place[peer] += 1
    problem.room[peer] -= 1
    at.used[peer] -= 1
    at.match[one], at.spot[one], at.gain[one] = NOBODY, NOBODY, 0
    _leave_columns(problem, one)
    return peer
