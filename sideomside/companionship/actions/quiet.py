"""It has been quiet: both get a short letter, once; the coordinator asks, in person."""

from django.db import transaction
from django.utils import timezone

from sideomside.companionship.actions.steps import note
from sideomside.companionship.actions.writing import write_to_both
from sideomside.companionship.models import Companionship
from sideomside.companionship.queries import quiet_between
from sideomside.companionship.rules import is_new, may_arrange
from sideomside.people.rules import SYSTEM, Viewer, allow


@transaction.atomic
def ask_the_quiet(*, companionship: Companionship, by: Viewer) -> Companionship:
    """Only that there is something to see; on their pages it says that it is quite all right."""
    allow(by.role == SYSTEM)
    one = Companionship.objects.select_for_update().get(id=companionship.id)
    if is_new(one.quiet_asked_at, quiet_between(by, one)):
        one.quiet_asked_at = timezone.now()
        one.save(update_fields=["quiet_asked_at"])
        note(companionship=one, step="quiet_asked", by=by)
        write_to_both(companionship=one, by=by)
    return one


@transaction.atomic
def talked_with_quiet(*, companionship: Companionship, by: Viewer) -> Companionship:
    """It leaves the first page until it is quiet again; what they said is not written down."""
    one = Companionship.objects.select_for_update().get(id=companionship.id)
    allow(may_arrange(by, one.programme_id))
    if is_new(one.quiet_talked_at, quiet_between(by, one)):
        one.quiet_talked_at = timezone.now()
        one.save(update_fields=["quiet_talked_at"])
        note(companionship=one, step="quiet_talked", by=by)
    return one
