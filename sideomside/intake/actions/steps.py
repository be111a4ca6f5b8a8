"""Taking one step in an enquiry: the step is written, the columns follow, the log says so."""

from dataclasses import asdict
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from sideomside.ground.audit import log
from sideomside.intake.models import Enquiry, EnquiryStep, Step
from sideomside.intake.queries import changed_since
from sideomside.intake.rules import COLUMNS, Stale, after, standing_of
from sideomside.people.rules import Viewer


@transaction.atomic
def take_step(
    *,
    enquiry: Enquiry,
    kind: Step,
    detail: dict[str, Any] | None = None,
    happened_at: datetime | None = None,
    by: Viewer,
) -> EnquiryStep:
    """The only way an enquiry moves; two at once wait for one another."""
    hold(enquiry=enquiry, by=by)
    step = EnquiryStep(
        enquiry=enquiry,
        number=enquiry.version + 1,
        kind=kind,
        detail=detail or {},
        happened_at=happened_at or timezone.now(),
        by_id=by.person_id,
        by_role=by.role,
    )
    step.save(force_insert=True)
    stand = after(standing_of(enquiry), kind, step.detail, step.happened_at)
    for name, value in asdict(stand).items():
        setattr(enquiry, name, value)
    enquiry.version = step.number
    enquiry.save(update_fields=[*COLUMNS, "version"])
    log.record(f"enquiry.{kind}", about=enquiry.person_id, thing=enquiry.id, detail=step.detail, by=by)
    return step


@transaction.atomic
def hold(*, enquiry: Enquiry, by: Viewer) -> None:
    """Lock the row and take over what changed since it was read."""
    fresh = Enquiry.objects.select_for_update().get(id=enquiry.id)
    for name in (*COLUMNS, "version", "person_id", "read_first", "heavy_at"):
        setattr(enquiry, name, getattr(fresh, name))


@transaction.atomic
def meet_version(*, enquiry: Enquiry, version: int | None, by: Viewer) -> None:
    """Refuse when somebody else acted while the page was open; the page then tells what changed."""
    if version is None:
        return
    hold(enquiry=enquiry, by=by)
    steps = changed_since(by, enquiry, version)
    if steps:
        raise Stale(steps)
