"""Nobody waits unseen: unread for too long, or with nobody here, a worry goes to one more."""

from django.db import transaction
from django.utils import timezone

from sideomside.concerns.actions.handling import bring_in
from sideomside.concerns.queries import next_on_duty, to_pass_on
from sideomside.people.rules import SYSTEM, Viewer, allow


@transaction.atomic
def pass_on(*, by: Viewer) -> int:
    """Where there is nobody more, it stays with whoever has it, and stands on their page as late."""
    allow(by.role == SYSTEM)
    passed = 0
    for concern in to_pass_on(by, timezone.now()):
        more = next_on_duty(by, concern)
        if more is not None:
            bring_in(concern=concern, colleague=more, by=by)
            passed += 1
    return passed
