"""Nobody waits unseen: unread for too long, or with nobody here, a worry goes to one more."""

from django.db import transaction
from django.utils import timezone

from sideomside.concerns.actions.handling import bring_in
from sideomside.concerns.models import Concern
from sideomside.concerns.queries import as_it_is, next_on_duty, to_pass_on
from sideomside.people.rules import SYSTEM, Viewer, allow


@transaction.atomic
def pass_on(*, concern: Concern, by: Viewer) -> bool:
    """If nobody has opened it meanwhile.

    Where there is nobody more, it stays with whoever has it, and stands on their page as late.
    """
    allow(by.role == SYSTEM)
    held = as_it_is(by, concern)
    if held.id not in {one.id for one in to_pass_on(by, timezone.now())}:
        return False
    more = next_on_duty(by, held)
    if more is not None:
        bring_in(concern=held, colleague=more, by=by)
    return more is not None
