"""Since when somebody waits, and how long others did: days the house counted, and nobody typed."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import OuterRef, Subquery
from django.utils import timezone

from sideomside.consent import queries as consent
from sideomside.consent.rules import Purpose
from sideomside.matching.models import Pair
from sideomside.matching.rules import Wait
from sideomside.people.models import Programme, Role
from sideomside.people.rules import Hat, Viewer

LOOK_BACK = timedelta(days=365)


def days_waited(viewer: Viewer, programme: Programme, person_ids: Iterable[UUID]) -> dict[UUID, int]:
    hats = Role.objects.filter(person_id__in=list(person_ids), programme=programme, name=Hat.PARTICIPANT)
    return {hat.person_id: max(0, (timezone.now() - hat.since).days) for hat in hats}


def recent_waits(viewer: Viewer, programme_id: UUID) -> list[Wait]:
    """Who came within the last year and seeks a peer: until they had somebody, until they left, or until now.

    All of them, and of each three columns: the newest alone have not waited long enough to say how long it takes.
    """
    now = timezone.now()
    came = Role.objects.filter(programme_id=programme_id, name=Hat.PARTICIPANT, since__gte=now - LOOK_BACK)
    first = Pair.objects.filter(programme_id=programme_id, participant_id=OuterRef("person_id"))
    met = Subquery(first.order_by("since").values("since")[:1])
    hats = came.annotate(met=met).values_list("person_id", "since", "state", "met")
    agreed = consent.among(viewer, came.values("person_id"), Purpose.MATCHING)
    return [
        _wait(since, state, met, now) for person_id, since, state, met in hats if met or person_id in agreed
    ]


def _wait(since: datetime, state: str, met: datetime | None, now: datetime) -> Wait:
    if met:
        return Wait(max(0, (met - since).days), "met")
    gone = state in {Role.State.LEFT, Role.State.SUSPENDED}
    return Wait(max(0, (now - since).days), "left" if gone else "waits")
