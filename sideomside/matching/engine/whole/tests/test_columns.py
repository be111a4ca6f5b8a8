"""Everybody at once is read exactly as one person is: the same people, the same points, the same costs."""

from dataclasses import replace
from random import Random

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from sideomside.matching.engine.fit import fit, load_cost, rarity
from sideomside.matching.engine.musts import broken
from sideomside.matching.engine.sides import available
from sideomside.matching.engine.tests.people import SECRET, candidate, programmes, seeker, seekers
from sideomside.matching.engine.weights import Weights
from sideomside.matching.engine.whole.columns import columns
from sideomside.matching.engine.whole.meeting import who_could_meet
from sideomside.matching.engine.whole.near import Shortlists
from sideomside.matching.engine.whole.one import OneAgainstMany
from sideomside.matching.engine.whole.points import fits
from sideomside.matching.engine.whole.tonight import tonight

several = st.lists(seekers, min_size=1, max_size=3).map(
    lambda them: [replace(one, id=f"s{number}") for number, one in enumerate(them)]
)


def test_a_programme_may_have_a_hundred_themes_of_its_own():
    """The same pairs and the same points as the rules of one person say, in either way of finding them."""
    chance = Random(11)  # noqa: S311 - invented people
    themes, weights = [f"theme {number:03}" for number in range(100)], Weights()
    people = [
        seeker(id=f"s{number}", themes=tuple(chance.sample(themes, 5)), need=chance.randrange(1, 4))
        for number in range(12)
    ]
    peers = [candidate(id=f"c{number}", themes=frozenset(chance.sample(themes, 40))) for number in range(9)]
    peers.append(candidate(id="last", themes=frozenset(themes)))
    told, rare = columns(people, peers, weights), rarity(peers)
    found = who_could_meet(told.participants, told.peers, told.apart)
    assert told.participants.themes.shape == (12, 2)
    could = [(i, j) for i in range(12) for j in range(10) if not broken(people[i], peers[j], weights)]
    assert list(zip(found.participant.tolist(), found.peer.tolist(), strict=True)) == could
    assert 12 < len(could) < 120
    points = fits((told.participants, told.peers), told.wishes, weights, found.participant, found.peer)
    assert points.tolist() == [fit(people[i], peers[j], weights, rare) for i, j in could]
    both = (told.participants, told.peers)
    against, near = OneAgainstMany(both, told.wishes, weights), Shortlists(both, told.wishes, weights)
    for i in range(12):
        mine = found.peer[found.row[i] : found.row[i + 1]].astype(int)
        assert against.fits(i, mine).tolist() == points[found.row[i] : found.row[i + 1]].tolist()
        best = near.of(i, np.zeros(10, np.int64))
        shared = [len(set(people[i].themes) & peers[one.peer].themes) for one in best]
        assert [one.themes.bit_count() for one in best] == shared
    assert tonight(people, peers, weights, SECRET).certificate.is_optimal


@settings(max_examples=80, deadline=None)
@given(several, programmes)
def test_columns_say_what_the_rules_of_one_person_say(people, peers):
    weights = Weights()
    told = columns(people, peers, weights)
    found = who_could_meet(told.participants, told.peers, told.apart)
    could = [
        (i, j)
        for i, one in enumerate(people)
        for j, other in enumerate(peers)
        if available(one, other) and not broken(one, other, weights)
    ]
    assert list(zip(found.participant.tolist(), found.peer.tolist(), strict=True)) == could
    points = fits((told.participants, told.peers), told.wishes, weights, found.participant, found.peer)
    against = OneAgainstMany((told.participants, told.peers), told.wishes, weights)
    for i in range(len(people)):
        mine = found.peer[found.row[i] : found.row[i + 1]].astype(int)
        assert against.fits(i, mine).tolist() == points[found.row[i] : found.row[i + 1]].tolist()
    rare = rarity(peers)
    assert points.tolist() == [fit(people[i], peers[j], weights, rare) for i, j in could]
    assert [int(cost) for cost in told.costs[:, 0]] == [load_cost(one, weights) for one in peers]
    assert told.capacity.tolist() == [max(0, one.capacity - one.load) for one in peers]
    assert np.array_equal(told.costs, np.sort(told.costs, axis=1))
