"""A meeting comes to another state; its place in somebody's own calendar follows."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from sideomside.companionship.models import Companionship, Meeting
from sideomside.people.rules import Viewer


@transaction.atomic
def put(*, meeting: Meeting, state: str, starts_at: datetime | None = None, by: Viewer) -> None:
    """Counted, so that a calendar program knows the newer from the older."""
    meeting.state, meeting.changed_at = state, timezone.now()
    meeting.changes += 1
    meeting.starts_at = starts_at or meeting.starts_at
    meeting.save(update_fields=["state", "changed_at", "changes", "starts_at"])


@transaction.atomic
def call_off_ahead(*, companionship: Companionship, by: Viewer) -> list[Meeting]:
    """Everything that lies ahead of two people is off."""
    living = [Meeting.State.OFFERED, Meeting.State.FIXED, Meeting.State.RESTING]
    rows = companionship.meetings.select_for_update().filter(state__in=living)
    ahead = [m for m in rows if m.starts_at is None or m.starts_at > timezone.now()]
    for meeting in ahead:
        put(meeting=meeting, state=Meeting.State.CANCELLED, by=by)
    return ahead
