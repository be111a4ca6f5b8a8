"""One line in the story of two people who meet, and one in the log."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from sideomside.companionship.models import Companionship, CompanionshipStep, Meeting
from sideomside.ground.audit import log
from sideomside.people.rules import Viewer


@transaction.atomic
def note(  # noqa: PLR0913 - what happened, when, and about whom the log tells it
    *,
    companionship: Companionship,
    step: str,
    meeting: Meeting | None = None,
    happened_at: datetime | None = None,
    about: set[UUID] | None = None,
    by: Viewer,
) -> CompanionshipStep:
    """Write the step down. What one of the two did stands in the log about that one; the coordinator's acts, both."""
    row = CompanionshipStep(
        companionship=companionship,
        meeting=meeting,
        name=step,
        happened_at=happened_at or timezone.now(),
        by_id=by.person_id,
        by_role=by.role,
    )
    row.save(force_insert=True)
    tell_log(step=step, companionship=companionship, about=about, by=by)
    return row


@transaction.atomic
def tell_log(*, step: str, companionship: Companionship, about: set[UUID] | None = None, by: Viewer) -> None:
    """About the one who did it, or both."""
    two = {companionship.participant_id, companionship.peer_id}
    for person_id in sorted(about or two & {by.person_id} or two, key=str):
        log.record(f"companionship.{step}", about=person_id, thing=companionship.id, by=by)
