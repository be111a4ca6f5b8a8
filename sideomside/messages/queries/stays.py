"""Who was in a group when: read in the log, where each coming and going leaves its line, and in the group today."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sideomside.ground.audit.models import Entry
from sideomside.messages.models import Member
from sideomside.people.rules import SYSTEM, Viewer

COMES = "circle.joined"
ENDS = frozenset({"circle.left", "circle.taken_out", "circle.asked"})
"""Whoever is asked anew was gone, and is no more here until they say yes again."""


@dataclass(frozen=True, slots=True)
class Stay:
    """Somebody's time in a group, in one hat; still there where it has no end."""

    person_id: UUID
    hat: str
    start: datetime
    end: datetime | None

    def meets(self, since: datetime, until: datetime) -> bool:
        return self.start <= until and (self.end is None or self.end >= since)


def who_wrote_with(
    viewer: Viewer, person_id: UUID, hat: str, between: tuple[datetime, datetime]
) -> set[UUID]:
    """For the house itself, when it must say whom a sign-in led to in a time: whose words could be read there then.

    Whoever left before that is among them, if they wrote since this one came.
    """
    if viewer.role != SYSTEM:
        return set()
    since, until = between
    found: set[UUID] = set()
    for every in _stays(_threads(person_id)).values():
        mine = [one for one in every if (one.person_id, one.hat) == (person_id, hat)]
        for one in mine:
            if one.meets(since, until):
                last = min(until, one.end or until)
                found |= {other.person_id for other in every if other.meets(one.start, last)}
    return found - {person_id}


def _threads(person_id: UUID) -> set[UUID]:
    came = Member.objects.filter(person_id=person_id, joined_at__isnull=False)
    logged = Entry.objects.filter(verb=COMES, about_id=person_id).values_list("thing_id", flat=True)
    return {*came.values_list("thread_id", flat=True), *map(UUID, logged)}


def _stays(threads: Iterable[UUID]) -> dict[UUID, list[Stay]]:
    """What the log knows, and what stands in the group; where both tell of the same, it is told twice."""
    wanted, found = list(threads), defaultdict[UUID, list[Stay]](list)
    came: dict[tuple[UUID, UUID], tuple[str, datetime]] = {}
    lines = Entry.objects.filter(verb__in={COMES, *ENDS}, thing_id__in=[str(one) for one in wanted])
    for thing, who, verb, hat, at in lines.order_by("seq").values_list(
        "thing_id", "about_id", "verb", "by_role", "at"
    ):
        key = (UUID(thing), who)
        if verb == COMES:
            came[key] = hat, at
        elif key in came:
            found[key[0]].append(Stay(who, *came.pop(key), at))
    for (thread, who), (hat, at) in came.items():
        found[thread].append(Stay(who, hat, at, None))
    here = Member.objects.filter(thread_id__in=wanted, joined_at__isnull=False)
    for one in here:
        found[one.thread_id].append(Stay(one.person_id, one.hat, one.joined_at, one.left_at))
    return found
