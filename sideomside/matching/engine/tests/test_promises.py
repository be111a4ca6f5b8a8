"""What must hold for every programme anyone could have, not only for those we thought of."""

from dataclasses import replace

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from sideomside.matching.engine.changes import REACHES_KM, Change, changed
from sideomside.matching.engine.doors import doors
from sideomside.matching.engine.fit import fit, rarity, terms
from sideomside.matching.engine.musts import broken
from sideomside.matching.engine.nobody import why_nobody
from sideomside.matching.engine.shortlist import others, ranked, shortlist
from sideomside.matching.engine.sides import Position, available
from sideomside.matching.engine.weights import Weights
from sideomside.matching.engine.why_not import why_not

from .people import AREAS, FORMATS, SECRET, programmes, seekers

WEIGHTS, OPEN = Weights(), Weights(minimum_fit=0)
patient = settings(max_examples=80, deadline=None)


def everything(seeker, peers):
    """All an onlooker could ever read, as bytes."""
    told = (
        shortlist(seeker, peers, WEIGHTS, tie_secret=SECRET),
        others(seeker, peers, WEIGHTS, tie_secret=SECRET),
        why_nobody(seeker, peers, WEIGHTS),
        why_nobody(seeker, peers, WEIGHTS).bands(),
        doors(seeker, peers, WEIGHTS),
        [why_not(seeker, one, peers, WEIGHTS) for one in sorted(peers, key=lambda one: one.id)],
    )
    return repr(told).encode()


@patient
@given(seekers, programmes, st.randoms())
def test_the_order_of_rows_changes_nothing(seeker, peers, random):
    shuffled = list(peers)
    random.shuffle(shuffled)
    assert everything(seeker, shuffled) == everything(seeker, peers)


@patient
@given(seekers, programmes, st.randoms())
def test_the_order_of_rows_changes_nothing_among_equals_either(seeker, peers, random):
    twins = [replace(one, id=one.id + letter) for one in peers for letter in "abc"]
    shuffled = list(twins)
    random.shuffle(shuffled)
    assert everything(seeker, shuffled) == everything(seeker, twins)


@patient
@given(seekers, programmes)
def test_no_suggested_pair_breaks_a_hard_rule(seeker, peers):
    by_id = {one.id: one for one in peers}
    shown = shortlist(seeker, peers, WEIGHTS, tie_secret=SECRET)
    rest = others(seeker, peers, WEIGHTS, tie_secret=SECRET)
    for one in shown + rest:
        assert available(seeker, by_id[one.candidate_id])
        assert broken(seeker, by_id[one.candidate_id], WEIGHTS) == ()
    assert len(shown) <= 3
    assert all(one.fit >= WEIGHTS.minimum_fit for one in shown)
    could = {one.id for one in peers if available(seeker, one) and not broken(seeker, one, WEIGHTS)}
    assert sorted(one.candidate_id for one in shown + rest) == sorted(could)


@patient
@given(seekers, programmes, st.integers(0, 7), st.booleans())
def test_a_must_not_meet_looks_exactly_like_a_pause(seeker, peers, which, by_peer):
    assume(which < len(peers))
    peer = peers[which]
    paused = [replace(one, paused=True) if one is peer else one for one in peers]
    if by_peer:
        barred = [replace(one, do_not_meet=frozenset({seeker.id})) if one is peer else one for one in peers]
        assert everything(seeker, barred) == everything(seeker, paused)
    else:
        wary = replace(seeker, do_not_meet=seeker.do_not_meet | {peer.id})
        assert everything(wary, peers) == everything(seeker, paused)


@patient
@given(seekers, programmes)
def test_every_door_really_opens(seeker, peers):
    for door in doors(seeker, peers, WEIGHTS):
        after = seeker
        for change in door.changes:
            after = changed(after, change)
        assert door.opens == sum(
            not one.talk_first for one in ranked(after, peers, WEIGHTS, tie_secret=SECRET)
        )
        assert door.opens > 0


@patient
@given(seekers, programmes)
def test_why_not_this_peer_is_true_and_what_would_help_helps(seeker, peers):
    rare = rarity(peers)
    asked = {
        one.candidate_id for one in ranked(seeker, peers, WEIGHTS, tie_secret=SECRET) if not one.talk_first
    }
    for peer in peers:
        why = why_not(seeker, peer, peers, WEIGHTS)
        assert (why.code == "could_be_asked") == (peer.id in asked)
        assert why.rules == (broken(seeker, peer, WEIGHTS) if available(seeker, peer) else ())
        if why.opens:
            after = changed(seeker, why.opens[0])
            assert broken(after, peer, WEIGHTS) == ()
            assert fit(after, peer, WEIGHTS, rare) >= WEIGHTS.minimum_fit


def single_changes(seeker):
    yield from (Change("slot", number) for number in range(21) if seeker.slots)
    yield from (Change("reach", km) for km in REACHES_KM if seeker.reach_km and km > seeker.reach_km)
    yield from (Change("area", code) for code in AREAS if seeker.areas)
    yield from (Change("format", code) for code in FORMATS)
    yield from (Change("need", need) for need in range(1, seeker.need))
    yield from (Change("gender"), Change("age"))


@patient
@given(seekers, programmes)
def test_no_single_change_is_overlooked(seeker, peers):
    assume(not ranked(seeker, peers, OPEN, tie_secret=SECRET))
    ways = [
        way for way in single_changes(seeker) if ranked(changed(seeker, way), peers, OPEN, tie_secret=SECRET)
    ]
    found = doors(seeker, peers, OPEN, limit=100)
    singles = {door.changes[0] for door in found if len(door.changes) == 1}
    assert bool(singles) == bool(ways)
    assert singles <= set(ways)
    assert {way.code for way in ways} == {way.code for way in singles}


@patient
@given(seekers, programmes)
def test_the_count_of_reasons_adds_up(seeker, peers):
    why = why_nobody(seeker, peers, WEIGHTS)
    parts = (why.could_meet, why.not_available_now, why.several_rules, *(count for _, count in why.only))
    assert sum(parts) == len(peers)
    assert min(parts) >= 0


@patient
@given(seekers, programmes)
def test_points_are_whole_numbers_between_0_and_1000(seeker, peers):
    rare = rarity(peers)
    for one in peers:
        judged = [points for points in terms(seeker, one, WEIGHTS, rare).values() if points is not None]
        points = fit(seeker, one, WEIGHTS, rare)
        assert all(type(value) is int and 0 <= value <= 1000 for value in [*judged, points])


@patient
@given(seekers, programmes, st.integers(10**9, 10**15))
def test_positions_across_the_universe_do_not_overflow(seeker, peers, metres):
    away = replace(seeker, position=Position(metres, -metres), reach_km=5)
    rare = rarity(peers)
    assert all(0 <= fit(away, one, WEIGHTS, rare) <= 1000 for one in peers)
