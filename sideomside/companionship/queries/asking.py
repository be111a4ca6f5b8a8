"""For I dag: whom to ask how it goes, each alone, when the clock of the two says so."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils import timezone

from sideomside.companionship.models import Asked, Companionship
from sideomside.companionship.queries.seen import not_over
from sideomside.companionship.rules import LIVING, due_to_ask
from sideomside.ground.audit import log
from sideomside.ground.vault.keys import take_keys
from sideomside.people.rules import Viewer


@dataclass(frozen=True)
class CheckIn:
    """Two people, and which of them nobody has asked yet."""

    companionship_id: UUID
    participant: str
    peer: str
    due: date
    when: str
    ask: tuple[tuple[UUID, str], ...]
    two: tuple[UUID, UUID]


def checkins_due(viewer: Viewer) -> list[CheckIn]:
    """After two weeks, six weeks, three months, and a month before the end; longest waiting first."""
    if not viewer.is_coordinator:
        return []
    found = _rows(one for one in not_over(viewer) if one.state in LIVING)
    log.record_list(viewer, [each for row in found for each in row.two], screen="checkins")
    return sorted(found, key=lambda row: row.due)


def checkin_of(viewer: Viewer, one: Companionship) -> CheckIn | None:
    """What there is to ask these two now, for their coordinator's page about them."""
    return next(iter(_rows([one])), None) if viewer.coordinates(one.programme_id) else None


def _rows(living: Iterable[Companionship]) -> list[CheckIn]:
    due = {one: come for one in living if (come := due_to_ask(one, timezone.localdate()))}
    take_keys(person_id for one in due for person_id in (one.participant_id, one.peer_id))
    if not due:
        return []
    asked = set(
        Asked.objects.filter(companionship__in=due).values_list("companionship_id", "person_id", "when")
    )
    rows = [_row(one, *come, asked) for one, come in due.items()]
    return [row for row in rows if row.ask]


def _row(one: Companionship, when: str, day: date, asked: set[tuple[UUID, UUID, str]]) -> CheckIn:
    two = [(one.participant_id, one.participant.name or ""), (one.peer_id, one.peer.name or "")]
    left = tuple(each for each in two if (one.id, each[0], when) not in asked)
    return CheckIn(one.id, two[0][1], two[1][1], day, when, left, (one.participant_id, one.peer_id))
