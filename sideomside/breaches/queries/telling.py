"""The person's own copy: what got out that was theirs, and what they were told about it."""

from typing import Any
from uuid import UUID

from sideomside.breaches.models import Touched
from sideomside.breaches.rules import Step, Thing, is_closed
from sideomside.people.rules import Hat, Viewer, is_self


def tell(viewer: Viewer, person_id: UUID) -> dict[str, Any]:
    if not is_self(viewer, person_id):
        return {}
    rows = Touched.objects.filter(person_id=person_id).select_related("breach", "step")
    mine = [row for row in rows if (row.hat == Hat.PARTICIPANT) == viewer.is_participant]
    return {
        "got_out": [_told(row) for row in mine if row.part == Touched.Part.TOLD],
        "got_out_of_yours": [told for row in mine if row.part == Touched.Part.WHOSE for told in _own(row)],
    }


def _told(row: Touched) -> dict[str, Any]:
    return {
        "words": row.step.note if row.step else "",
        "at": row.told_at,
        "way": str(row.get_way_display()),
    }


def _own(row: Touched) -> list[dict[str, Any]]:
    """Once it is closed; where nobody has asked yet, nothing is told of it."""
    steps = row.breach.steps.filter(name=Step.FOUND, superseded_by=None)
    if row.step_id:  # it turned out not to be theirs
        steps = steps.filter(id=row.step_id)
    closed = is_closed(row.breach)
    return [{"what": str(Thing(one.thing).label), "from": one.since} for one in steps if closed]
