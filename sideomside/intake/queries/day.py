"""The first talks of one day: for the coordinator's page."""

from datetime import date

from django.db.models import Exists, OuterRef

from sideomside.ground.audit import log
from sideomside.ground.vault.keys import take_keys
from sideomside.intake.models import Talk
from sideomside.intake.queries.seen import visible_to
from sideomside.people.rules import Viewer


def talks_on(viewer: Viewer, day: date) -> list[Talk]:
    """Talks planned for this day, in Danish time, earliest first."""
    found = list(
        Talk.objects.filter(
            Exists(visible_to(viewer).filter(id=OuterRef("enquiry_id"))),
            planned_for__date=day,
            held_at=None,
            called_off_at=None,
        )
        .select_related("person", "place", "enquiry")
        .order_by("planned_for")
    )
    here = {talk.person_id for talk in found}
    take_keys(here)
    log.record_list(viewer, here, screen="talks")
    return found
