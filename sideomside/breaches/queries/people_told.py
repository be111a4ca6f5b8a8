"""Those who were reached, by name, for whoever may know of them; and what those who were told may read themselves."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sideomside.breaches.models import Touched
from sideomside.breaches.queries.reaching import Reach, reach
from sideomside.breaches.queries.register import Record
from sideomside.ground.audit import log
from sideomside.ground.vault.keys import take_keys
from sideomside.people import queries as people
from sideomside.people.models import Role
from sideomside.people.rules import Hat, Viewer

SHOWN = (
    30  # names on a page; the rest are counted, and are told all the same. Who waits to hear it always stands
)


@dataclass(frozen=True, slots=True)
class Someone:
    """One who was reached: what was seen of them, and whether they have heard it."""

    person_id: UUID
    name: str
    seen: list[str]
    told: Touched | None


@dataclass(frozen=True, slots=True)
class Named:
    """Those one may know of; the others are counted, and are for the coordinators of their own programme."""

    waiting: list[Someone]  # are to hear it from one of us: all of them
    shown: list[Someone]
    more: int
    elsewhere: int

    @property
    def to_call(self) -> list[Someone]:
        """Have no letterbox, and nobody has written why they were not reached."""
        return [who for who in self.waiting if not (who.told and who.told.why_id)]

    @property
    def with_reason(self) -> list[Someone]:
        return [who for who in self.waiting if who.told and who.told.why_id]


@dataclass(frozen=True, slots=True)
class Word:
    """What somebody was told."""

    breach_id: UUID
    words: str
    at: datetime


def named(viewer: Viewer, one: Record, found: Reach) -> Named:
    """Those who wait to hear it stand first, then those whose pages were seen. Every name shown leaves its line."""
    told = {
        row.person_id: row for row in one.breach.touched.filter(part=Touched.Part.TOLD).select_related("why")
    }
    near = ours(viewer, found)
    waits = may_know(viewer, {who for who, row in told.items() if row.told_at is None})
    order = sorted(near - waits, key=lambda person: (person not in found.seen, str(person)))[:SHOWN]
    take_keys([*waits, *order, *(row.why_id for row in told.values() if row.why_id)])
    names = people.names(viewer, [*waits, *order])
    log.record_list(viewer, [*waits, *order], screen="breach")
    called = {who: Someone(who, names.get(who, ""), found.seen.get(who, []), told.get(who)) for who in names}
    waiting = sorted((called[who] for who in waits if who in called), key=lambda someone: someone.name)
    shown = [called[who] for who in order if who in called]
    return Named(waiting, shown, len(near - waits) - len(order), len(found.everybody) - len(near))


def ours(viewer: Viewer, found: Reach) -> set[UUID]:
    """Whom this coordinator may know of, among all who were reached."""
    return may_know(viewer, found.everybody)


def may_know(viewer: Viewer, who: set[UUID]) -> set[UUID]:
    """Those among them this coordinator may know of."""
    return set(people.visible_to(viewer).values_list("id", flat=True)) & who if who else set()


def to_tell(viewer: Viewer, one: Record, *, only_seen: bool) -> set[UUID]:
    """Who would be written to now: those one may know of who have not been told of it, and never oneself."""
    found = reach(viewer, one)
    near = ours(viewer, found) & (set(found.seen) | set(one.whose) if only_seen else found.everybody)
    rows = one.breach.touched.filter(part=Touched.Part.TOLD)
    named = rows.filter(told_at=None, step=None)  # only named with a reason: a letter can still go
    known = rows.exclude(id__in=named.values("id")).values_list("person_id", flat=True)
    return near - {*known, viewer.person_id}


def not_reached(viewer: Viewer, one: Record) -> int:
    """Are to hear it, and have no letterbox: somebody says it to them, or writes why that could not be."""
    return one.breach.touched.filter(part=Touched.Part.TOLD, told_at=None, why=None).count()


def hat_of(viewer: Viewer, person_id: UUID, *, at_work: bool) -> str:
    """Where they are told of it: where they come themselves, or where they work."""
    hats = list(Role.objects.filter(person_id=person_id).order_by("since").values_list("name", flat=True))
    work = [hat for hat in hats if hat != Hat.PARTICIPANT]
    comes = [hat for hat in hats if hat == Hat.PARTICIPANT]
    return next(iter([*work, *comes] if at_work else [*comes, *work]), Hat.PARTICIPANT)


def told_me(viewer: Viewer) -> list[Word]:
    """The person's own, in the hat it was said to."""
    if viewer.person_id is None or not viewer.opened:
        return []
    rows = Touched.objects.filter(person_id=viewer.person_id, part=Touched.Part.TOLD).select_related("step")
    mine = [row for row in rows if (row.hat == Hat.PARTICIPANT) == viewer.is_participant and row.step]
    take_keys(row.step_id for row in mine)
    return [Word(row.breach_id, row.step.note or "", row.step.written_at) for row in mine]
