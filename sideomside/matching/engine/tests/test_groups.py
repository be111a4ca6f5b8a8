"""Group courses against every group there could be: small houses, all of them tried."""

from dataclasses import replace
from itertools import combinations
from random import Random

import pytest

from sideomside.matching.engine.groups import Course, Frame, Leader, Member, form_course, value_of, whole

SMALL = Frame(slots=(3, 7), least=3, most=4, company=1)
THEMES = ("alone", "grief", "sleep", "stress")


def cast(seed: int, many: int = 9) -> tuple[list[Member], list[Leader]]:
    chance = Random(seed)  # noqa: S311 - invented people
    hours = lambda: sum(1 << slot for slot in (3, 7) if chance.random() < 0.7)  # noqa: E731 - said once
    names = [f"m{number}" for number in range(many)]
    leads = [f"p{number}" for number in range(4)]
    members = [
        Member(
            id=name,
            wishes=frozenset(chance.sample(THEMES, chance.randrange(3))),
            slots=hours(),
            waiting_days=chance.randrange(120),
            languages=frozenset({"da"} if chance.random() < 0.9 else {"ar"}),
            do_not_meet=frozenset(
                other for other in (*names, *leads) if other != name and chance.random() < 0.07
            ),
        )
        for name in names
    ]
    leaders = [
        Leader(
            id=name,
            themes=frozenset(chance.sample(THEMES, 2)),
            slots=hours(),
            do_not_meet=frozenset(other for other in names if chance.random() < 0.07),
        )
        for name in leads
    ]
    return members, leaders


def best_by_trying_all(members: list[Member], leaders: list[Leader], frame: Frame) -> int:
    """No line in common with the search: every hour, every two who lead, every group."""
    best = 0
    for slot in frame.slots:
        free = lambda one, slot=slot: (not one.slots or one.slots >> slot & 1) and "da" in one.languages  # noqa: E731
        for two in combinations(filter(free, leaders), 2):
            for size in range(frame.least, frame.most + 1):
                for group in combinations(filter(free, members), size):
                    everybody = (*group, *two)
                    apart = any(
                        b.id in a.do_not_meet or a.id in b.do_not_meet for a, b in combinations(everybody, 2)
                    )
                    if not apart and whole(group, frame.company):
                        best = max(best, sum(value_of(one, two) for one in group))
    return best


@pytest.mark.parametrize("seed", range(40))
def test_the_best_group_there_is(seed: int) -> None:
    members, leaders = cast(seed)
    found = form_course(members, leaders, SMALL)
    assert (found.value if found else 0) == best_by_trying_all(members, leaders, SMALL)
    assert found is None or found.proved


@pytest.mark.parametrize("seed", range(10))
def test_whole_groups_of_eight_to_twelve(seed: int) -> None:
    members, leaders = cast(seed, many=26)
    frame = Frame(slots=(3, 7))
    found = form_course(members, leaders, frame)
    assert found is not None and 8 <= len(found.members) <= 12 and len(set(found.leaders)) == 2
    by_id = {one.id: one for one in (*members, *leaders)}
    group = [by_id[name] for name in found.members]
    assert whole(group, frame.company)
    for one, other in combinations([*group, *(by_id[name] for name in found.leaders)], 2):
        assert other.id not in one.do_not_meet and one.id not in other.do_not_meet
    assert all(not one.slots or one.slots >> found.slot & 1 for one in group)


def test_the_order_in_which_people_are_handed_in_has_no_say() -> None:
    members, leaders = cast(3)
    assert form_course(members[::-1], leaders[::-1], SMALL) == form_course(members, leaders, SMALL)


def test_one_word_keeps_two_apart_whoever_said_it() -> None:
    five = [Member(id=str(number), waiting_days=10) for number in range(4)]
    leads = [Leader(id="p"), Leader(id="q")]
    exactly = Frame(slots=(0,), least=4, most=4, company=0)
    assert form_course(five, leads, exactly) == Course(0, ("p", "q"), ("0", "1", "2", "3"), 44, True)
    shy = [*five[:3], replace(five[3], do_not_meet=frozenset({"0"}))]
    assert form_course(shy, leads, exactly) is None
    assert form_course(five, [leads[0], replace(leads[1], do_not_meet=frozenset({"2"}))], exactly) is None


def test_nobody_sits_alone_with_what_they_came_for() -> None:
    """The longest wait is no place in a group where nobody shares the wish."""
    three = [Member(id=name, wishes=frozenset({"grief"})) for name in "abc"]
    other = Member(id="z", wishes=frozenset({"sleep"}), waiting_days=300)
    found = form_course([*three, other], [Leader(id="p"), Leader(id="q")], replace(SMALL, least=3))
    assert found is not None and found.members == ("a", "b", "c")


def test_a_search_cut_short_says_so() -> None:
    members, leaders = cast(1, many=26)
    found = form_course(members, leaders, Frame(slots=(3, 7)), steps=60)
    assert found is None or not found.proved


def test_whoever_is_in_it_or_leads_it_already_stays() -> None:
    members, leaders = cast(2, many=26)
    first = form_course(members, leaders, Frame(slots=(3,)))
    assert first is not None
    inside, asked = frozenset(first.members[:3]), frozenset(first.leaders[:1])
    again = form_course(members, leaders, Frame(slots=(3,), inside=inside, asked=asked))
    assert again is not None and inside < set(again.members) and asked < set(again.leaders)
    assert 8 <= len(again.members) <= 12 and len(set(again.leaders)) == 2


def test_nobody_new_sits_across_from_somebody_in_it_they_must_not_meet() -> None:
    """Two who sit there together already are not the search's to part."""
    exactly = Frame(slots=(0,), least=3, most=3, company=0, inside=frozenset({"a", "b"}))
    a, b = Member(id="a", do_not_meet=frozenset({"b", "x"})), Member(id="b")
    leads = [Leader(id="p"), Leader(id="q")]
    dear, other = Member(id="x", waiting_days=300), Member(id="y")
    found = form_course([a, b, dear, other], leads, exactly)
    assert found is not None and found.members == ("a", "b", "y")
    assert form_course([a, b, dear], leads, exactly) is None
    assert form_course([replace(a, do_not_meet=frozenset({"p"})), b, other], leads, exactly) is None
