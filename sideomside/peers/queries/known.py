"""Is there more to a person than the list they came with? Asked before anything is taken out again."""

from collections.abc import Iterable, Sequence
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


def known_elsewhere(viewer: Viewer, peers: Sequence[PeerFile]) -> set[UUID]:
    """Another hat, an account, a link, a second programme, or anything written about them in another room."""
    here = {(peer.person_id, peer.programme_id) for peer in peers}
    people = {person_id for person_id, _programme in here}
    hats = Role.objects.filter(person_id__in=people).values_list("person_id", "programme_id", "name")
    other_hats = {who for who, programme, name in hats if name != Hat.PEER or (who, programme) not in here}
    elsewhere = [
        Account.objects.filter(person_id__in=people).values_list("person_id", flat=True),
        PrivateLink.objects.filter(person_id__in=people).values_list("person_id", flat=True),
        PeerFile.objects.filter(person_id__in=people)
        .exclude(id__in=[peer.id for peer in peers])
        .values_list("person_id", flat=True),
        Entry.objects.filter(about_id__in=people).exclude(ARRIVAL | LOOKS).values_list("about_id", flat=True),
    ]
    return other_hats.union(*elsewhere)


def touched_since(viewer: Viewer, person_ids: Iterable[UUID], moment: datetime) -> set[UUID]:
    """Those about whom anything was done, not only looked at, after this moment; one look-up for a list."""
    lines = Entry.objects.filter(at__gt=moment).exclude(LOOKS).values_list("about_id", flat=True)
    return set(person_ids) & set(lines)
