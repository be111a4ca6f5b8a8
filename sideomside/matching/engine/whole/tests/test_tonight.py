"""Tonight's suggestions, and what each says would change: held against solving everything again."""

from dataclasses import replace
from random import Random

import pytest

from sideomside.matching.engine.fit import fit, load_cost, rarity, tier_points
from sideomside.matching.engine.musts import broken
from sideomside.matching.engine.sides import Candidate, Seeker
from sideomside.matching.engine.tests.people import SECRET, candidate, seeker
from sideomside.matching.engine.weights import Weights
from sideomside.matching.engine.whole.ahead import fates_ahead, fates_now
from sideomside.matching.engine.whole.tonight import could_be_asked, tonight
from sideomside.matching.engine.whole.wanted import Kinds, where_one_more_helps

WEIGHTS = Weights()
THEMES = ("alone", "grief", "work", "parent", "sleep")


def cast(seed: int) -> tuple[list[Seeker], list[Candidate]]:
    chance = Random(seed)  # noqa: S311 - invented people
    peers = [
        candidate(
            id=f"c{number}",
            themes=frozenset(chance.sample(THEMES, 3)),
            slots=chance.randrange(1, 16),
            gender=chance.choice(("woman", "man")),
            capacity=chance.randrange(1, 3),
        )
        for number in range(4)
    ]
    people = [
        seeker(
            id=f"s{number}",
            themes=tuple(chance.sample(THEMES, 2)),
            slots=chance.randrange(1, 16),
            gender_must=frozenset({"man"} if chance.random() < 0.2 else ()),
            waiting_days=chance.randrange(120),
            do_not_meet=frozenset({f"c{chance.randrange(4)}"} if chance.random() < 0.2 else ()),
        )
        for number in range(8)
    ]
    return people, peers


def worth(plan: dict[str, str], people: list[Seeker], peers: list[Candidate]) -> int:
    """By the rules of one person at a time: tiers, fits and what each further companionship costs."""
    rare, by_id = rarity(peers), {one.id: one for one in (*people, *peers)}
    total = sum(
        tier_points(by_id[s].waiting_days, WEIGHTS) + fit(by_id[s], by_id[c], WEIGHTS, rare)
        for s, c in plan.items()
    )
    for one in peers:
        held = list(plan.values()).count(one.id)
        assert held <= one.capacity - one.load
        total -= sum(load_cost(replace(one, load=one.load + more), WEIGHTS) for more in range(held))
    assert not any(broken(by_id[s], by_id[c], WEIGHTS) for s, c in plan.items())
    return total


def after(plan: dict[str, str], moves: tuple[tuple[str, str | None, str | None], ...]) -> dict[str, str]:
    changed: dict[str, str | None] = dict(plan)
    for who, was, then in moves:
        assert plan.get(who) == was
        changed[who] = then
    return {who: peer for who, peer in changed.items() if peer}


@pytest.mark.parametrize("seed", range(25))
def test_what_each_suggestion_would_change_is_what_solving_again_gives(seed: int) -> None:
    people, peers = cast(seed)
    found = tonight(people, peers, WEIGHTS, SECRET)
    plan = {one.seeker: one.peer for one in found.suggested}
    assert found.certificate.is_optimal and worth(plan, people, peers) == found.certificate.value
    for one in found.suggested:
        dropped = after(plan, one.moves[""])
        again = tonight(people, peers, WEIGHTS, SECRET, frozenset({(one.seeker, one.peer)}))
        assert (
            worth(dropped, people, peers) == again.certificate.value and dropped.get(one.seeker) != one.peer
        )
        for other in set(one.moves) - {""}:
            changed = after(plan, one.moves[other]) | {one.seeker: other}
            taken = [replace(c, load=c.load + 1) if c.id == other else c for c in peers]
            rest = tonight([each for each in people if each.id != one.seeker], taken, WEIGHTS, SECRET)
            assert (
                worth(changed, people, peers) - worth({one.seeker: other}, people, peers)
                == rest.certificate.value
            )


