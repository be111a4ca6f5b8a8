"""When messages were opened to two coordinators: the question, the reading, and what the two people see of it."""

from uuid import UUID

from django.utils import timezone

from sideomside.messages.models import Opening, Thread
from sideomside.messages.rules import may_ask_to_open, may_confirm, may_read_opened
from sideomside.people.rules import Viewer


def openings_of(viewer: Viewer, thread: Thread) -> list[Opening]:
    """Every time it was asked for, newest first; for the coordinators."""
    if not may_ask_to_open(viewer, thread):
        return []
    return list(Opening.objects.filter(thread_id=thread.id).select_related("thread").order_by("-asked_at"))


def opening(viewer: Viewer, opening_id: UUID) -> Opening | None:
    found = Opening.objects.filter(id=opening_id).select_related("thread__pair", "thread__programme").first()
    return found if found and may_ask_to_open(viewer, found.thread) else None


def to_confirm(viewer: Viewer) -> list[Opening]:
    """What a colleague asks for, and needs a second person for."""
    if not viewer.is_coordinator:
        return []
    asked = Opening.objects.filter(
        thread__programme_id__in=viewer.programme_ids, confirmed_at=None, put_away_at=None
    ).select_related("thread__pair")
    return [one for one in asked if may_confirm(viewer, one)]


def standing_opening(viewer: Viewer, thread: Thread) -> Opening | None:
    """The one by which this coordinator may read just now."""
    now = timezone.now()
    return next((one for one in openings_of(viewer, thread) if may_read_opened(viewer, one, now)), None)


def seen_openings(viewer: Viewer, thread: Thread) -> list[Opening]:
    """For the two people themselves: that it was opened, when and why."""
    if thread.sort != Thread.Sort.PAIR or viewer.is_coordinator:
        return []
    return list(Opening.objects.filter(thread_id=thread.id).exclude(confirmed_at=None))
