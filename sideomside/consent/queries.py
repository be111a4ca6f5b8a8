"""What somebody has said yes to, worked out from the ledger."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from sideomside.consent.models import Consent
from sideomside.people.rules import Viewer, is_self


def visible_to(viewer: Viewer) -> QuerySet[Consent]:
    if viewer.is_coordinator:
        return Consent.objects.filter(person__roles__programme_id__in=viewer.programme_ids).distinct()
    if viewer.person_id and is_self(viewer, viewer.person_id):
        return Consent.objects.filter(person_id=viewer.person_id)
    return Consent.objects.none()


def in_force(viewer: Viewer, person_id: UUID, purpose: str) -> bool:
    """Is this yes in force now? The last line counts. A fact actions need, whoever acts."""
    last = last_line(viewer, person_id, purpose)
    return last is not None and last.given


def taken_back(viewer: Viewer, person_id: UUID, purpose: str) -> bool:
    """Did they say this yes once, and take it back? Whoever never said it has taken nothing back."""
    last = _last(visible_to(viewer).filter(person_id=person_id, purpose=purpose))
    return last is not None and not last.given


def last_line(viewer: Viewer, person_id: UUID, purpose: str) -> Consent | None:
    """What they said last, yes or taken back. A fact actions need, whoever acts."""
    return _last(Consent.objects.filter(person_id=person_id, purpose=purpose))


def _last(lines: QuerySet[Consent]) -> Consent | None:
    return lines.order_by("-happened_at", "-written_at").first()


def among(viewer: Viewer, person_ids: Iterable[UUID] | QuerySet[Any, Any], purpose: str) -> set[UUID]:
    """Those of these people whose yes is in force; one look-up for a whole list, also one that is itself a question."""
    whose = person_ids if isinstance(person_ids, QuerySet) else list(person_ids)
    lines = Consent.objects.filter(person_id__in=whose, purpose=purpose)
    last: dict[UUID, bool] = dict(lines.values_list("person_id", "given"))  # of each the last line counts
    return {person_id for person_id, given in last.items() if given}


def said_since(viewer: Viewer, person_ids: Iterable[UUID], purpose: str, since: datetime) -> set[UUID]:
    """Those whose yes is in force and was said on or after this moment: a yes from before was to something else."""
    last: dict[UUID, Consent] = {}
    for line in Consent.objects.filter(person_id__in=list(person_ids), purpose=purpose):
        last[line.person_id] = line
    return {key for key, line in last.items() if line.given and line.happened_at >= since}


def tell(viewer: Viewer, person_id: UUID) -> dict[str, Any]:
    """Each yes and each taking back, with when and in which language: the person's own copy of the ledger."""
    lines = visible_to(viewer).filter(person_id=person_id)
    return {
        "consents": [
            {
                "for": str(line.get_purpose_display()),
                "given": line.given,
                "language": line.language,
                "channel": line.channel,
                "happened_at": line.happened_at,
            }
            for line in lines
        ]
    }
