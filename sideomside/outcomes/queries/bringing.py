"""What somebody wants to bring to the next meeting: for those they named, and for nobody else."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from sideomside.ground.audit import log
from sideomside.ground.vault.keys import take_keys
from sideomside.matching import queries as matching
from sideomside.outcomes.models import Bring
from sideomside.outcomes.rules import SHOWN_FOR, is_to_this_peer, may_read_brought
from sideomside.people import queries as people
from sideomside.people.models import Role
from sideomside.people.rules import Hat, Viewer

HERE = (Role.State.INVITED, Role.State.ACTIVE, Role.State.PAUSED)


@dataclass(frozen=True, slots=True)
class Brought:
    """Somebody brings something: whom it is from and since when, not the words."""

    person_id: UUID
    name: str
    since: datetime


def brings_me(viewer: Viewer) -> list[Brought]:
    """For one's first page: who brings something to me. The words are on a page of their own."""
    rows = {row.person_id: row for row in _for(viewer)}
    if not rows:
        return []
    names = people.names(viewer, rows)
    log.record_list(viewer, rows, screen="brings")
    return [Brought(one, names.get(one, ""), row.happened_at) for one, row in rows.items()]


def brought(viewer: Viewer, person_id: UUID) -> list[Bring]:
    """The words, newest first, for whoever was named; reading them is written down."""
    rows = [row for row in _for(viewer) if row.person_id == person_id]
    if rows:
        take_keys([person_id])
        log.record_opening(viewer, about=person_id, screen="brings")
    else:
        log.record_list(viewer, [person_id], screen="brings")
    return rows[::-1]


def may_look(viewer: Viewer, person_id: UUID) -> bool:
    """Could this person bring this viewer anything? Says nothing about whether they do."""
    return person_id in set(_near(viewer))


def _for(viewer: Viewer) -> list[Bring]:
    """Words for an earlier peer were not written to this one, nor words in another programme to its coordinators."""
    fresh = Bring.objects.filter(superseded_by=None, happened_at__gt=timezone.now() - SHOWN_FOR)
    rows = list(fresh.filter(person_id__in=_near(viewer)).select_related("sitting"))
    since = {
        one: matching.mine_since(viewer, one) for one in {row.person_id for row in rows if viewer.is_peer}
    }
    return [
        row
        for row in rows
        if may_read_brought(
            viewer,
            row,
            is_my_peer=is_to_this_peer(row, since.get(row.person_id)),
            is_my_coordinator=viewer.coordinates(row.sitting.programme_id),
        )
    ]


def _near(viewer: Viewer) -> QuerySet:
    """A peer's participants while they walk together; a coordinator's own participants."""
    if viewer.is_peer:
        return matching.pairs(viewer).filter(ended_at=None).values_list("participant_id", flat=True)
    own = viewer.programme_ids if viewer.is_coordinator else frozenset()
    hats = Role.objects.filter(name=Hat.PARTICIPANT, programme_id__in=own, state__in=HERE)
    return hats.values_list("person_id", flat=True)
