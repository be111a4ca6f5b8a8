"""Which threads somebody is in, wearing the hat they wear, and whether one may still write there."""

from uuid import UUID

from django.db.models import Q, QuerySet

from sideomside.matching import queries as matching
from sideomside.matching.rules import Pair
from sideomside.messages.models import Member, Rhythm, Thread
from sideomside.messages.queries.office import not_begun_with
from sideomside.messages.queries.present import led, own, present
from sideomside.messages.rules import ANSWERED_HERE, coordinator_thread_id
from sideomside.people.rules import SYSTEM, Hat, Viewer

Sort = Thread.Sort


def visible_to(viewer: Viewer) -> QuerySet[Thread]:
    """A pair's thread for the two, a circle for its members, the rest for one and the coordinators."""
    found = Thread.objects.select_related("programme", "pair")
    if viewer.role == SYSTEM:
        return found
    if not (viewer.person_id and viewer.opened):
        return found.none()
    mine = own(viewer)
    return found.filter(_theirs(viewer, mine)).exclude(id__in=mine.filter(hidden=True).values("thread_id"))


def thread(viewer: Viewer, thread_id: UUID) -> Thread | None:
    """The thread, also before anybody has written in it: then it is not kept anywhere yet."""
    found = visible_to(viewer).filter(id=thread_id).first()
    if found or Thread.objects.filter(id=thread_id).exists():
        return found
    return _not_begun(viewer, thread_id)


def are_open(viewer: Viewer, pairs: list[Pair]) -> set[UUID]:
    """Pairs whose two may write: living, and the yes in force. A pause keeps the place, and so the conversation."""
    ended = {one.id for one in pairs if one.ended_at is not None}
    return {one.id for one in pairs} - ended - matching.without_yes(viewer, pairs)


def is_open(viewer: Viewer, thread: Thread) -> bool:
    """May anybody still write here? A pair that has ended, or was stopped, is closed to both at once."""
    if thread.sort == Sort.PAIR:
        pair = matching.pair(viewer, thread.pair_id) if thread.pair_id else None
        return pair is not None and pair.id in are_open(viewer, [pair])
    return thread.closed_at is None and (thread.sort != Sort.CIRCLE or not rests(viewer, thread))


def rests(viewer: Viewer, thread: Thread) -> bool:
    """A circle that nobody leads just now can be read and not written in."""
    return thread.sort == Sort.CIRCLE and not led(viewer).filter(thread_id=thread.id).exists()


def my_rhythm(viewer: Viewer) -> Rhythm | None:
    return rhythm_of(viewer, viewer.person_id, viewer.role) if viewer.person_id and viewer.opened else None


def rhythm_of(viewer: Viewer, person_id: UUID, hat: str) -> Rhythm | None:
    """When somebody answers; the asking thread has already decided that the viewer may know of them."""
    return Rhythm.objects.filter(person_id=person_id, hat=hat).first()


def _theirs(viewer: Viewer, mine: QuerySet[Member]) -> Q:
    here = present(viewer).filter(id__in=mine.values("id")).values("thread_id")
    theirs = Q(sort=Sort.CIRCLE, id__in=here) | Q(
        sort=Sort.COORDINATOR, owner_id=viewer.person_id, owner_hat=viewer.role
    )
    if viewer.is_coordinator:
        return theirs | Q(sort=Sort.COORDINATOR, programme_id__in=viewer.programme_ids)
    if viewer.role in {Hat.PARTICIPANT, Hat.PEER}:
        return theirs | Q(sort=Sort.PAIR, pair__in=matching.pairs(viewer))
    return theirs


def _not_begun(viewer: Viewer, thread_id: UUID) -> Thread | None:
    if viewer.is_coordinator:
        return _first_to(viewer, thread_id)
    if viewer.role not in ANSWERED_HERE or not (viewer.person_id and viewer.opened):
        return None
    pair = matching.pair(viewer, thread_id)
    if pair is not None:
        return _of_pair(viewer, pair) if are_open(viewer, [pair]) else None
    for programme_id in viewer.programme_ids:
        if coordinator_thread_id(viewer.person_id, viewer.role, programme_id) == thread_id:
            return Thread(
                id=thread_id, sort=Sort.COORDINATOR, programme_id=programme_id, owner_id=viewer.person_id,
                owner_hat=viewer.role,
            )  # fmt: skip
    return None


def _first_to(viewer: Viewer, thread_id: UUID) -> Thread | None:
    """A coordinator writes the first words to somebody who works here."""
    role = not_begun_with(viewer, thread_id)
    if role is None:
        return None
    return Thread(
        id=thread_id, sort=Sort.COORDINATOR, programme_id=role.programme_id, owner_id=role.person_id,
        owner_hat=role.name,
    )  # fmt: skip


def _of_pair(viewer: Viewer, pair: Pair) -> Thread:
    return Thread(
        id=pair.id, sort=Sort.PAIR, programme_id=pair.programme_id, pair=pair, owner_id=pair.participant_id,
        owner_hat=Hat.PARTICIPANT,
    )  # fmt: skip
