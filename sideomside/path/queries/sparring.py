"""Times to talk it over: the coordinator's calendar, the peer's own, and who has had none for too long."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone

from sideomside.ground.audit import log
from sideomside.ground.vault.keys import take_keys
from sideomside.path.models import Sparring, SparringSeat
from sideomside.path.queries.frame import frame_of
from sideomside.peers import queries as peers
from sideomside.peers.rules import MAY_REST, PeerFile, State
from sideomside.people.models import Person
from sideomside.people.rules import SYSTEM, Viewer

Whose = tuple[UUID, UUID]  # a peer, in a programme


@dataclass(frozen=True)
class WithoutSparring:
    """For I dag: nobody has talked it over with this peer for too long, and nothing is planned."""

    person_id: UUID
    name: str
    weeks: int

    @property
    def key(self) -> str:
        """For a link that ticks them in the form."""
        return str(self.person_id)


def sparrings(viewer: Viewer) -> QuerySet[Sparring]:
    """A coordinator's own programmes."""
    found = Sparring.objects.filter(programme_id__in=viewer.programme_ids).select_related("programme")
    return found if viewer.is_coordinator else found.none()


def sparring(viewer: Viewer, sparring_id: UUID) -> Sparring | None:
    return sparrings(viewer).filter(id=sparring_id).first()


def coming_sparrings(viewer: Viewer) -> list[Sparring]:
    """What comes, and what has been and is not noted."""
    return list(sparrings(viewer).filter(cancelled_at=None, noted_at=None))


def sparrings_to_note(viewer: Viewer) -> list[Sparring]:
    return list(sparrings(viewer).filter(cancelled_at=None, noted_at=None, starts_at__lt=timezone.now()))


def seats(viewer: Viewer, sparring: Sparring) -> list[SparringSeat]:
    """For the coordinator who keeps it; never a word of what was said."""
    if not viewer.coordinates(sparring.programme_id):
        return []
    rows = list(sparring.seats.select_related("person"))
    take_keys(row.person_id for row in rows)
    log.record_list(viewer, {row.person_id for row in rows}, screen="sparring")
    return rows


def may_be_asked(viewer: Viewer, programme_id: UUID) -> list[Person]:
    """Peers of the programme, by name; a break does not stand in the way."""
    files = _grown(viewer).filter(programme_id=programme_id) if viewer.coordinates(programme_id) else []
    people = [file.person for file in files]
    take_keys(person.id for person in people)
    return sorted(people, key=lambda person: (person.name or "").casefold())


def open_sparrings(viewer: Viewer) -> list[Sparring]:
    """Times ahead that one is not asked to, and may take a seat at oneself."""
    if not viewer.is_peer or viewer.person_id is None:
        return []
    here = _grown(viewer).values("programme_id")
    found = Sparring.objects.filter(programme_id__in=here, open_to_all=True, cancelled_at=None)
    ahead = found.filter(starts_at__gt=timezone.now())
    return list(ahead.exclude(seats__person_id=viewer.person_id))


def without_sparring(viewer: Viewer) -> list[WithoutSparring]:
    """Longest first; whoever is on a break is left in peace."""
    if not viewer.is_coordinator:
        return []
    grown = [one for one in peers.living(viewer) if one.state in MAY_REST]
    files = [one for one in grown if one.person_id != viewer.person_id]
    if not files:
        return []
    last, planned = _seated(files)
    take_keys(file.person_id for file in files)
    limits = {one: frame_of(viewer, one).alarm_weeks for one in {file.programme_id for file in files}}
    found = []
    for file in files:
        since = last.get((file.person_id, file.programme_id)) or _since(file)
        weeks = (timezone.now() - since).days // 7
        if weeks >= limits[file.programme_id] and (file.person_id, file.programme_id) not in planned:
            found.append(WithoutSparring(file.person_id, file.person.name or "", weeks))
    log.record_list(viewer, {one.person_id for one in found}, screen="sparring")
    return sorted(found, key=lambda one: -one.weeks)


def _grown(viewer: Viewer) -> QuerySet[PeerFile]:
    states = [*MAY_REST, State.RESTING]
    return peers.visible_to(viewer).filter(state__in=states).prefetch_related("steps")


def _seated(files: list[PeerFile]) -> tuple[dict[Whose, datetime], set[Whose]]:
    """When each came last, and who has a time ahead."""
    ahead = Q(sparring__cancelled_at=None, sparring__starts_at__gte=timezone.now())
    rows = SparringSeat.objects.filter(
        Q(came=True) | ahead & (Q(cannot=False) | Q(asked_anew=True)),
        person_id__in=[file.person_id for file in files],
    )
    last: dict[Whose, datetime] = {}
    planned: set[Whose] = set()
    told = rows.order_by("sparring__starts_at").values_list(
        "person_id", "sparring__programme_id", "sparring__starts_at", "sparring__cancelled_at", "came"
    )
    for person_id, programme_id, starts_at, cancelled_at, came in told:
        whose = (person_id, programme_id)
        if came:
            last[whose] = starts_at
        if cancelled_at is None and starts_at >= timezone.now():
            planned.add(whose)
    return last, planned


def _since(file: PeerFile) -> datetime:
    """A peer who is new here is counted from the day they were welcomed."""
    grown = [step.happened_at for step in file.steps.all() if step.state in MAY_REST]
    return min(grown, default=timezone.now())


def peers_to_ask(viewer: Viewer) -> list[PeerFile]:
    """For the monthly question: those who may be asked for, and no one on a break."""
    files = peers.visible_to(viewer).filter(state__in=MAY_REST)
    return list(files) if viewer.role == SYSTEM else []


def peers_here(viewer: Viewer) -> set[tuple[UUID, UUID]]:
    """Who is a peer, and where; after a heavy meeting also those who have taken a break since."""
    files = _grown(viewer).values_list("person_id", "programme_id")
    return set(files) if viewer.role == SYSTEM else set()
