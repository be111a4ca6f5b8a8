"""Since when somebody waits, and how long others did: days the house counted, and nobody typed."""

from collections.abc import Iterable
from datetime import timedelta
from uuid import UUID

from django.utils import timezone

from sideomside.consent import queries as consent
from sideomside.consent.rules import Purpose
from sideomside.matching.models import Pair
from sideomside.matching.rules import Wait
from sideomside.people.models import Programme, Role
from sideomside.people.rules import Hat, Viewer

LOOK_BACK = timedelta(days=365)
ENOUGH = 200


def days_waited(viewer: Viewer, programme: Programme, person_ids: Iterable[UUID]) -> dict[UUID, int]:
    hats = Role.objects.filter(person_id__in=list(person_ids), programme=programme, name=Hat.PARTICIPANT)
    return {hat.person_id: max(0, (timezone.now() - hat.since).days) for hat in hats}


def recent_waits(viewer: Viewer, programme_id: UUID) -> list[Wait]:
    """Who came within the last year and seeks a peer: until they had somebody, until they left, or until now.

    Where more came, the newest of them say how long it takes as well as all of them do.
    """
    now = timezone.now()
    hats = Role.objects.filter(programme_id=programme_id, name=Hat.PARTICIPANT, since__gte=now - LOOK_BACK)
    came = {hat.person_id: hat for hat in hats.order_by("-since")[:ENOUGH]}
    first: dict[UUID, Pair] = {}
    for pair in Pair.objects.filter(programme_id=programme_id, participant_id__in=list(came)).order_by(
        "since"
    ):
        first.setdefault(pair.participant_id, pair)
    seeks = consent.among(viewer, came, Purpose.MATCHING) | first.keys()
    return [_wait(hat, first.get(person_id)) for person_id, hat in came.items() if person_id in seeks]


def _wait(hat: Role, pair: Pair | None) -> Wait:
    if pair:
        return Wait(max(0, (pair.since - hat.since).days), "met")
    gone = hat.state in {Role.State.LEFT, Role.State.SUSPENDED}
    return Wait(max(0, (timezone.now() - hat.since).days), "left" if gone else "waits")
