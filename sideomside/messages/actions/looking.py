"""Having looked in. Nobody but the house is told, and no time is kept."""

from collections.abc import Iterable
from uuid import UUID

from django.db import transaction

from sideomside.messages.models import Member, Rhythm, Share, Thread
from sideomside.people.rules import Viewer, allow


@transaction.atomic
def look_in(*, thread: Thread | None = None, by: Viewer) -> None:
    """What is on the page is not new any more; whoever has been here may be told again next time."""
    if not (by.person_id and by.opened):
        return
    own = Member.objects.filter(person_id=by.person_id, hat=by.role)
    if thread is not None:
        own.filter(thread_id=thread.id).exclude(new=False, opened=False).update(new=False, opened=False)
    rhythm = Rhythm.objects.filter(person_id=by.person_id, hat=by.role)
    rhythm.exclude(told_at=None).update(told_at=None)
    if not own.filter(new=True).exists():
        rhythm.exclude(due_at=None).update(due_at=None)


@transaction.atomic
def open_shown(*, thread: Thread, messages: Iterable[UUID], by: Viewer) -> None:
    """A coordinator has what was shown before them, so it waits for nobody. Who read it stands in the log."""
    allow(by.coordinates(thread.programme_id))
    shown = Share.objects.filter(message__thread_id=thread.id, message_id__in=messages, taken_back_at=None)
    shown.filter(opened=False).update(opened=True)
