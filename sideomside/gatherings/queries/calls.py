"""Who would like a call, and whom no letter reaches. Nobody falls out of it."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sideomside.gatherings.models import Call
from sideomside.ground.audit import log
from sideomside.ground.vault.keys import take_keys
from sideomside.people.rules import Viewer


@dataclass(frozen=True, slots=True)
class Wanted:
    """One call to make."""

    call_id: UUID
    gathering_id: UUID
    name: str
    title: str
    why: str
    since: datetime


def calls(viewer: Viewer) -> list[Wanted]:
    """Longest waiting first."""
    if not viewer.is_coordinator:
        return []
    found = list(
        Call.objects.filter(called_at=None, gathering__programme_id__in=viewer.programme_ids).select_related(
            "gathering", "person"
        )
    )
    take_keys(one.person_id for one in found)
    log.record_list(viewer, [one.person_id for one in found], screen="calls")
    return [
        Wanted(
            one.id,
            one.gathering_id,
            one.person.name or "",
            one.gathering.title,
            str(one.get_why_display()),
            one.asked_at,
        )
        for one in found
    ]
