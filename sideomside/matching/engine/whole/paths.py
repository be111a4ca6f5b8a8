"""The last stretch, exactly: shortest paths mend one unhappy person or one overpriced place at a time.

Each search keeps every promise of `Standing` and mends one breach; when none is left, the matching is optimal and
its prices prove it without any rounding (Kuhn 1955; Tomizawa 1971; Jonker and Volgenant 1987,
doi 10.1007/BF02278710). Both directions are needed because places may stay empty and people unmatched.
"""

import numpy as np

from .compiled import compiled, either
from .heap import clear, lower, nearest
from .problem import Problem
from .standing import NOBODY, Standing, come, last_cost, leave, next_cost


@compiled
def mend(problem: Problem, at: Standing) -> int:
    """Everybody who is unmatched and should gain, then every place that is empty and too dear. Returns searches."""
    searches = 0
    for one in range(len(at.match)):
        if at.match[one] == NOBODY and at.gain[one] > 0:
            place_person(problem, at, one)
            searches += 1
    for peer in range(len(at.used)):
        while at.price[peer] > next_cost(problem, at, peer):
            fill_place(problem, at, peer)
            searches += 1
    return searches


@compiled
def place_person(problem: Problem, at: Standing, one: int) -> None:
    """Find a place for an unmatched person, or let the one go who can best spare it; maybe this very person."""
    bound, last, person, passed = at.gain[one], NOBODY, one, 0
    _ask_peers(problem, at, one, bound)
    while at.near.size[0] > 0 and at.near.label[at.near.node[0]] < bound:
        peer = nearest(at.near)
        at.order[passed] = peer
        passed += 1
        here = at.near.label[peer]
        room = here + max(0, next_cost(problem, at, peer) - at.price[peer])
        if room < bound:
            bound, last, person = room, peer, NOBODY
        for spot in range(problem.place[peer], problem.place[peer] + at.used[peer]):
            guest = at.guests[spot]
            if here + at.gain[guest] < bound:
                bound, last, person = here + at.gain[guest], peer, guest
            _ask_peers(problem, at, guest, bound)
    _raise_prices(problem, at, passed, bound)
    at.gain[one] -= bound
    if person != one:
        _move_up(problem, at, last, person)
    clear(at.near)


def _ask_peers_one_by_one(problem: Problem, at: Standing, one: int, bound: int) -> None:
    """Every peer this person could go to, unless it costs as much as what we have found already."""
    peer = at.match[one]
    here = at.gain[one]
    if peer != NOBODY:
        here += at.near.label[peer]
    for pair in range(problem.row[one], problem.end[one]):
        other = problem.peer[pair]
        label = here + at.price[other] - problem.value[pair]
        if label < bound and label < at.near.label[other]:
            at.via[other] = one
            lower(at.near, other, label)


def _ask_peers_at_once(problem: Problem, at: Standing, one: int, bound: int) -> None:
    here, peer = at.gain[one], at.match[one]
    if peer != NOBODY:
        here += at.near.label[peer]
    part = slice(problem.row[one], problem.end[one])
    peers = problem.peer[part]
    label = here + at.price[peers] - problem.value[part]
    nearer = np.flatnonzero((label < bound) & (label < at.near.label[peers]))
    for other, distance in zip(peers[nearer].tolist(), label[nearer].tolist(), strict=True):
        at.via[other] = one
        lower(at.near, other, distance)


_ask_peers = either(_ask_peers_one_by_one, _ask_peers_at_once)


@compiled
def _raise_prices(problem: Problem, at: Standing, passed: int, bound: int) -> None:
    for index in range(passed):
        peer = at.order[index]
        rise = bound - at.near.label[peer]
        if rise > 0:
            at.price[peer] += rise
            for spot in range(problem.place[peer], problem.place[peer] + at.used[peer]):
                at.gain[at.guests[spot]] -= rise


@compiled
def _move_up(problem: Problem, at: Standing, peer: int, person: int) -> None:
    """Along the path, backwards: each goes where the next one came from."""
    if person != NOBODY:
        leave(problem, at, person)
    while peer != NOBODY:
        one = at.via[peer]
        left = at.match[one]
        if left != NOBODY:
            leave(problem, at, one)
        come(problem, at, one, peer)
        peer = left


@compiled
def fill_place(problem: Problem, at: Standing, start: int) -> None:
    """Find somebody for an empty place that is too dear, or lower its price as far as nobody comes."""
    bound = at.price[start] - next_cost(problem, at, start)
    last, passed = NOBODY, 0
    _ask_people(problem, at, start, 0, bound)
    while at.near.size[0] > 0 and at.near.label[at.near.node[0]] < bound:
        one = nearest(at.near)
        at.order[passed] = one
        passed += 1
        here, peer = at.near.label[one], at.match[one]
        if peer == NOBODY:
            bound, last = here, one
        elif peer != start and at.led[peer] == NOBODY:
            at.led[peer] = one
            spare = here + at.price[peer] - last_cost(problem, at, peer)
            if spare < bound:
                bound, last = spare, one
            _ask_people(problem, at, peer, here, bound)
    opened = _lower_prices(at, passed, bound)
    at.price[start] -= bound
    if last != NOBODY:
        _move_down(problem, at, last, start)
    at.led[at.order[:opened]] = NOBODY
    clear(at.near)


def _ask_people_one_by_one(problem: Problem, at: Standing, peer: int, here: int, bound: int) -> None:
    for pair in range(problem.column[peer], problem.column_end[peer]):
        one = problem.person[pair]
        label = here + at.gain[one] + at.price[peer] - problem.worth[pair]
        if label < bound and label < at.near.label[one]:
            at.via[one] = peer
            lower(at.near, one, label)


def _ask_people_at_once(problem: Problem, at: Standing, peer: int, here: int, bound: int) -> None:
    part = slice(problem.column[peer], problem.column_end[peer])
    people = problem.person[part]
    label = here + at.price[peer] + at.gain[people] - problem.worth[part]
    nearer = np.flatnonzero((label < bound) & (label < at.near.label[people]))
    for one, distance in zip(people[nearer].tolist(), label[nearer].tolist(), strict=True):
        at.via[one] = peer
        lower(at.near, one, distance)


_ask_people = either(_ask_people_one_by_one, _ask_people_at_once)


@compiled
def _lower_prices(at: Standing, passed: int, bound: int) -> int:
    """A peer comes down as far as the person who led to it goes up. Leaves the peers passed in `order`."""
    opened = 0
    for index in range(passed):
        one = at.order[index]
        rise = max(0, bound - at.near.label[one])
        at.gain[one] += rise
        peer = at.match[one]
        if peer != NOBODY and at.led[peer] == one:
            at.price[peer] -= rise
            at.order[opened] = peer
            opened += 1
    return opened


@compiled
def _move_down(problem: Problem, at: Standing, one: int, start: int) -> None:
    """Along the path, backwards: the last one comes where the search asked, and so on to the empty place."""
    while one != NOBODY:
        peer = at.via[one]
        other = NOBODY if peer == start else at.led[peer]
        for each in (one, other):
            if each != NOBODY and at.match[each] != NOBODY:
                leave(problem, at, each)
        come(problem, at, one, peer)
        one = other
