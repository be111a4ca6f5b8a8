"""What those in a conversation are called to whoever reads it."""

from collections.abc import Iterable
from uuid import UUID

from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from sideomside.ground.audit import log
from sideomside.messages.models import Message, Thread
from sideomside.messages.queries.present import present
from sideomside.messages.rules import first_names, is_circle
from sideomside.people import queries as people
from sideomside.people.rules import Viewer


def name_of(viewer: Viewer, thread: Thread) -> str:
    """The other's name, the coordinators' first names, or what the circle is called."""
    if thread.sort == Thread.Sort.CIRCLE:
        return thread.name or ""
    if thread.sort == Thread.Sort.COORDINATOR and not viewer.is_coordinator:
        return coordinators_of(viewer, thread.programme_id)
    other = others(viewer, [thread])[thread.id]
    if other and viewer.is_coordinator:
        log.record_list(viewer, [other], screen="messages")
    return people.names(viewer, [other]).get(other, "") if other else ""


def coordinators_of(viewer: Viewer, programme_id: UUID) -> str:
    found = people.coordinators(viewer, programme_id)
    names = [(person.name or "").partition(" ")[0] for person in found if person.name]
    return get_text_list(names, _("and"))


def others(viewer: Viewer, threads: Iterable[Thread]) -> dict[UUID, UUID | None]:
    """The one on the other side of each thread between two."""
    return {
        one.id: one.pair.peer_id if one.pair and viewer.is_participant else one.owner_id for one in threads
    }


def names_of(viewer: Viewer, rows: list[Message]) -> dict[UUID, str]:
    """In a circle by first name, the same on every page of it."""
    authors = {row.author_id for row in rows if row.author_id}
    circles = {row.thread_id for row in rows if is_circle(row.thread)}
    if not circles:
        return people.names(viewer, authors)
    here = present(viewer).filter(thread_id__in=circles).values_list("person_id", flat=True)
    return first_names(people.names(viewer, authors | set(here)))
