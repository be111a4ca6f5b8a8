"""Those who were reached, by name, for whoever may know of them; and what those who were told may read themselves."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sideomside.breaches.models import Touched
from sideomside.breaches.queries.reaching import Reach
from sideomside.breaches.queries.register import Record
from sideomside.ground.audit import log
from sideomside.ground.vault.keys import take_keys
from sideomside.people import queries as people
from sideomside.people.models import Role
from sideomside.people.rules import Hat, Viewer

SHOWN = 30  # names on a page; the rest are counted, and are told all the same


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

    shown: list[Someone]
    more: int
    elsewhere: int


@dataclass(frozen=True, slots=True)
class Word:
    """What somebody was told."""

    breach_id: UUID
    words: str
    at: datetime


def named(viewer: Viewer, one: Record, found: Reach) -> Named:
    """Those whose pages were seen stand first. Every name shown leaves its line."""
    near = ours(viewer, found)
    order = sorted(near, key=lambda person: (person not in found.seen, str(person)))[:SHOWN]
    take_keys(order)
    names = people.names(viewer, order)
    log.record_list(viewer, order, screen="breach")
    told = {
        row.person_id: row for row in one.breach.touched.filter(part=Touched.Part.TOLD, person_id__in=order)
    }
    shown = [Someone(who, names.get(who, ""), found.seen.get(who, []), told.get(who)) for who in order]
    return Named(shown, len(near) - len(shown), len(found.everybody) - len(near))


def ours(viewer: Viewer, found: Reach) -> set[UUID]:
    """Whom this coordinator may know of, among all who were reached."""
    return set(people.visible_to(viewer).values_list("id", flat=True)) & found.everybody


def not_reached(viewer: Viewer, one: Record) -> int:
    """Are to hear it, and have no letterbox: somebody says it to them."""
    return one.breach.touched.filter(part=Touched.Part.TOLD, told_at=None).count()


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
