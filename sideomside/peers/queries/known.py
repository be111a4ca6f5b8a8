"""Is there more to a person than the list they came with, and since when have they stopped? Asked before they go."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Q

from sideomside.ground.audit.models import Entry
from sideomside.peers.models import PeerFile, PeerStep, State
from sideomside.people.models import Person, Role
from sideomside.people.rules import SYSTEM, Hat, Viewer

# Lines and rows the arrival itself leaves behind; anything else is a life of their own here.
ARRIVAL = Q(verb__in=["person.met", "person.changed", "role.given", "role.changed", "consent.given"]) | Q(
    verb__startswith="peer"
)
LOOKS = Q(verb__startswith="read.")
CAME_WITH_THEM = frozenset({"people.Contact", "people.Role", "consent.Consent", "peers.PeerFile"})


def known_elsewhere(viewer: Viewer, peers: Sequence[PeerFile]) -> set[UUID]:
    """Another hat, a second programme, any row of another room, or a line about them in the log."""
    here = {(peer.person_id, peer.programme_id) for peer in peers}
    people = {person_id for person_id, _programme in here}
    hats = Role.objects.filter(person_id__in=people).values_list("person_id", "programme_id", "name")
    other_hats = {who for who, programme, name in hats if name != Hat.PEER or (who, programme) not in here}
    files = PeerFile.objects.filter(person_id__in=people).values_list("person_id", "programme_id")
    other_files = {who for who, programme in files if (who, programme) not in here}
    lines = Entry.objects.filter(about_id__in=people).exclude(ARRIVAL | LOOKS)
    rows = _pointed_at(people, lambda link: link.related_model._meta.label not in CAME_WITH_THEM)
    return other_hats | other_files | rows | set(lines.values_list("about_id", flat=True))


def touched_since(viewer: Viewer, person_ids: Iterable[UUID], moment: datetime) -> set[UUID]:
    """Those with whom anything was done after this moment, not only looked at; or who are asked as a peer."""
    people = set(person_ids)
    lines = Entry.objects.filter(at__gt=moment).exclude(LOOKS).values_list("about_id", flat=True)
    return people & set(lines) | _pointed_at(people, lambda link: link.field.name == "peer")


def _pointed_at(people: set[UUID], counts: Callable[[Any], bool]) -> set[UUID]:
    """Those of these people whom some row in the house points at, whichever room it belongs to."""
    found: set[UUID] = set()
    for link in filter(counts, Person._meta.related_objects):
        rows = link.related_model._default_manager.filter(**{f"{link.field.name}__in": people})
        found.update(rows.values_list(link.field.attname, flat=True))
    return found


def stopped(viewer: Viewer) -> dict[UUID, datetime]:
    """When each who has stopped did so, the last time where there were several; for the house itself only."""
    if viewer.role != SYSTEM:
        return {}
    steps = PeerStep.objects.filter(state=State.STOPPED, peer__state=State.STOPPED, superseded_by=None)
    return dict(steps.order_by("happened_at").values_list("peer__person_id", "happened_at"))
