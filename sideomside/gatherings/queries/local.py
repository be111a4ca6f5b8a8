"""What there is near home, and who would like company there the first time."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from sideomside.gatherings.models import GoTogether, LocalActivity
from sideomside.ground.audit import log
from sideomside.ground.vault.keys import take_keys
from sideomside.people.models import Role
from sideomside.people.rules import Hat, Viewer

State = GoTogether.State
OPEN = (State.ASKED, State.ARRANGED)


@dataclass(frozen=True, slots=True)
class Along:
    """Somebody I go along with, the first time."""

    company_id: UUID
    name: str
    activity: LocalActivity
    goes_at: datetime | None


@dataclass(frozen=True, slots=True)
class Alone:
    """Somebody who would like company there, and nobody goes along yet."""

    company_id: UUID
    name: str
    what: str


def activities(viewer: Viewer) -> QuerySet[LocalActivity]:
    """Everybody may look, by a programme's own front door at its own; what is put away is for those who keep them."""
    found = LocalActivity.objects.all()
    found = found.filter(programme_id=viewer.at) if viewer.at else found
    return found if viewer.is_coordinator else found.filter(put_away=False)


def activity(viewer: Viewer, activity_id: UUID) -> LocalActivity | None:
    return activities(viewer).filter(id=activity_id).first()


def my_company(viewer: Viewer) -> list[GoTogether]:
    """What I asked for myself, while it stands."""
    if not (viewer.is_participant and viewer.opened and viewer.person_id):
        return []
    mine = GoTogether.objects.filter(person_id=viewer.person_id, state__in=OPEN)
    found = list(mine.select_related("activity", "along_with", "person"))
    along = {one.along_with_id for one in found if one.along_with_id}
    take_keys(along)
    log.record_list(viewer, along, screen="company")
    return found


def company(viewer: Viewer) -> list[GoTogether]:
    """For the coordinator: who would like company, those who still wait first."""
    if not viewer.is_coordinator:
        return []
    found = list(
        GoTogether.objects.filter(state__in=OPEN, activity__programme_id__in=viewer.programme_ids)
        .select_related("activity", "person", "along_with")
        .order_by("asked_at")
    )
    here = {one.person_id for one in found} | {one.along_with_id for one in found if one.along_with_id}
    take_keys(here)
    log.record_list(viewer, here, screen="company")
    return sorted(found, key=lambda one: one.state != State.ASKED)


def without_company(viewer: Viewer) -> list[Alone]:
    """For I dag: we have said that we find somebody, longest waiting first; and nobody is asked about on a pause."""
    if not viewer.is_coordinator:
        return []
    here = GoTogether.objects.filter(activity__programme_id__in=viewer.programme_ids)
    waits = here.filter(state=State.ASKED, along_with=None).exclude(person_id__in=on_a_pause(viewer))
    found = list(waits.select_related("activity", "person").order_by("asked_at"))
    take_keys({one.person_id for one in found})
    log.record_list(viewer, {one.person_id for one in found}, screen="company")
    return [Alone(one.id, one.person.name or "", one.activity.name) for one in found]


def on_a_pause(viewer: Viewer) -> QuerySet[Role, dict[str, Any]]:
    """Whoever has asked to be left alone for a while, for those who would else bring them up."""
    here = Role.objects.filter(programme_id__in=viewer.programme_ids, name=Hat.PARTICIPANT)
    return here.filter(state=Role.State.PAUSED).values("person_id")


def going_along(viewer: Viewer) -> list[Along]:
    """For the peer who goes along."""
    if not viewer.is_peer or viewer.person_id is None:
        return []
    mine = Q(along_with_id=viewer.person_id, state=State.ARRANGED)
    found = list(GoTogether.objects.filter(mine).select_related("activity", "person").order_by("goes_at"))
    here = {one.person_id for one in found}
    take_keys(here)
    log.record_list(viewer, here, screen="company")
    return [Along(one.id, one.person.name or "", one.activity, one.goes_at) for one in found]
