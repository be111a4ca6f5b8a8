"""Hiding a conversation on a shared phone. The log names nobody, since the person's own page shows the log."""

from django.db import transaction

from sideomside.ground.audit import log
from sideomside.messages.models import Member, Thread
from sideomside.messages.queries import invitation
from sideomside.messages.queries import thread as seen_thread
from sideomside.messages.rules import may_choose
from sideomside.people.rules import Viewer, allow


@transaction.atomic
def hide(*, thread: Thread, by: Viewer) -> None:
    """Gone from every page of one's own until the word is given again; a question about a group too."""
    allow(seen_thread(by, thread.id) is not None or invitation(by, thread.id) is not None)
    own = Member.objects.filter(thread_id=thread.id, person_id=by.person_id, hat=by.role, hidden=False)
    if own.update(hidden=True):
        log.record("thread.hidden", thing=thread.id, by=by)


@transaction.atomic
def show_again(*, by: Viewer) -> int:
    """Everything one has hidden; the page has asked for the word, or the password, before this."""
    allow(may_choose(by))
    shown = Member.objects.filter(person_id=by.person_id, hat=by.role, hidden=True).update(hidden=False)
    if shown:
        log.record("thread.shown", by=by)
    return shown
