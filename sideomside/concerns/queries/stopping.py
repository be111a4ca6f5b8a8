"""Pairs one may step out of, and the two calls that follow."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext as _

from sideomside.concerns.models import PromisedCall, StoppedContact
from sideomside.concerns.rules import may_call, may_call_both
from sideomside.gatherings import queries as gatherings
from sideomside.ground.audit import log
from sideomside.matching import queries as matching
from sideomside.matching.queries.pairs import living_pairs as pairs_now
from sideomside.matching.rules import Pair
from sideomside.messages import queries as messages
from sideomside.people import queries as people
from sideomside.people.models import Contact
from sideomside.people.rules import SYSTEM, Viewer


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
    by: str  # the name of whoever pressed; "" when a coordinator recognised whom a note meant
    reach: dict[str, list[str]] = field(default_factory=dict)
    together: list[str] = field(default_factory=list)  # groups and evenings where both still come


@dataclass(frozen=True)
class CallOne:
    """The other is erased, and this one was promised a call."""

    promised: PromisedCall
    name: str
    reach: list[str] = field(default_factory=list)


def living_pairs(viewer: Viewer) -> list[Other]:
    """Those one walks with now, wearing this hat."""
    if not (viewer.is_participant or viewer.is_peer):
        return []
    pairs = pairs_now(viewer)
    names = people.names(viewer, {_other(viewer, one) for one in pairs})
    log.record_list(viewer, names, screen="companionship")
    return [Other(one.id, names.get(_other(viewer, one), "")) for one in pairs]


def other_of(viewer: Viewer, pair: Pair) -> str:
    """The name of the other of the two."""
    other_id = _other(viewer, pair)
    log.record_list(viewer, [other_id], screen="companionship")
    return people.names(viewer, [other_id]).get(other_id, "") or _("Without a name")


def said_never(viewer: Viewer, pair: Pair) -> bool:
    """This one has said it already."""
    return matching.said_never(viewer, _other(viewer, pair))


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
    left = PromisedCall.objects.filter(person_id=viewer.person_id, hat=viewer.role, called_at=None)
    return [CalledSoon(other_of(viewer, one.pair), caller(viewer, one.programme_id)) for one in found] + [
        CalledSoon("", caller(viewer, one.programme_id)) for one in left
    ]


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


def to_call_still(viewer: Viewer) -> list[CallOne]:
    """The longest wait first; the other of the two is nobody's to name any more."""
    if not viewer.is_coordinator:
        return []
    waits = PromisedCall.objects.filter(programme_id__in=viewer.programme_ids, called_at=None)
    rows = [one for one in waits.select_related("person") if may_call(viewer, one)]
    log.record_list(viewer, {one.person_id for one in rows}, screen="stopped")
    return [CallOne(one, one.person.name or _("Without a name")) for one in rows]


def owed_a_call(viewer: Viewer, person_ids: Iterable[UUID]) -> set[UUID]:
    """Of these, those to whom a call was promised when contact stopped, and who were not called yet."""
    if viewer.role != SYSTEM:
        return set()
    asked = list(person_ids)
    one = PromisedCall.objects.filter(called_at=None, person_id__in=asked)
    both = StoppedContact.objects.filter(participant_called_at=None, pair__participant_id__in=asked)
    return {*one.values_list("person_id", flat=True), *both.values_list("pair__participant_id", flat=True)}


def promised(viewer: Viewer, promised_id: UUID) -> CallOne | None:
    """The page with the number; that somebody looked is written down."""
    found = PromisedCall.objects.filter(id=promised_id).select_related("person").first()
    if found is None or not may_call(viewer, found):
        return None
    log.record_opening(viewer, about=found.person_id, screen="stopped")
    reach = [row.value or "" for row in Contact.objects.filter(person_id=found.person_id)]
    return CallOne(found, found.person.name or _("Without a name"), reach)


def stopped(viewer: Viewer, stopped_id: UUID) -> CallBoth | None:
    """The page with both numbers; that somebody looked is written down for each."""
    found = StoppedContact.objects.filter(id=stopped_id).select_related("pair").first()
    if found is None or not may_call_both(viewer, found):
        return None
    for person_id in (found.pair.participant_id, found.pair.peer_id):
        log.record_opening(viewer, about=person_id, screen="stopped")
    two = {"participant": found.pair.participant_id, "peer": found.pair.peer_id}
    reach = {hat: [row.value or "" for row in Contact.objects.filter(person_id=i)] for hat, i in two.items()}
    return replace(_told(viewer, found), reach=reach, together=_together(viewer, found.pair))


def _together(viewer: Viewer, pair: Pair) -> list[str]:
    """Where the two still come, so that somebody asks each of them how it should be there."""
    two = (pair.participant_id, pair.peer_id)
    return [*messages.shared_circles(viewer, *two), *gatherings.shared_gatherings(viewer, *two)]


def _told(viewer: Viewer, one: StoppedContact) -> CallBoth:
    two = (one.pair.participant_id, one.pair.peer_id)
    names = people.names(viewer, two)
    participant, peer = (names.get(i, "") or _("Without a name") for i in two)
    by = participant if one.by_person_id == two[0] else peer if one.by_person_id == two[1] else ""
    return CallBoth(one, participant, peer, by)
