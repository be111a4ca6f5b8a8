"""Pairs one may step out of, and the two calls that follow."""

from dataclasses import dataclass, field, replace
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext as _

from sideomside.concerns.models import StoppedContact
from sideomside.concerns.rules import may_call_both
from sideomside.ground.audit import log
from sideomside.matching import queries as matching
from sideomside.matching.rules import Pair
from sideomside.people import queries as people
from sideomside.people.models import Contact
from sideomside.people.rules import Viewer


@dataclass(frozen=True)
class Other:
    """Somebody one walks with, and the pair that is between the two."""

    pair_id: UUID
    name: str


@dataclass(frozen=True)
class CalledSoon:
    """For one's own page: it is off, and this person calls. The same words for both."""

    other: str
    coordinator: str


@dataclass(frozen=True)
class CallBoth:
    """For I dag and the page behind it."""

    stopped: StoppedContact
    participant: str
    peer: str
    by: str  # the name of whoever pressed
    reach: dict[str, list[str]] = field(default_factory=dict)


def living_pairs(viewer: Viewer) -> list[Other]:
    """Those one walks with now, wearing this hat."""
    if not (viewer.is_participant or viewer.is_peer):
        return []
    pairs = list(matching.pairs(viewer).filter(ended_at=None).order_by("since"))
    names = people.names(viewer, {_other(viewer, one) for one in pairs})
    return [Other(one.id, names.get(_other(viewer, one), "")) for one in pairs]


def other_of(viewer: Viewer, pair: Pair) -> str:
    """The name of the other of the two."""
    return people.names(viewer, [_other(viewer, pair)]).get(_other(viewer, pair), "") or _("Without a name")


def _other(viewer: Viewer, pair: Pair) -> UUID:
    return pair.peer_id if viewer.is_participant else pair.participant_id


def called_soon(viewer: Viewer) -> list[CalledSoon]:
    """Nobody has called yet."""
    if viewer.is_participant and viewer.opened:
        mine = Q(pair__participant_id=viewer.person_id, participant_called_at=None)
    elif viewer.is_peer:
        mine = Q(pair__peer_id=viewer.person_id, peer_called_at=None)
    else:
        return []
    found = StoppedContact.objects.filter(mine).select_related("pair")
    return [CalledSoon(other_of(viewer, one.pair), caller(viewer, one.programme_id)) for one in found]


def caller(viewer: Viewer, programme_id: UUID) -> str:
    """The first name of a coordinator who is here."""
    here = people.here_today(viewer, programme_id)
    return (here[0].name or "").partition(" ")[0] if here else ""


def to_call(viewer: Viewer) -> list[CallBoth]:
    """The longest wait first."""
    if not viewer.is_coordinator:
        return []
    rows = StoppedContact.objects.filter(programme_id__in=viewer.programme_ids)
    rows = rows.filter(Q(participant_called_at=None) | Q(peer_called_at=None)).select_related("pair")
    found = [_told(viewer, one) for one in rows if may_call_both(viewer, one)]
    two = {person for one in found for person in (one.stopped.pair.participant_id, one.stopped.pair.peer_id)}
    log.record_list(viewer, two, screen="stopped")
    return found


def stopped(viewer: Viewer, stopped_id: UUID) -> CallBoth | None:
    """The page with both numbers; that somebody looked is written down for each."""
    found = StoppedContact.objects.filter(id=stopped_id).select_related("pair").first()
    if found is None or not may_call_both(viewer, found):
        return None
    for person_id in (found.pair.participant_id, found.pair.peer_id):
        log.record_opening(viewer, about=person_id, screen="stopped")
    two = {"participant": found.pair.participant_id, "peer": found.pair.peer_id}
    reach = {hat: [row.value or "" for row in Contact.objects.filter(person_id=i)] for hat, i in two.items()}
    return replace(_told(viewer, found), reach=reach)


def _told(viewer: Viewer, one: StoppedContact) -> CallBoth:
    two = (one.pair.participant_id, one.pair.peer_id)
    names = people.names(viewer, two)
    participant, peer, by = (names.get(i, "") or _("Without a name") for i in (*two, one.by_person_id))
    return CallBoth(one, participant, peer, by)
