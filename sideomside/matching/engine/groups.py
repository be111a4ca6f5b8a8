"""Forming a group course: eight to twelve people and two who lead it, from what they wish for themselves.

Nobody's diagnosis is known here, so nobody is placed by one. A group is whole when each member shares something they
wished to talk about with at least two others in it, when no two of them (nor of those who lead) must not meet, and
when everybody can come at the hour. Among such groups the best serves those who waited longest and what they wished.
Whoever is in it already, or has been asked to lead it, stays; the rest is found around them.

Exact for the sizes people have: a search that never looks further once nothing better can come of it. `proved` says
whether it came to its end within the number of steps it was given.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

LEAST, MOST, LEAD = 8, 12, 2
COMPANY = 2
STEPS = 200_000


@dataclass(frozen=True, kw_only=True)
class Member:
    """Somebody who would like to be in a group. Wishes are themes in their own words' codes; empty is anything."""

    id: str
    wishes: frozenset[str] = frozenset()
    slots: int = 0  # 0: nothing said, any hour
    languages: frozenset[str] = frozenset({"da"})
    waiting_days: int = 0
    do_not_meet: frozenset[str] = frozenset()


@dataclass(frozen=True, kw_only=True)
class Leader:
    """A peer who can lead a group: what they can talk about, and when."""

    id: str
    themes: frozenset[str] = frozenset()
    slots: int = 0
    languages: frozenset[str] = frozenset({"da"})
    do_not_meet: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Course:
    """One group that could begin: its hour, who leads it, who is in it, and whether nothing better exists."""

    slot: int
    leaders: tuple[str, ...]
    members: tuple[str, ...]
    value: int
    proved: bool


@dataclass(frozen=True)
class Frame:
    """Who may come is bounded: sizes and the language spoken there."""

    slots: tuple[int, ...]
    language: str = "da"
    least: int = LEAST
    most: int = MOST
    lead: int = LEAD
    company: int = COMPANY
    inside: frozenset[str] = frozenset()  # members already, whatever their hours
    asked: frozenset[str] = frozenset()  # to lead it


def form_course(
    members: Sequence[Member], leaders: Sequence[Leader], frame: Frame, steps: int = STEPS
) -> Course | None:
    """The best group that can begin, at whichever hour; None when there is none. Equals go by hour, then by id."""
    inside = sorted((one for one in members if one.id in frame.inside), key=lambda one: one.id)
    places = [
        (slot, two)
        for slot in sorted(frame.slots)
        for two in _pairs(leaders, slot, frame)
        if not any(_must_not_meet(one, leader) for one in inside for leader in two)
    ]
    found: Course | None = None
    proved = True
    for slot, two in places:
        free = _who_can_come(members, two, slot, frame)
        search = _Search(free, [value_of(one, two) for one in free], frame)
        proved &= search.run(inside, sum(value_of(one, two) for one in inside), max(1, steps // len(places)))
        if search.group and (found is None or search.worth > found.value):
            names = tuple(sorted(one.id for one in search.group))
            found = Course(slot, tuple(one.id for one in two), names, search.worth, proved)
    return found and replace(found, proved=proved)


def value_of(one: Member, two: Iterable[Leader]) -> int:
    """A day of waiting is a point; a wish one of those who lead can talk about is thirty."""
    known = frozenset().union(*(leader.themes for leader in two))
    return 1 + min(one.waiting_days, 365) + 30 * len(one.wishes & known)


def whole(group: Sequence[Member], company: int, inside: frozenset[str] = frozenset()) -> bool:
    """Nobody who is new sits alone with what they came for, or across from whom they must not meet."""
    apart = any(
        _must_not_meet(one, other)
        for one, other in combinations(group, 2)
        if not {one.id, other.id} <= inside
    )
    return not apart and all(_has_company(one, group, company) for one in group if one.id not in inside)


def _has_company(one: Member, group: Sequence[Member], company: int) -> bool:
    shared = sum(bool(one.wishes & other.wishes) or not other.wishes for other in group if other is not one)
    return not one.wishes or shared >= company


def _must_not_meet(one: Member | Leader, other: Member | Leader) -> bool:
    return other.id in one.do_not_meet or one.id in other.do_not_meet


def _free(one: Member | Leader, slot: int, frame: Frame) -> bool:
    return (not one.slots or bool(one.slots >> slot & 1)) and frame.language in one.languages


def _pairs(leaders: Sequence[Leader], slot: int, frame: Frame) -> list[tuple[Leader, ...]]:
    asked = [one for one in leaders if one.id in frame.asked]
    free = sorted(
        (one for one in leaders if one.id not in frame.asked | frame.inside and _free(one, slot, frame)),
        key=lambda one: one.id,
    )
    return [
        two
        for more in combinations(free, max(0, frame.lead - len(asked)))
        for two in [tuple(sorted((*asked, *more), key=lambda one: one.id))]
        if not any(_must_not_meet(one, other) for one, other in combinations(two, 2))
    ]


def _who_can_come(
    members: Sequence[Member], two: tuple[Leader, ...], slot: int, frame: Frame
) -> list[Member]:
    """Dearest first; whoever leads is nobody's member, and whoever is in it needs no place found."""
    lead = {one.id for one in two} | frame.inside
    free = [
        one
        for one in members
        if one.id not in lead
        and _free(one, slot, frame)
        and not any(_must_not_meet(one, leader) for leader in two)
    ]
    return sorted(free, key=lambda one: (-value_of(one, two), one.id))


_Stand = tuple[int, int, tuple[Member, ...]]
"""How far one has looked, what the group so far is worth, and who is in it."""


@dataclass
class _Search:
    free: list[Member]
    values: list[int]
    frame: Frame
    worth: int = -1
    group: tuple[Member, ...] = ()

    def run(self, inside: Sequence[Member], worth: int, steps: int) -> bool:
        """Looks until nothing better can come, or its steps are used up; says which."""
        waiting: list[_Stand] = [(0, worth, tuple(inside))]
        while waiting and steps > 0:
            steps -= 1
            stand = waiting.pop()
            if self.could_be_better(stand):
                self.note(stand)
                waiting += self.further(stand)
        return not waiting

    def could_be_better(self, stand: _Stand) -> bool:
        """Even with the dearest of those who are left."""
        at, worth, group = stand
        left = max(0, self.frame.most - len(group))
        return worth + sum(self.values[at : at + left]) > self.worth

    def note(self, stand: _Stand) -> None:
        _at, worth, group = stand
        if len(group) >= self.frame.least and worth > self.worth and self._is_whole(group):
            self.worth, self.group = worth, group

    def _is_whole(self, group: tuple[Member, ...]) -> bool:
        return whole(group, self.frame.company, self.frame.inside)

    def further(self, stand: _Stand) -> list[_Stand]:
        """Without the next one, and with them; with them is looked at first."""
        at, worth, group = stand
        if at == len(self.free) or len(group) >= self.frame.most:
            return []
        one = self.free[at]
        without: list[_Stand] = [(at + 1, worth, group)]
        if any(_must_not_meet(one, other) for other in group):
            return without
        return [*without, (at + 1, worth + self.values[at], (*group, one))]
