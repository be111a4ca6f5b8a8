"""Putting right when an answer was given or a talk was held; the history keeps both."""

from datetime import datetime

from django.db import transaction

from sideomside.ground.audit import log
from sideomside.ground.audit.corrections import at_another_time, is_corrected
from sideomside.intake.actions.steps import hold
from sideomside.intake.models import EnquiryStep, Talk
from sideomside.intake.rules import TIMED, may_answer, rebuilt
from sideomside.people.rules import Viewer, allow

DERIVED = ("answered_at", "talked_at")


@transaction.atomic
def correct_time(*, step: EnquiryStep, happened_at: datetime, by: Viewer) -> EnquiryStep:
    """A second press, or a second coordinator, changes nothing that was put right already."""
    enquiry = step.enquiry
    allow(may_answer(by, enquiry) and step.kind in TIMED)
    hold(enquiry=enquiry, by=by)
    if is_corrected(step) or step.happened_at == happened_at:
        return step
    later = at_another_time(step, happened_at, by=by, number=enquiry.version + 1)
    later.save(force_insert=True)
    standing = rebuilt(list(EnquiryStep.objects.filter(enquiry=enquiry)))
    for name in DERIVED:
        setattr(enquiry, name, getattr(standing, name))
    enquiry.version = later.number
    enquiry.save(update_fields=[*DERIVED, "version"])
    Talk.objects.filter(id=step.detail.get("talk"), held_at=step.happened_at).update(held_at=happened_at)
    log.record("enquiry.time_corrected", about=enquiry.person_id, thing=enquiry.id, by=by)
    return later