@pytest.mark.parametrize("seed", range(5))
def test_taking_one_changes_nothing_for_anybody_else(seed: int) -> None:
    people, peers = cast(seed)
    found = tonight(people, peers, WEIGHTS, SECRET)
    plan = {one.seeker: one.peer for one in found.suggested}
    for one in found.suggested:
        rest = {who: peer for who, peer in plan.items() if who != one.seeker}
        taken = [replace(c, load=c.load + 1) if c.id == one.peer else c for c in peers]
        again = tonight([each for each in people if each.id != one.seeker], taken, WEIGHTS, SECRET)
        assert worth(rest, people, taken) == again.certificate.value


def test_with_very_many_suggestions_those_who_waited_longest_are_told_what_changes() -> None:
    people = [seeker(id=f"s{number}", waiting_days=number) for number in range(210)]
    peers = [candidate(id=f"c{number}", capacity=4) for number in range(55)]
    found = tonight(people, peers, WEIGHTS, SECRET)
    told = {one.seeker for one in found.suggested if "" in one.moves}
    assert len(found.suggested) == 210 and told == {f"s{number}" for number in range(10, 210)}


def test_the_order_in_which_people_are_handed_in_has_no_say() -> None:
    people, peers = cast(2)
    assert tonight(people, peers, WEIGHTS, SECRET) == tonight(people[::-1], peers[::-1], WEIGHTS, SECRET)


def test_nobody_and_no_peers() -> None:
    people, peers = cast(1)
    assert tonight([], peers, WEIGHTS, SECRET).suggested == []
    assert tonight(people, [], WEIGHTS, SECRET).suggested == []
    assert set(could_be_asked(people, [], WEIGHTS, SECRET).values()) == {()}


def test_the_same_half_year_comes_twice_and_two_sets_of_rules_meet_the_same_people() -> None:
    people, peers = cast(4)
    stern = Weights(minimum_fit=900)
    first = fates_ahead(people, people, peers, WEIGHTS, 2.0, 7)
    assert first == fates_ahead(people, people, peers, WEIGHTS, 2.0, 7)
    other = fates_ahead(people, people, peers, stern, 2.0, 7)
    assert sorted(one.like for one in first) == sorted(one.like for one in other)
    assert sum(one.met for one in other) < sum(one.met for one in first)
    assert {one.like for one in fates_now(people, peers, WEIGHTS, SECRET)} == {one.id for one in people}


def test_one_more_peer_helps_where_nobody_is_and_small_groups_stay_hidden() -> None:
    people = [seeker(id=f"s{number}", themes=("sleep",), areas=frozenset({"north"})) for number in range(6)]
    people.append(
        seeker(id="alone", themes=("grief",), languages=frozenset({"ar"}), areas=frozenset({"north"}))
    )
    kinds = Kinds(("north", "south"), ("sleep", "grief"), ("", "ar"), ("", "man"), frozenset({"meet"}), "da")
    found = where_one_more_helps(
        people, [candidate(areas=frozenset({"south"}))], WEIGHTS, kinds, SECRET, most=2
    )
    assert [(one.area, one.theme, one.language, one.gender) for one in found] == [("north", "sleep", "", "")]
    assert (found[0].people, found[0].times) == (6, 6)


RULES: list[dict[str, object]] = [
    {"gender_must": frozenset()},
    {"age_must": frozenset()},
    {"formats": frozenset()},
    {"need": 0},
]


def choosy(seed: int) -> tuple[list[Seeker], list[Candidate]]:
    """Each rule keeps somebody from somebody."""
    people, peers = cast(seed)
    asked = [
        replace(
            one,
            need=1 + number % 2,
            age_must=frozenset({"18-29"} if number % 3 == 0 else ()),
            formats=frozenset({"walk"} if number % 4 == 1 else ()),
        )
        for number, one in enumerate(people)
    ]
    bands = ("18-29", "30-44")
    return asked, [replace(one, age_band=bands[number % 2]) for number, one in enumerate(peers)]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: next(iter(rule)))
def test_a_rule_taken_away_never_lowers_what_can_be_gained(rule: dict[str, object]) -> None:
    gained = []
    for seed in range(12):
        people, peers = choosy(seed)
        freer = [replace(one, **rule) for one in people]  # type: ignore[arg-type]
        before, after = (tonight(each, peers, WEIGHTS, SECRET).certificate.value for each in (people, freer))
        gained.append(after - before)
    assert min(gained) >= 0 and max(gained) > 0
