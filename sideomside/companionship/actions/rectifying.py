"""Putting right when two people met; both records stay, and day zero follows."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from sideomside.companionship.actions.steps import tell_log
from sideomside.companionship.models import Companionship, CompanionshipStep
from sideomside.companionship.rules import TIMED, may_arrange
from sideomside.ground.audit.corrections import at_another_time, is_corrected
from sideomside.people.rules import Viewer, allow


@transaction.atomic
def correct_time(*, step: CompanionshipStep, happened_at: datetime, by: Viewer) -> CompanionshipStep:
    """A second press, or a second coordinator, changes nothing that was put right already."""
    one = Companionship.objects.select_for_update().get(id=step.companionship_id)
    allow(may_arrange(by, one.programme_id) and step.name in TIMED)
    if is_corrected(step) or step.happened_at == happened_at:
        return step
    later = at_another_time(step, happened_at, by=by)
    later.save(force_insert=True)
    if step.name == "met":
        first = one.steps.filter(name="met", superseded_by=None).order_by("happened_at").first()
        one.day_zero = timezone.localdate(first.happened_at) if first else one.day_zero
        one.save(update_fields=["day_zero"])
    tell_log(step="time_corrected", companionship=one, by=by)
    return later
