"""Circles that need somebody: two who must not be together, nobody who leads, one who was taken out."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from sideomside.ground.vault.keys import take_keys
from sideomside.matching import queries as matching
from sideomside.messages.models import Member, Thread
from sideomside.messages.queries.present import ever_in
from sideomside.messages.rules import ASKED_FOR, is_in
from sideomside.people.rules import Viewer

LATELY = timedelta(days=7)
Said = tuple[Thread, str, datetime]


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
    members = ever_in(viewer, rows) if rows else []
    here: dict[UUID, set[UUID]] = {}
    for one in filter(_is_present, members):
        here.setdefault(one.thread_id, set()).add(one.person_id)
    words = [*_apart(viewer, rows, here), *_resting(rows, here, members), *_gone(rows, members)]
    take_keys(one.id for one, _text, _at in words)
    return [CircleWord(one.id, one.name or "", text, at) for one, text, at in words]


def _apart(viewer: Viewer, rows: list[Thread], here: dict[UUID, set[UUID]]) -> list[Said]:
    together = [people for people in here.values() if len(people) > 1]
    pairs = matching.apart_among(viewer, set().union(*together)) if together else set()
    text = _("Two who are in it are not to be brought together.")
    return [
        (one, text, one.begun_at) for one in rows if any(pair <= here.get(one.id, set()) for pair in pairs)
    ]


def _resting(rows: list[Thread], here: dict[UUID, set[UUID]], members: list[Member]) -> list[Said]:
    """People are in it, nobody leads it, and nobody is asked to."""
    now = timezone.now()
    led = {one.thread_id for one in members if one.moderates and (_is_present(one) or _is_asked(one, now))}
    text = _("Nobody leads it, so nobody can write there.")
    return [(one, text, one.begun_at) for one in rows if here.get(one.id) and one.id not in led]


def _gone(rows: list[Thread], members: list[Member]) -> list[Said]:
    since = timezone.now() - LATELY
    gone = [(one.thread_id, one.out_at) for one in members if one.out_at and one.out_at >= since]
    last = dict(sorted(gone, key=lambda row: row[1]))
    text = _("Somebody was taken out of it. Ask them how they are.")
    return [(one, text, last[one.id]) for one in rows if one.id in last]


def _is_present(one: Any) -> bool:
    return one.takes_part and is_in(one)


def _is_asked(one: Any, now: datetime) -> bool:
    """Their question still stands, and they have not said no."""
    waits = one.joined_at is None and one.asked_at is not None and one.asked_at > now - ASKED_FOR
    return one.takes_part and waits and one.no_at is None
