"""The same people could meet whichever way we look for them."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sideomside.matching.engine.whole.compiled import engine_name
from sideomside.matching.engine.whole.meeting import who_could_meet
from sideomside.matching.engine.whole.people import Participants, Peers
from sideomside.matching.engine.whole.problem import Refused

FEW = st.integers(0, 7)


def side(draw, count, *, peers):
    def bits(least=0):
        return np.array(draw(st.lists(st.integers(least, 7), min_size=count, max_size=count)), np.uint64)

    at = st.none() | st.integers(-9, 9)
    places = draw(st.lists(st.tuples(at, st.integers(-9, 9)), min_size=count, max_size=count))
    plain = {
        "languages": bits(1),
        "themes": bits(),
        "formats": bits(),
        "slots": bits(),
        "phone": bits() % 2 == 1,
        "areas": bits()[:, None],
        "x": np.array([np.nan if x is None else x for x, _ in places]),
        "y": np.array([np.nan if x is None else y for x, y in places], float),
    }
    musts = np.stack([bits(), bits()], axis=1)
    return plain | (
        {"offers": musts, "open": bits() > 1}
        if peers
        else {"asks": musts * (bits() > 5)[:, None].astype(np.uint64)}
    )


@st.composite
def both_sides(draw):
    people, peers = draw(st.integers(1, 5)), draw(st.integers(1, 9))
    near = np.array(
        draw(st.lists(st.sampled_from((np.nan, 4.0, 25.0, 100.0)), min_size=people, max_size=people))
    )
    need = np.array(draw(st.lists(st.integers(1, 3), min_size=people, max_size=people)))
    one = Participants(**side(draw, people, peers=False), need=need, near=near, by_phone=near * 16)
    apart = np.array(
        draw(st.lists(st.tuples(st.integers(0, people - 1), st.integers(0, peers - 1)), max_size=3))
    )
    return one, Peers(**side(draw, peers, peers=True)), apart.reshape(-1, 2)


def could(one, other, i, j):
    """The rules once more, read aloud."""
    words = [int(getattr(one, name)[i]) & int(getattr(other, name)[j]) for name in ("languages", "themes")]
    unsaid = all(
        not getattr(one, name)[i]
        or not getattr(other, name)[j]
        or getattr(one, name)[i] & getattr(other, name)[j]
        for name in ("formats", "slots")
    )
    musts = all(
        not asks or asks & offers
        for asks, offers in zip(one.asks[i].tolist(), other.offers[j].tolist(), strict=True)
    )
    enough = words[1].bit_count() >= min(one.need[i], int(one.themes[i]).bit_count())
    return bool(other.open[j] and words[0] and unsaid and musts and enough and place(one, other, i, j))


def place(one, other, i, j):
    mine, theirs = int(one.areas[i, 0]), int(other.areas[j, 0])
    phone = bool(one.phone[i] and other.phone[j])
    far = (one.x[i] - other.x[j]) ** 2 + (one.y[i] - other.y[j]) ** 2
    if mine & theirs:
        return True
    if not np.isnan(far) and not np.isnan(one.near[i]):
        return far <= (one.by_phone[i] if phone else one.near[i])
    return not mine or not theirs or phone


@settings(max_examples=80, deadline=None)
@given(both_sides())
def test_strips_and_grid_find_whom_the_rules_allow(sides):
    one, other, apart = sides
    kept = {tuple(pair) for pair in apart.tolist()}
    right = [
        (i, j)
        for i in range(len(one.x))
        for j in range(len(other.x))
        if could(one, other, i, j) and (i, j) not in kept
    ]
    for fast in (False, True):
        found = who_could_meet(one, other, apart, fast=fast)
        assert list(zip(found.participant.tolist(), found.peer.tolist(), strict=True)) == right


def test_it_says_what_it_runs_on():
    assert engine_name().split()[0] in ("numpy", "numba")


@pytest.mark.parametrize(
    ("spoilt", "words"),
    [
        ({"near": np.array([-1.0])}, "negative"),
        ({"x": np.array([np.inf])}, "infinite"),
        ({"x": np.array([np.nan])}, "both are said"),
        ({"slots": np.array([1, 2], np.uint64)}, "rows"),
    ],
)
def test_sides_that_make_no_sense_are_refused(spoilt, words):
    one = np.ones(1, np.uint64)
    good = {"languages": one, "themes": one, "need": one, "formats": one, "slots": one, "phone": one == 1}
    good |= {
        "asks": one[:, None],
        "areas": one[:, None],
        "x": one * 1.0,
        "y": one * 1.0,
        "near": one * 1.0,
        "by_phone": one * 1.0,
    }
    Participants(**good)
    with pytest.raises(Refused, match=words):
        Participants(**good | spoilt)
