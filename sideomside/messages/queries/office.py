"""Conversations with the coordinators: who waits for an answer, whom we write with, whom we could write to first."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import F, Max, Min, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from sideomside.ground.audit import log
from sideomside.messages.models import Message, Thread
from sideomside.messages.rules import coordinator_thread_id
from sideomside.people import queries as people
from sideomside.people.days.promise import working_days_waited
from sideomside.people.models import Role
from sideomside.people.rules import SYSTEM, Hat, Viewer

WRITTEN_TO_FIRST = (Hat.PEER, Hat.HOST)  # a participant's conversation with us begins with their own words
WRITE_WITH_US = (Hat.PARTICIPANT, *WRITTEN_TO_FIRST)
WORN = (Role.State.INVITED, Role.State.ACTIVE, Role.State.PAUSED)


@dataclass(frozen=True)
class Waiting:
    """Somebody wrote to the coordinators and waits for an answer."""

    thread_id: UUID
    name: str
    hat: str
    since: datetime
    days: int  # working days


@dataclass(frozen=True)
class Known:
    """Somebody the coordinators write with, or could write to."""

    thread_id: UUID
    name: str
    hat: str
    last_at: datetime | None = None

    @property
    def label(self) -> str:
        return f"{self.name}, {Hat(self.hat).label}"


def waiting_for_answer(viewer: Viewer) -> list[Waiting]:
    """Those who wrote to the coordinators, and whom no coordinator has answered yet; longest wait first."""
    since = _unanswered(viewer)
    waits = [one for one in _office(viewer).filter(id__in=since) if one.owner_id] if since else []
    if not waits:
        return []
    names = people.names(viewer, {one.owner_id for one in waits if one.owner_id})
    log.record_list(viewer, list(names), screen="messages")
    now = timezone.now()
    rows = [
        Waiting(one.id, names.get(one.owner_id, ""), one.owner_hat, at, working_days_waited(at, now))
        for one, at in ((one, since[one.id]) for one in waits)
        if one.owner_id
    ]
    return sorted(rows, key=lambda row: row.since)


def owed_an_answer(viewer: Viewer, person_ids: Iterable[UUID]) -> set[UUID]:
    """Of these, those who wrote to the coordinators last. For the house: nobody forgets them meanwhile."""
    if viewer.role != SYSTEM:
        return set()
    theirs = Thread.objects.filter(sort=Thread.Sort.COORDINATOR, owner_id__in=list(person_ids))
    return {one for one in _not_ours_last(theirs).values_list("owner_id", flat=True) if one}


def written_with(viewer: Viewer) -> list[Known]:
    """Everybody here we have a conversation with, the newest words first."""
    return _known(viewer, _office(viewer).filter(owner__in=_here(viewer)))


def written_before(viewer: Viewer) -> QuerySet[Thread]:
    """Those with people who have left, the newest first; more each year, so whoever shows them takes a few."""
    return _office(viewer).exclude(owner=None).exclude(owner__in=_here(viewer)).order_by("-begun_at", "id")


def known_before(viewer: Viewer, some: Iterable[Thread]) -> list[Known]:
    ids = [one.id for one in some]
    return _known(viewer, _office(viewer).filter(id__in=ids)) if ids else []


def _known(viewer: Viewer, some: QuerySet[Thread]) -> list[Known]:
    rows = some.annotate(last_at=Max("messages__written_at")).order_by("-last_at", "id")
    found = [(one, one.owner_id) for one in rows if one.owner_id]
    names = people.names(viewer, {owner_id for _one, owner_id in found})
    log.record_list(viewer, list(names), screen="messages")
    return [
        Known(one.id, names.get(owner_id, ""), one.owner_hat, one.last_at)  # type: ignore[attr-defined]
        for one, owner_id in found
    ]


def to_write_to(viewer: Viewer) -> list[Known]:
    """Peers and hosts of one's programmes, by name."""
    roles = list(_reachable(viewer))
    names = people.names(viewer, {role.person_id for role in roles})
    log.record_list(viewer, list(names), screen="messages")
    rows = [Known(_place(role), names.get(role.person_id, ""), role.name) for role in roles]
    return sorted((row for row in rows if row.name), key=lambda row: (row.name.casefold(), row.hat))


def not_begun_with(viewer: Viewer, thread_id: UUID) -> Role | None:
    """Whose conversation with us this address would be, when a coordinator writes first."""
    return next((role for role in _reachable(viewer) if _place(role) == thread_id), None)


def _reachable(viewer: Viewer) -> QuerySet[Role]:
    found = Role.objects.filter(name__in=WRITTEN_TO_FIRST, state=Role.State.ACTIVE)
    if not viewer.is_coordinator:
        return found.none()
    return found.filter(programme_id__in=viewer.programme_ids).exclude(person_id=viewer.person_id)


def _here(viewer: Viewer) -> QuerySet[Any]:
    """Who wears a hat in one's programmes today."""
    own = viewer.programme_ids if viewer.is_coordinator else frozenset()
    hats = Role.objects.filter(programme_id__in=own, name__in=WRITE_WITH_US, state__in=WORN)
    return hats.values("person_id")


def _place(role: Role) -> UUID:
    return coordinator_thread_id(role.person_id, role.name, role.programme_id)


def _office(viewer: Viewer) -> QuerySet[Thread]:
    found = Thread.objects.filter(sort=Thread.Sort.COORDINATOR)
    return found.filter(programme_id__in=viewer.programme_ids) if viewer.is_coordinator else found.none()


def _unanswered(viewer: Viewer) -> dict[UUID, datetime]:
    """When the first words came that no coordinator has written anything after; in one question for all."""
    ours = Message.objects.filter(thread_id=OuterRef("thread_id"), hat=Hat.COORDINATOR)
    answered = Subquery(ours.order_by("-number").values("number")[:1])
    theirs = Message.objects.filter(~Q(hat=Hat.COORDINATOR), thread__in=_not_ours_last(_office(viewer)))
    after = theirs.annotate(answered=Coalesce(answered, 0)).filter(number__gt=F("answered"))
    return dict(after.order_by().values_list("thread_id").annotate(since=Min("written_at")))


def _not_ours_last(some: QuerySet[Thread]) -> QuerySet[Thread]:
    """However long ago, and though they left or may not come in; one look in the index by number for each."""
    last = Message.objects.filter(thread_id=OuterRef("id")).order_by("-number").values("hat")[:1]
    return some.annotate(last=Subquery(last)).filter(~Q(last=Hat.COORDINATOR), last__isnull=False)
