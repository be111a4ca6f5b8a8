"""Letting an earlier conversation go along to the next peer, and lending one's own words to it; both can be undone."""

from django.db import transaction
from django.utils import timezone

from sideomside.ground.audit import log
from sideomside.messages.models import Member, Passing, Thread
from sideomside.messages.queries import choice
from sideomside.messages.queries import thread as seen_thread
from sideomside.messages.rules import may_lend, may_pass_on
from sideomside.people.rules import Hat, Viewer, allow


@transaction.atomic
def pass_on(*, thread: Thread, by: Viewer) -> bool:
    """The whole conversation, to the peer of today and nobody later; twice is once, and without a peer nothing."""
    allow(may_pass_on(by, thread) and seen_thread(by, thread.id) is not None)
    Thread.objects.select_for_update(of=("self",)).get(id=thread.id)
    now = choice(by, thread)
    if now is None or now.pair is None:
        return now is not None
    Passing(thread=thread, pair=now.pair).save(force_insert=True)
    log.record("thread.passed_on", about=thread.owner_id, thing=thread.id, by=by)
    return True


@transaction.atomic
def take_back_passing(*, thread: Thread, by: Viewer) -> None:
    """From whomever it was passed on to; what was read has been read, and nothing more is."""
    allow(may_pass_on(by, thread) and seen_thread(by, thread.id) is not None)
    standing = Passing.objects.filter(thread=thread, taken_back_at=None)
    if standing.update(taken_back_at=timezone.now()):
        log.record("thread.passing_taken_back", about=thread.owner_id, thing=thread.id, by=by)


@transaction.atomic
def lend_words(*, thread: Thread, yes: bool, by: Viewer) -> None:
    """The peer's own words may go along, or may not any more; the log names nobody but the peer."""
    allow(may_lend(by, thread) and seen_thread(by, thread.id) is not None)
    mine = Member.objects.filter(thread=thread, person_id=by.person_id, hat=Hat.PEER).exclude(lends=yes)
    if mine.update(lends=yes):
        log.record("thread.lent" if yes else "thread.not_lent", thing=thread.id, by=by)
