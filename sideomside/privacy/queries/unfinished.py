"""Erasures that were begun and are not done, from the ledger beside the keys."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils import timezone

from sideomside.ground.vault.models import Erasure
from sideomside.people.queries import known_as
from sideomside.people.rules import SYSTEM, Viewer


@dataclass(frozen=True)
class Going:
    """One human being, who may have been taken for several; and the day they went."""

    people: tuple[UUID, ...]
    day: date


def unfinished(viewer: Viewer) -> list[Going]:
    """For the house itself, the longest ago first."""
    return _of(viewer, done_at=None)


def everybody_who_went(viewer: Viewer) -> list[Going]:
    """Also those who are done, for a copy that was put back."""
    return _of(viewer)


def _of(viewer: Viewer, **which: None) -> list[Going]:
    """Of two lines about one the first counts. Whoever was joined goes before the one they were joined to."""
    if viewer.role != SYSTEM:
        return []
    rows = Erasure.objects.filter(organisation_id=viewer.organisation_id, **which).order_by("-begun_at")
    left = {one: timezone.localdate(at) for one, at in rows.values_list("owner_id", "begun_at")}
    found = list[Going]()
    for owner_id in list(left):
        those = tuple(one for one in known_as(viewer, owner_id) if one in left)
        if those:
            found.append(Going(those, left[owner_id]))
        left = {one: day for one, day in left.items() if one not in those}
    return sorted(found, key=lambda one: one.day)
