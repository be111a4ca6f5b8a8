"""A peer's whole file: for the coordinator of the programme, and for the peer wearing the peer's hat."""

from uuid import UUID

from django.db.models import Prefetch, Q, QuerySet

from sideomside.ground.audit import log
from sideomside.ground.audit.models import Entry
from sideomside.ground.vault.asked_once import asked_once
from sideomside.peers.models import NOT_STOPPED, PeerFile, PeerStep, State
from sideomside.people import queries as people
from sideomside.people.rules import SYSTEM, Viewer


def visible_to(viewer: Viewer) -> QuerySet[PeerFile]:
    """The one door: a coordinator's own programmes, a peer's own file, and nothing for anybody else."""
    files = PeerFile.objects.select_related("person", "programme")
    if viewer.role == SYSTEM:
        return files
    if viewer.is_coordinator:
        return files.filter(programme_id__in=viewer.programme_ids)
    if viewer.is_peer:
        return files.filter(programme_id__in=viewer.programme_ids, person_id=viewer.person_id)
    return files.none()


def living(viewer: Viewer) -> list[PeerFile]:
    """All but those who have stopped."""
    return [one for one in not_over(viewer) if one.state != State.STOPPED]


@asked_once
def not_over(viewer: Viewer) -> list[PeerFile]:
    """Somebody looks after them still, with when each step was taken: one look-up for all who ask."""
    steps = Prefetch("steps", PeerStep.objects.only("peer_id", "state", "happened_at"))
    stopped = Q(state=State.STOPPED)
    asks = stopped & Q(wants_a_word=True) | stopped & Q(back_asked_by_id__isnull=False)
    here = Q(state__in=NOT_STOPPED)
    return list(visible_to(viewer).filter(here | asks).prefetch_related(steps))


def peer_file(viewer: Viewer, person_id: UUID) -> PeerFile | None:
    """The file of this person, for deciding something; a page that shows it uses `opened`."""
    return visible_to(viewer).filter(person_id=person_id).first()


def opened(viewer: Viewer, peer_id: UUID, screen: str = "peer") -> PeerFile | None:
    """The file on a page of its own; that somebody looked is written down."""
    peer = visible_to(viewer).filter(id=peer_id).first()
    if peer is not None:
        log.record_opening(viewer, about=peer.person_id, screen=screen)
    return peer


def held(viewer: Viewer, peer: PeerFile) -> PeerFile:
    """The file as it is now, held until the act is done, so that two at once come one after the other."""
    return (
        PeerFile.objects.select_for_update(of=("self",)).select_related("person", "programme").get(id=peer.id)
    )


def mine(viewer: Viewer, chosen: str = "") -> PeerFile | None:
    """The peer's own file, and only while wearing the peer's hat; of several cards the one they chose, or the first."""
    cards = my_cards(viewer)
    return next((one for one in cards if str(one.id) == chosen), next(iter(cards), None))


def my_cards(viewer: Viewer) -> list[PeerFile]:
    """One for each programme one is a peer in oneself."""
    return list(visible_to(viewer).order_by("programme__name", "id")) if viewer.is_peer else []


def last_change(viewer: Viewer, peer: PeerFile) -> str:
    """Who changed the card last, by first name; for the kind page when two write at once."""
    line = Entry.objects.filter(about_id=peer.person_id, verb__startswith="peer.").order_by("-seq").first()
    return people.names(viewer, [line.by_id]).get(line.by_id, "") if line and line.by_id else ""
