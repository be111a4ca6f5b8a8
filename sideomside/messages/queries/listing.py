"""Everybody one may write to, and where there is something new."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import F, Max, Q

from sideomside.ground.vault.keys import take_keys
from sideomside.intake import queries as intake
from sideomside.matching import queries as matching
from sideomside.matching.rules import Pair
from sideomside.messages.models import Thread
from sideomside.messages.queries.naming import coordinators_of
from sideomside.messages.queries.present import led, own
from sideomside.messages.queries.threads import are_open, visible_to
from sideomside.messages.rules import ANSWERED_HERE, coordinator_thread_id
from sideomside.people import queries as people
from sideomside.people.rules import Hat, Viewer


@dataclass(frozen=True)
class Heard:
    """One line of the list."""

    thread_id: UUID
    sort: str
    name: str
    new: bool
    last_at: datetime | None
    is_open: bool
    rests: bool = False  # a circle nobody leads just now
    elsewhere: bool = False  # the coordinators' answers stand where one first wrote to them


def mine(viewer: Viewer) -> list[Heard]:
    """The pairs first, then circles, then the coordinators; those with something new on top of each."""
    if not (viewer.person_id and viewer.opened):
        return []
    begun = {one.id: one for one in visible_to(viewer).annotate(last_at=Max("messages__written_at"))}
    new = set(own(viewer).filter(new=True).values_list("thread_id", flat=True))
    rows = _pairs(viewer, begun, new) + _circles(viewer, begun, new)
    rows.sort(
        key=lambda row: (row.sort != Thread.Sort.PAIR, not row.is_open, not row.new, row.name.casefold())
    )
    return rows + _coordinators(viewer, begun, new)


def count_new(viewer: Viewer) -> int:
    news = own(viewer).filter(new=True, thread__in=visible_to(viewer)).select_related("thread__pair")
    pairs = [one.thread.pair for one in news if one.thread.pair]
    return len(news) - len(matching.hushed(viewer, pairs))


def _pairs(viewer: Viewer, begun: dict[UUID, Thread], new: set[UUID]) -> list[Heard]:
    """Every living pair, and those that ended as long as their words are kept."""
    if viewer.role not in {Hat.PARTICIPANT, Hat.PEER}:
        return []
    hidden = set(own(viewer).filter(hidden=True).values_list("thread_id", flat=True))
    pairs = [one for one in matching.pairs(viewer) if one.id not in hidden]
    open_, new = are_open(viewer, pairs), new - matching.hushed(viewer, pairs)
    names = people.names(viewer, {_other(viewer, one) for one in pairs})
    return [
        _heard(one, names.get(_other(viewer, one), ""), begun.get(one.id), new, one.id in open_)
        for one in pairs
        if one.id in begun or one.id in open_
    ]


def _heard(pair: Pair, name: str, thread: Thread | None, new: set[UUID], is_open: bool) -> Heard:
    last = thread.last_at if thread else None  # type: ignore[attr-defined]
    return Heard(pair.id, Thread.Sort.PAIR, name, pair.id in new, last, is_open)


def _circles(viewer: Viewer, begun: dict[UUID, Thread], new: set[UUID]) -> list[Heard]:
    """When somebody last wrote there is told only of what one may read."""
    found = [one for one in begun.values() if one.sort == Thread.Sort.CIRCLE]
    take_keys(one.id for one in found)
    since_i_came = Max("thread__messages__written_at", filter=Q(thread__messages__number__gt=F("after")))
    mine = own(viewer).filter(thread__in=found).annotate(last_at=since_i_came)
    last = dict(mine.values_list("thread_id", "last_at"))
    awake = set(led(viewer).filter(thread__in=found).values_list("thread_id", flat=True))
    return [
        Heard(one.id, one.sort, one.name or "", one.id in new, last.get(one.id),
              is_open=one.closed_at is None and one.id in awake,
              rests=one.closed_at is None and one.id not in awake)
        for one in found
    ]  # fmt: skip


def _coordinators(viewer: Viewer, begun: dict[UUID, Thread], new: set[UUID]) -> list[Heard]:
    """Where one wrote first is where one goes on; whoever never wrote to us there writes here."""
    if viewer.role not in ANSWERED_HERE:
        return []
    rows = []
    wrote = viewer.is_participant and bool(intake.own(viewer))
    for programme_id in sorted(viewer.programme_ids):
        thread_id = coordinator_thread_id(viewer.person_id, viewer.role, programme_id)
        thread = begun.get(thread_id)
        last = thread.last_at if thread else None  # type: ignore[attr-defined]
        name = coordinators_of(viewer, programme_id)
        elsewhere = wrote and thread is None
        rows.append(
            Heard(thread_id, Thread.Sort.COORDINATOR, name, thread_id in new, last, True, elsewhere=elsewhere)
        )
    return rows


def _other(viewer: Viewer, pair: Pair) -> UUID:
    return pair.peer_id if viewer.is_participant else pair.participant_id
