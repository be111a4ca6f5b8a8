"""Circles that need somebody: two who must not be together, nobody who leads, one who was taken out."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from sideomside.ground.vault.keys import take_keys
from sideomside.matching import queries as matching
from sideomside.messages.models import Member, Thread
from sideomside.messages.queries.present import asked, present
from sideomside.people.rules import Viewer

LATELY = timedelta(days=7)


@dataclass(frozen=True)
class CircleWord:
    """One circle, and what somebody should look at there."""

    thread_id: UUID
    name: str
    text: str
    at: datetime


def circles_due(viewer: Viewer) -> list[CircleWord]:
    """The most serious first; as many look-ups for ten circles as for one."""
    if not viewer.is_coordinator:
        return []
    found = Thread.objects.filter(sort=Thread.Sort.CIRCLE, closed_at=None)
    rows = list(found.filter(programme_id__in=viewer.programme_ids).order_by("begun_at"))
    take_keys(one.id for one in rows)
    here = _people(present(viewer), rows)
    return [*_apart(viewer, rows, here), *_resting(viewer, rows, here), *_gone(rows)]


def _apart(viewer: Viewer, rows: list[Thread], here: dict[UUID, set[UUID]]) -> list[CircleWord]:
    pairs = matching.apart_among(viewer, set().union(*here.values()) if here else set())
    text = _("Two who are in it are not to be brought together.")
    return [
        _word(one, text, one.begun_at)
        for one in rows
        if any(pair <= here.get(one.id, set()) for pair in pairs)
    ]


def _resting(viewer: Viewer, rows: list[Thread], here: dict[UUID, set[UUID]]) -> list[CircleWord]:
    """People are in it, nobody leads it, and nobody is asked to."""
    leading = present(viewer) | asked(viewer).filter(no_at=None)
    led = set(leading.filter(moderates=True, thread__in=rows).values_list("thread_id", flat=True))
    text = _("Nobody leads it, so nobody can write there.")
    return [_word(one, text, one.begun_at) for one in rows if here.get(one.id) and one.id not in led]


def _gone(rows: list[Thread]) -> list[CircleWord]:
    since = timezone.now() - LATELY
    gone = Member.objects.filter(thread__in=rows, out_at__gte=since).values_list("thread_id", "out_at")
    last = dict(sorted(gone, key=lambda row: row[1]))
    text = _("Somebody was taken out of it. Ask them how they are.")
    return [_word(one, text, last[one.id]) for one in rows if one.id in last]


def _people(members: QuerySet[Member], rows: list[Thread]) -> dict[UUID, set[UUID]]:
    found: dict[UUID, set[UUID]] = {}
    for thread_id, person_id in members.filter(thread__in=rows).values_list("thread_id", "person_id"):
        found.setdefault(thread_id, set()).add(person_id)
    return found


def _word(one: Thread, text: str, at: datetime) -> CircleWord:
    return CircleWord(one.id, one.name or "", text, at)
