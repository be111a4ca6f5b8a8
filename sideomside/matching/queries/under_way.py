"""Whether something is under way for somebody who waits: then it is not their silence."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from sideomside.matching.models import Pair
from sideomside.matching.queries.held import waits_by_lot
from sideomside.matching.queries.waiting import asked_or_met
from sideomside.people.rules import SYSTEM, Viewer


def under_way(viewer: Viewer, person_ids: Iterable[UUID], since: datetime) -> set[UUID]:
    """Of these: whom a question is open about, who walks or walked since then, whom we owe a talk, whom lots hold."""
    asked = set(person_ids)
    if viewer.role != SYSTEM:
        return set()
    lately = Q(ended_at__gte=since) | Q(talk_needed=True, talk_held_at=None)
    walked = Pair.objects.filter(lately, participant_id__in=asked)
    busy = asked_or_met(viewer, asked) | set(walked.values_list("participant_id", flat=True))
    return busy | waits_by_lot(viewer, asked).keys()
