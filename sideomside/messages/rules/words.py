"""Whose key, which address, how long: small facts about a thread."""

from uuid import UUID, uuid5

from sideomside.messages.models import Thread
from sideomside.people.rules import Hat, Viewer

MOST_WORDS = 10_000
ANSWERED_HERE = frozenset({Hat.PARTICIPANT, Hat.PEER, Hat.HOST})  # who may write to the coordinators


def coordinator_thread_id(person_id: UUID, hat: str, programme_id: UUID) -> UUID:
    """Always the same, so that two first messages at once are one thread; another hat is another thread."""
    return uuid5(person_id, f"coordinators|{hat}|{programme_id}")


def drawer_of(thread: Thread, author_id: UUID) -> UUID:
    """Between two the words go with the thread; in a circle with whoever wrote them."""
    return author_id if thread.sort == Thread.Sort.CIRCLE else thread.id


def tidy(words: str) -> str:
    """Browsers send two signs for a new line; one is enough."""
    return words.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "").strip()


def way(viewer: Viewer, page: str) -> str:
    """The name of a page in the viewer's own room."""
    return f"messages:my_{page}" if viewer.is_participant else f"messages:{page}"


class Closed(Exception):
    """The two are no longer a pair, or the circle was closed, while somebody was writing."""


class MustNotBeTogether(Exception):
    """Two of those named must not meet, whichever of them said so."""
