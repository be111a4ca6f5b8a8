"""For I dag: worries stand first of all."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils import timezone

from sideomside.concerns.models import Concern
from sideomside.concerns.queries.reading import listed
from sideomside.ground.audit import log
from sideomside.people.rules import Viewer


@dataclass(frozen=True)
class Waits:
    """One row: whose worry, and the one thing to do: `why` is read, close or follow."""

    concern_id: UUID
    name: str  # "" when whoever sent it is not here any more
    sort: str
    since: datetime
    why: str
    late: bool


def waiting(viewer: Viewer) -> list[Waits]:
    """Unread first, then those a colleague wants to close, then the ones that go on."""
    mine = listed(viewer)
    log.record_list(viewer, {one.sender_id for one in mine if one.sender_id}, screen="concerns")
    rows = [_row(viewer, one) for one in mine]
    return sorted(rows, key=lambda row: (("read", "close", "follow").index(row.why), row.since))


def _row(viewer: Viewer, one: Concern) -> Waits:
    asked = one.closing_by_id is not None and one.closing_by_id != viewer.person_id
    return Waits(
        concern_id=one.id,
        name=(one.sender.name or "") if one.sender else "",
        sort=str(one.get_sort_display()),
        since=one.received_at,
        why="read" if one.read_at is None else "close" if asked else "follow",
        late=one.read_at is None and one.second_at <= timezone.now(),
    )
