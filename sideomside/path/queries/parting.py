"""Goodbyes: the peer's own, and those a coordinator helps to a good end."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sideomside.companionship import queries as companionship
from sideomside.companionship.rules import NOT_ENDED
from sideomside.ground.audit import log
from sideomside.ground.vault.keys import take_keys
from sideomside.path.models import Leaving
from sideomside.path.rules import may_walk_with
from sideomside.peers import queries as peers
from sideomside.people.models import Role
from sideomside.people.rules import Hat, Viewer


@dataclass(frozen=True)
class WantsToStop:
    """For I dag."""

    person_id: UUID
    name: str
    since: datetime


def my_leaving(viewer: Viewer) -> Leaving | None:
    if not viewer.is_peer or viewer.person_id is None:
        return None
    rows = Leaving.objects.filter(person_id=viewer.person_id, programme_id__in=viewer.programme_ids)
    return rows.filter(done_at=None).select_related("programme").first()


def my_parting_words(viewer: Viewer) -> list[Leaving]:
    """What I wrote to myself when I thought of stopping, and stayed."""
    if not viewer.is_peer or viewer.person_id is None:
        return []
    rows = Leaving.objects.filter(person_id=viewer.person_id, programme_id__in=viewer.programme_ids)
    return [one for one in rows.exclude(done_at=None) if one.words]


def leaving_of(viewer: Viewer, person_id: UUID, programme_id: UUID) -> Leaving | None:
    """The goodbye that stands open, for the coordinators of the programme."""
    if not may_walk_with(viewer, person_id, programme_id):
        return None
    rows = Leaving.objects.filter(person_id=person_id, programme_id=programme_id, done_at=None)
    return rows.select_related("person", "programme").first()


def wants_to_stop(viewer: Viewer) -> list[WantsToStop]:
    """Longest waiting first; whoever has stopped already waits for nothing."""
    if not viewer.is_coordinator:
        return []
    found = Leaving.objects.filter(programme_id__in=viewer.programme_ids, done_at=None)
    rows = list(found.exclude(person_id=viewer.person_id).select_related("person"))
    here = {(one.person_id, one.programme_id) for one in peers.living(viewer)} if rows else set()
    rows = [one for one in rows if (one.person_id, one.programme_id) in here]
    take_keys(one.person_id for one in rows)
    log.record_list(viewer, {one.person_id for one in rows}, screen="leaving")
    return [WantsToStop(one.person_id, one.person.name or "", one.said_at) for one in rows]


def comes_here_too(viewer: Viewer, person_id: UUID) -> bool:
    """Also somebody who is supported here: that side is not this room's to put away."""
    hats = Role.objects.filter(person_id=person_id, name=Hat.PARTICIPANT, state=Role.State.ACTIVE)
    return viewer.is_coordinator and hats.filter(programme_id__in=viewer.programme_ids).exists()


def walks_still(viewer: Viewer, person_id: UUID) -> list[tuple[UUID, str]]:
    """Those a peer walks with: each is spoken to before the peer goes."""
    if not viewer.is_coordinator:
        return []
    going = companionship.visible_to(viewer).filter(state__in=NOT_ENDED, pair__ended_at=None)
    rows = list(going.filter(peer_id=person_id))
    take_keys(one.participant_id for one in rows)
    log.record_list(viewer, {one.participant_id for one in rows}, screen="leaving")
    return [(one.id, one.participant.name or "") for one in rows]
