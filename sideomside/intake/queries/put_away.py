"""People whose every enquiry is closed, and since when; for keep-times."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sideomside.intake.models import NOT_CLOSED, Enquiry, EnquiryStep, State, Step
from sideomside.people.rules import SYSTEM, Viewer


@dataclass(frozen=True, slots=True)
class PutAway:
    """When the last one was closed, and whether we ever sat down and talked."""

    closed_at: datetime
    talked: bool


def put_away(viewer: Viewer) -> dict[UUID, PutAway]:
    """For the house itself only; somebody with one open enquiry is not here at all."""
    if viewer.role != SYSTEM:
        return {}
    found: dict[UUID, PutAway] = {}
    steps = EnquiryStep.objects.filter(kind=Step.CLOSED, enquiry__state=State.CLOSED).select_related(
        "enquiry"
    )
    for step in steps.order_by("happened_at"):
        before = found.get(step.enquiry.person_id)
        talked = step.enquiry.talked_at is not None or (before is not None and before.talked)
        found[step.enquiry.person_id] = PutAway(step.happened_at, talked)
    still_open = set(Enquiry.objects.filter(state__in=NOT_CLOSED).values_list("person_id", flat=True))
    return {person_id: ended for person_id, ended in found.items() if person_id not in still_open}
