"""By which rules somebody is suggested here, now and before."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sideomside.matching.engine.weights import Weights
from sideomside.matching.models import Policy
from sideomside.matching.rules import Line, changed_lines, may_decide, weights_of
from sideomside.people import queries as people
from sideomside.people.models import Programme
from sideomside.people.rules import Viewer


@dataclass(frozen=True)
class Adopted:
    """One version as it is read later: who took it, when, why, and what became otherwise."""

    version: int
    who: str
    at: datetime
    note: str
    lines: list[Line]


def weights_for(viewer: Viewer, programme_id: UUID | None) -> Weights:
    """The rules as they are now: the programme's newest, or the house's own. No secret, whoever asks."""
    newest = Policy.objects.filter(programme_id=programme_id).order_by("-version").first()
    return weights_of(newest.choices, newest.version) if newest else Weights()


def history(viewer: Viewer, programme: Programme) -> list[Adopted]:
    """Newest first. The house's own rules came with the house and are nobody's act."""
    if not may_decide(viewer, programme.id):
        return []
    kept = list(Policy.objects.filter(programme=programme).order_by("version"))
    names = people.names(viewer, [one.by_id for one in kept if one.by_id])
    each = [Weights(), *(weights_of(one.choices, one.version) for one in kept)]
    told = [
        Adopted(one.version, names.get(one.by_id, ""), one.happened_at, one.note, changed_lines(now, before))
        for one, now, before in zip(kept, each[1:], each[:-1], strict=True)
    ]
    return told[::-1]
