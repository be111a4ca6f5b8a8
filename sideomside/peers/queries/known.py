"""Is there more to a person than the list they came with? Asked before anything is taken out again."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from sideomside.ground.audit.models import Entry
from sideomside.peers.models import PeerFile
from sideomside.people.models import Account, PrivateLink, Role
from sideomside.people.rules import Hat, Viewer

# Lines the arrival itself leaves behind; any other line is a life of their own here.
ARRIVAL = Q(verb__in=["person.met", "person.changed", "role.given", "role.changed", "consent.given"]) | Q(
    verb__startswith="peer"
)
LOOKS = Q(verb__startswith="read.")


def is_known_elsewhere(viewer: Viewer, peer: PeerFile) -> bool:
    """Another hat, an account, a link, a second programme, or anything written about them in another room."""
    mine = Q(programme_id=peer.programme_id, name=Hat.PEER)
    return (
        Role.objects.filter(person_id=peer.person_id).exclude(mine).exists()
        or Account.objects.filter(person_id=peer.person_id).exists()
        or PrivateLink.objects.filter(person_id=peer.person_id).exists()
        or PeerFile.objects.filter(person_id=peer.person_id).exclude(id=peer.id).exists()
        or Entry.objects.filter(about_id=peer.person_id).exclude(ARRIVAL | LOOKS).exists()
    )


def touched_since(viewer: Viewer, person_ids: Iterable[UUID], moment: datetime) -> set[UUID]:
    """Those about whom anything was done, not only looked at, after this moment; one look-up for a list."""
    lines = Entry.objects.filter(at__gt=moment).exclude(LOOKS).values_list("about_id", flat=True)
    return set(person_ids) & set(lines)
