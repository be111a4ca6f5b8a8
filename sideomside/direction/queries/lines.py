"""What may be seen of a direction. Anybody but the person sees only what was shared with them."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from sideomside.direction.models import Line, What
from sideomside.direction.rules import may_read_shared, may_write, stops_short
from sideomside.ground.audit import log
from sideomside.matching import queries as matching
from sideomside.people import queries as people
from sideomside.people.models import Role
from sideomside.people.rules import Hat, Viewer


@dataclass(frozen=True, slots=True)
class Mine:
    """Everything a person's own direction holds now."""

    hopes: list[Line]
    step: Line | None

    @property
    def lines(self) -> list[Line]:
        return [*self.hopes, *([self.step] if self.step else [])]


def visible_to(viewer: Viewer) -> QuerySet[Line]:
    """The person's own lines, old and new. Shared lines go by `shared_with_me`, which writes down who looked."""
    if viewer.person_id and may_write(viewer, viewer.person_id):
        return Line.objects.filter(person_id=viewer.person_id)
    return Line.objects.none()


def mine(viewer: Viewer) -> Mine:
    """The wordings that stand now."""
    standing = list(visible_to(viewer).filter(superseded_by=None, let_go=False))
    hopes = [line for line in standing if line.what == What.HOPE]
    return Mine(hopes, next((line for line in reversed(standing) if line.what == What.STEP), None))


def line(viewer: Viewer, line_id: UUID) -> Line | None:
    """The wording that stands now of the item this one belongs to; also for a page left open a while."""
    asked = visible_to(viewer).filter(id=line_id).first()
    if asked is None:
        return None
    return visible_to(viewer).filter(item=asked.item, superseded_by=None, let_go=False).first()


def earlier(viewer: Viewer) -> list[Line]:
    """What was written before, newest first; only for the person, and only when they ask."""
    before = visible_to(viewer).filter(Q(let_go=True) | ~Q(superseded_by=None))
    return [old for old in before.order_by("-written_at") if old.words]


def shared_with_me(viewer: Viewer, person_id: UUID) -> list[Line]:
    """What this person has shared with their peer or their coordinator; reading it is written down."""
    since, near = _peer_since(viewer, person_id), _coordinates(viewer, person_id)
    standing = Line.objects.filter(person_id=person_id, superseded_by=None, let_go=False)
    found = [
        line for line in standing if may_read_shared(viewer, line, peer_since=since, is_my_coordinator=near)
    ]
    if found:
        log.record_opening(viewer, about=person_id, screen="direction")
    else:
        log.record_list(viewer, [person_id], screen="direction")
    return found


def may_look(viewer: Viewer, person_id: UUID) -> bool:
    """Is there anybody here whose lines could be shared with this viewer? Says nothing about whether any are."""
    return _peer_since(viewer, person_id) is not None or _coordinates(viewer, person_id)


def not_passed_on(viewer: Viewer) -> set[UUID]:
    """For the person: the lines an earlier peer could read, and the one of today cannot until they say so."""
    if not (viewer.person_id and may_write(viewer, viewer.person_id)):
        return set()
    since = matching.mine_since(viewer, viewer.person_id)
    return {line.id for line in mine(viewer).lines if stops_short(line, since)}


def _peer_since(viewer: Viewer, person_id: UUID) -> datetime | None:
    """The person is one half of a living pair, and the viewer the other."""
    return matching.mine_since(viewer, person_id) if viewer.is_peer else None


def _coordinates(viewer: Viewer, person_id: UUID) -> bool:
    if not viewer.is_coordinator or people.person(viewer, person_id) is None:
        return False
    hats = Role.objects.filter(person_id=person_id, name=Hat.PARTICIPANT)
    return hats.filter(programme_id__in=viewer.programme_ids).exists()
