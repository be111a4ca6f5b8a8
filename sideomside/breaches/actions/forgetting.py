"""The register is kept as long as the law wants to see it; people leave it when they leave us."""

from uuid import UUID

from django.db import transaction
from django.db.models import F

from sideomside.breaches.models import Breach, BreachStep, Touched
from sideomside.ground.audit import log
from sideomside.people.rules import SYSTEM, Viewer, allow


@transaction.atomic
def let_go(*, old: list[UUID], by: Viewer) -> None:
    """Closed long ago."""
    allow(by.role == SYSTEM)
    BreachStep.objects.filter(breach_id__in=old).update(supersedes=None)
    Breach.objects.filter(id__in=old).delete()
    log.record("breach.forgotten", detail={"breaches": len(old)}, by=by)


@transaction.atomic
def forget(*, person_id: UUID, by: Viewer) -> None:
    """That somebody was told still counts, as a number without a name; who it was is gone."""
    heard = Touched.objects.filter(person_id=person_id, part=Touched.Part.TOLD).exclude(told_at=None)
    told_of = list(heard.values_list("breach_id", flat=True))
    Breach.objects.filter(id__in=told_of).update(heard_and_gone=F("heard_and_gone") + 1)
    Touched.objects.filter(person_id=person_id).delete()
    Touched.objects.filter(by_id=person_id).update(by_id=None)
    BreachStep.objects.filter(by_id=person_id).update(by_id=None)
    for name in ("opened_by_id", "closing_by_id", "closed_by_id"):
        Breach.objects.filter(**{name: person_id}).update(**{name: None})
