"""When messages were opened to two coordinators: the question, the reading, and what the two people see of it."""

from collections.abc import Iterable
from uuid import UUID

from django.utils import timezone

from sideomside.ground.audit import log
from sideomside.messages.models import Opening, Thread
from sideomside.messages.rules import may_ask_to_open, may_confirm, may_read_opened
from sideomside.people import queries as people
from sideomside.people.models import Role
from sideomside.people.rules import Hat, Viewer


def openings_of(viewer: Viewer, thread: Thread) -> list[Opening]:
    """Every time it was asked for, newest first; for the coordinators. Why stands on the page of the two."""
    if not may_ask_to_open(viewer, thread):
        return []
    found = list(Opening.objects.filter(thread_id=thread.id).select_related("thread").order_by("-asked_at"))
    for person_id in sorted(_the_two(thread)) if found else ():
        log.record_opening(viewer, about=person_id, screen="messages")
    return found


def opening(viewer: Viewer, opening_id: UUID) -> Opening | None:
    """For the coordinators of the programme, and for whoever is the second where there is no other there."""
    found = Opening.objects.filter(id=opening_id).select_related("thread__pair", "thread__programme").first()
    if (
        found is None
        or may_ask_to_open(viewer, found.thread)
        or may_read_opened(viewer, found, timezone.now())
    ):
        return found
    return found if may_confirm(viewer, found, alone=is_alone(viewer, found)) else None


def to_confirm(viewer: Viewer) -> list[Opening]:
    """What a colleague asks for, and needs a second person for."""
    if not viewer.is_coordinator:
        return []
    asked = Opening.objects.filter(confirmed_at=None, put_away_at=None).exclude(asked_by_id=viewer.person_id)
    rows = asked.select_related("thread__pair", "thread__programme")
    return [one for one in rows if may_confirm(viewer, one, alone=is_alone(viewer, one))]


def is_alone(viewer: Viewer, opening: Opening) -> bool:
    """Is whoever asked the only coordinator of the programme who is here today?"""
    thread = opening.thread
    here = people.ids_here_today(viewer, thread.programme_id)
    return not here - {opening.asked_by_id} - _the_two(thread)


def has_a_second(viewer: Viewer, thread: Thread) -> bool:
    """Is there any other coordinator in the whole house who could open it together with this one?"""
    roles = Role.objects.filter(name=Hat.COORDINATOR, state=Role.State.ACTIVE)
    return roles.exclude(person_id__in=_the_two(thread) | {viewer.person_id}).exists()


def between(viewer: Viewer, openings: Iterable[Opening]) -> dict[UUID, tuple[str, str]]:
    """The names of the two, for each; that they were seen is written down."""
    pairs = {one.id: one.thread.pair for one in openings if one.thread.pair}
    two = [person_id for pair in pairs.values() for person_id in (pair.participant_id, pair.peer_id)]
    names = people.names(viewer, two)
    log.record_list(viewer, two, screen="messages")
    return {
        one: (names.get(pair.participant_id, ""), names.get(pair.peer_id, "")) for one, pair in pairs.items()
    }


def standing_opening(viewer: Viewer, thread: Thread) -> Opening | None:
    """The one by which this coordinator may read just now."""
    now = timezone.now()
    rows = Opening.objects.filter(thread_id=thread.id, ends_at__gt=now).select_related("thread__pair")
    return next((one for one in rows if may_read_opened(viewer, one, now)), None)


def seen_openings(viewer: Viewer, thread: Thread) -> list[Opening]:
    """For the two people themselves: that it was opened, when and why."""
    if thread.sort != Thread.Sort.PAIR or viewer.is_coordinator:
        return []
    return list(Opening.objects.filter(thread_id=thread.id).exclude(confirmed_at=None))


def _the_two(thread: Thread) -> set[UUID]:
    return {thread.pair.participant_id, thread.pair.peer_id} if thread.pair else set()
