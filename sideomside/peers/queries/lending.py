"""Who is lent where today: to the one who lends, to the peer, and to the other programme once the peer has said yes."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone

from sideomside.peers.models import Loan, PeerFile
from sideomside.peers.queries.files import visible_to
from sideomside.peers.rules import GROWN
from sideomside.people import queries as people
from sideomside.people.models import Programme, Role
from sideomside.people.rules import SYSTEM, Hat, Viewer, may_coordinate


def _in_force() -> Q:
    """The peer has said yes, nobody has taken it back, and its day has not come."""
    return Q(yes_at__isnull=False, ended_at=None, until__gte=timezone.localdate())


def lent_to(viewer: Viewer, programme_ids: Iterable[UUID]) -> Q:
    """Files whose cards these programmes may see and ask by; never the file as a whole."""
    now = Loan.objects.filter(_in_force(), to_id__in=list(programme_ids))
    return Q(id__in=now.values("peer_id"))


def lent_where(viewer: Viewer, person_ids: Iterable[UUID]) -> dict[UUID, set[UUID]]:
    """File -> the programmes it is lent to today: a fact, whoever looks."""
    found: dict[UUID, set[UUID]] = {}
    for file, to in Loan.objects.filter(_in_force(), peer__person_id__in=list(person_ids)).values_list(
        "peer", "to"
    ):
        found.setdefault(file, set()).add(to)
    return found


def file_to_ask(viewer: Viewer, person_id: UUID, programme_id: UUID) -> PeerFile | None:
    """The file by whose card and room this peer is asked in this programme: their own there, or one that is lent."""
    if not may_coordinate(viewer, programme_id):
        return None
    own = visible_to(viewer).filter(person_id=person_id, programme_id=programme_id).first()
    lent = PeerFile.objects.filter(lent_to(viewer, [programme_id]), person_id=person_id, state__in=GROWN)
    return own or lent.select_related("person").first()


def loans_of(viewer: Viewer, peer: PeerFile) -> list[Loan]:
    """Asked or in force, for the coordinator who lends and for the peer."""
    if not visible_to(viewer).filter(id=peer.id).exists():
        return []
    open_ones = peer.loans.filter(ended_at=None, until__gte=timezone.localdate())
    return list(open_ones.select_related("to", "peer__programme"))


def my_loans(viewer: Viewer) -> list[Loan]:
    """The peer's own, whichever of their cards they are about."""
    if not viewer.is_peer or viewer.person_id is None:
        return []
    mine = Loan.objects.filter(
        peer__person_id=viewer.person_id, ended_at=None, until__gte=timezone.localdate()
    )
    return list(mine.select_related("to", "peer__programme"))


def loan(viewer: Viewer, loan_id: UUID) -> Loan | None:
    """For the one who lends, and for the peer; the other programme has no say in it."""
    found = Loan.objects.select_related("to", "peer__person", "peer__programme").filter(id=loan_id).first()
    own = found and viewer.is_peer and viewer.person_id == found.peer.person_id
    return found if found and (own or viewer.coordinates(found.peer.programme_id)) else None


def may_be_lent_to(viewer: Viewer, peer: PeerFile) -> QuerySet[Programme]:
    """Every other programme with somebody who answers; also one they are in, for one left out would tell that.

    Where they are asked already, or lent, they are not asked once more.
    """
    answers = Role.objects.filter(name=Hat.COORDINATOR, state=Role.State.ACTIVE).values("programme_id")
    already = peer.loans.filter(ended_at=None, until__gte=timezone.localdate()).values("to_id")
    found = people.programmes(viewer).filter(id__in=answers).exclude(id=peer.programme_id)
    found = found.exclude(id__in=already)
    return found if viewer.coordinates(peer.programme_id) else found.none()


def lent_to_us(viewer: Viewer) -> list[Loan]:
    """Whom a coordinator's programmes may ask, from whom, and until when."""
    ours = viewer.programme_ids if viewer.is_coordinator else frozenset()
    found = Loan.objects.filter(_in_force(), to_id__in=ours, peer__state__in=GROWN)
    return list(found.select_related("peer__person", "peer__programme"))


def whose_day_has_come(viewer: Viewer) -> list[Loan]:
    """For the house itself, which takes them down."""
    past = Loan.objects.filter(ended_at=None, until__lt=timezone.localdate())
    return list(past.select_related("peer__person", "to")) if viewer.role == SYSTEM else []


def hats_left_over(viewer: Viewer) -> list[Role]:
    """Hats put on for a loan that is over, where they have no card of their own: the room that knows pairs looks on."""
    if viewer.role != SYSTEM:
        return []
    over = Loan.objects.filter(yes_at__isnull=False).exclude(_in_force())
    pairs = set(over.values_list("peer__person_id", "to_id"))
    holding = set(Loan.objects.filter(_in_force()).values_list("peer__person_id", "to_id"))
    own = set(
        PeerFile.objects.filter(person_id__in={p for p, _ in pairs}).values_list("person_id", "programme_id")
    )
    left = pairs - holding - own
    hats = Role.objects.filter(name=Hat.PEER, state=Role.State.ACTIVE, person_id__in={p for p, _ in left})
    return [
        hat for hat in hats.select_related("person", "programme") if (hat.person_id, hat.programme_id) in left
    ]
