"""Does a proposal still stand? Asked at every look and every step, so that a yes taken back stops it at once."""

from collections.abc import Iterable
from uuid import UUID

from sideomside.consent import queries as consent
from sideomside.consent.rules import Purpose
from sideomside.intake import queries as intake
from sideomside.matching.models import Pair, Proposal
from sideomside.matching.queries.apart import kept_apart
from sideomside.matching.queries.held import held
from sideomside.peers import queries as peers
from sideomside.peers.rules import State as PeerState
from sideomside.people.models import Programme, Role
from sideomside.people.rules import Hat, Viewer, is_self, system


def participates(viewer: Viewer, person_id: UUID, programme_id: UUID) -> bool:
    """Is here as a participant, and not on a pause."""
    return (person_id, programme_id) in here(viewer, {person_id})


def may_meet(viewer: Viewer, participant_id: UUID, peer_id: UUID, programme_id: UUID) -> bool:
    """One undivided answer: nobody can tell "not a peer now" and "must not meet" apart."""
    ready = participant_id != peer_id and (peer_id, programme_id) in _ready(viewer, {peer_id})
    return ready and peer_id not in kept_apart(viewer, participant_id, [peer_id])


def waits_for(viewer: Viewer, proposal: Proposal) -> list[str]:
    """What a draft waits for; a peer may have said that it is enough since somebody thought of them."""
    waits = waiting_for(viewer, proposal.participant_id, proposal.programme)
    return waits if proposal.place_id in with_room(viewer, [proposal]) else [*waits, "room"]


def with_room(viewer: Viewer, proposals: Iterable[Proposal]) -> set[UUID]:
    """Of the peers' files behind these, those with room for one more: a fact, whoever looks."""
    if viewer.organisation_id is None:
        return set()
    place_ids = {one.place_id for one in proposals}
    files = peers.visible_to(system(viewer.organisation_id)).filter(id__in=place_ids)
    return {file.id for file in files if file.free_places}


def waiting_for(viewer: Viewer, person_id: UUID, programme: Programme) -> list[str]:
    """What must be there before anybody is asked: a yes to matching, an open enquiry, the first talk if required."""
    waits = []
    if not consent.in_force(viewer, person_id, Purpose.MATCHING):
        waits.append("consent")
    if programme.first_talk_required and not intake.talk_held(viewer, person_id, programme.id):
        waits.append("talk")
    if intake.is_put_away(viewer, person_id, programme.id):
        waits.append("open")
    if Pair.objects.filter(
        participant_id=person_id, talk_needed=True, wants_new_at=None, ended_at__isnull=False
    ).exists():
        waits.append("ending_talk")
    if held(viewer, [person_id]):
        waits.append("lots")
    return waits


def stands(viewer: Viewer, proposal: Proposal) -> bool:
    return bool(standing(viewer, [proposal]))


def standing(viewer: Viewer, proposals: Iterable[Proposal]) -> list[Proposal]:
    """Those whose participant has said yes and no goodbye, and whose two are both here. A draft asked nobody yet."""
    found = list(proposals)
    agreed = consent.among(viewer, {p.participant_id for p in found}, Purpose.MATCHING)
    gone = intake.all_put_away(viewer, {p.participant_id for p in found})
    present = here(viewer, {p.participant_id for p in found})
    ready = _ready(viewer, {p.peer_id for p in found})
    return [
        p
        for p in found
        if (
            p.state == Proposal.State.DRAFTED
            or (p.participant_id in agreed and (p.participant_id, p.programme_id) not in gone)
        )
        and (p.participant_id, p.programme_id) in present
        and (p.peer_id, p.programme_id) in ready
    ]


def programme_of(viewer: Viewer, person_id: UUID) -> Programme | None:
    """The programme in which a coordinator, or the person, meets this participant."""
    if not (viewer.is_coordinator or (viewer.is_participant and is_self(viewer, person_id))):
        return None
    own = Programme.objects.filter(id__in=viewer.programme_ids)
    found = own.filter(roles__person_id=person_id, roles__name=Hat.PARTICIPANT)
    return found.order_by("name").first()


def here(viewer: Viewer, person_ids: set[UUID]) -> set[tuple[UUID, UUID]]:
    """Those who take part now and are on no pause, each with the programme."""
    hats = Role.objects.filter(
        person_id__in=person_ids, name=Hat.PARTICIPANT, state=Role.State.ACTIVE, person__joined_into=None
    )
    return set(hats.values_list("person_id", "programme_id"))


def _ready(viewer: Viewer, peer_ids: set[UUID]) -> set[tuple[UUID, UUID]]:
    """Peers who are active, not on a break, and whose yes to being asked is in force: a fact, whoever looks."""
    if viewer.organisation_id is None:
        return set()
    willing = consent.among(viewer, peer_ids, Purpose.PEER)
    files = peers.visible_to(system(viewer.organisation_id)).filter(
        person_id__in=willing, state=PeerState.ACTIVE, approved_for_one_to_one=True
    )
    lent = peers.lent_where(viewer, willing)
    return {
        (file.person_id, programme)
        for file in files
        for programme in {file.programme_id, *lent.get(file.id, ())}
    }
