"""A picture for those who may see it, and the line that a coordinator's look leaves in the log."""

from uuid import UUID

from sideomside.ground.audit import log
from sideomside.messages.models import Picture, Share, Thread
from sideomside.messages.queries.opening import standing_opening
from sideomside.messages.queries.present import words_in
from sideomside.messages.queries.threads import visible_to
from sideomside.people.rules import Viewer


def picture(viewer: Viewer, picture_id: UUID) -> Picture | None:
    """For those in the thread, and for a coordinator to whom this very message is shown or opened."""
    found = Picture.objects.filter(id=picture_id, message__hidden_at=None).select_related("message__thread")
    seen = next((one for one in found if _mine(viewer, one) or _lent(viewer, one)), None)
    if seen:
        note_the_look(viewer, seen.message.thread)
    return seen


def _mine(viewer: Viewer, picture: Picture) -> bool:
    """The picture first and its thread then: so nobody's other conversations are looked through."""
    message = picture.message
    if not visible_to(viewer).filter(id=message.thread_id).exists():
        return False
    return words_in(viewer, message.thread).filter(id=message.id).exists()


def note_the_look(viewer: Viewer, thread: Thread) -> None:
    """A coordinator's look at somebody's words is written down, by whichever address they came."""
    if viewer.is_coordinator and thread.owner_id:
        log.record_opening(viewer, about=thread.owner_id, screen="messages")


def _lent(viewer: Viewer, picture: Picture) -> bool:
    message = picture.message
    opened = standing_opening(viewer, message.thread)
    ours = viewer.coordinates(message.thread.programme_id)
    shown = ours and Share.objects.filter(message=message, taken_back_at=None).exists()
    return shown or (opened is not None and message.number <= (opened.up_to or 0))
