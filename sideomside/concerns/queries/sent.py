"""What became of one's own worry: that it came in, who reads it, and by when. Never anything about the other."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Prefetch

from sideomside.concerns.models import Concern
from sideomside.concerns.queries.on_duty import next_on_duty
from sideomside.concerns.queries.still_on import still_on
from sideomside.ground.vault.keys import take_keys
from sideomside.people import queries as people
from sideomside.people.rules import Viewer, system


@dataclass(frozen=True)
class Sent:
    """One receipt."""

    concern: Concern
    readers: list[str]  # first names: whoever read it, or those who have it to read
    next_reader: str  # who gets it too, while nobody has read it; "" when there is nobody more


def sent(viewer: Viewer) -> list[Sent]:
    """Newest first, and only what was sent under the hat one wears now."""
    if viewer.person_id is None or not viewer.opened:
        return []
    own = Concern.objects.filter(sender_id=viewer.person_id, hat=viewer.role).order_by("-received_at")
    rows = list(own.select_related("programme").prefetch_related(Prefetch("on_it", still_on(viewer))))
    take_keys(row.id for row in rows)
    on_it = {one.person_id for row in rows for one in row.on_it.all()}
    names = people.names(viewer, on_it | {row.read_by_id for row in rows if row.read_by_id})
    return [_receipt(viewer, row, names) for row in rows]


def sent_things(viewer: Viewer) -> tuple[set[str], set[str]]:
    """How the log knows one's worries: those sent under the hat one wears, and those sent under another."""
    own = Concern.objects.filter(sender_id=viewer.person_id) if viewer.person_id else Concern.objects.none()
    here = {str(i) for i, hat in own.values_list("id", "hat") if hat == viewer.role}
    return here, {str(i) for i in own.values_list("id", flat=True)} - here


def _receipt(viewer: Viewer, row: Concern, names: dict[UUID, str]) -> Sent:
    waits = row.read_at is None and row.closed_at is None
    house = system(row.organisation_id)
    more = next_on_duty(house, row) if waits else None
    who = [row.read_by_id] if row.read_by_id else [one.person_id for one in row.on_it.all()]
    readers = [names.get(one, "").partition(" ")[0] for one in who]
    return Sent(row, [one for one in readers if one], (more.name or "").partition(" ")[0] if more else "")
