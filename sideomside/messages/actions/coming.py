"""One's own answer to a circle: yes, no thanks, and out again without explaining."""

from django.db import transaction
from django.utils import timezone

from sideomside.ground.audit import log
from sideomside.messages.actions.noticing import tell_them
from sideomside.messages.models import Member, Thread
from sideomside.messages.queries import asked, invitation, is_led, me_in, my_member, newest
from sideomside.messages.rules import is_circle
from sideomside.people.rules import Viewer, allow


@transaction.atomic
def come_along(*, thread: Thread, by: Viewer) -> Member:
    """In from now on: what was written before stays with those who were here. Pressed twice is one yes."""
    thread = Thread.objects.select_for_update(of=("self",)).get(id=thread.id)
    here = me_in(by, thread)
    if here is not None:
        return here
    allow(invitation(by, thread.id) is not None)
    rested, member = not is_led(by, thread), my_member(by, thread)
    member.joined_at, member.no_at, member.after = timezone.now(), None, newest(by, thread)
    member.new = False
    member.save(update_fields=["joined_at", "no_at", "after", "new"])
    log.record("circle.joined", about=member.person_id, thing=thread.id, by=by)
    if rested and member.moderates:
        _now_it_is_offered(thread, by)
    return member


@transaction.atomic
def say_no(*, thread: Thread, by: Viewer) -> None:
    """Told to nobody: the log names no circle and nobody whom it is about, and the lists stay as they were."""
    allow(invitation(by, thread.id) is not None)
    member = my_member(by, thread)
    if member.no_at is None:
        member.no_at, member.new = timezone.now(), False
        member.save(update_fields=["no_at", "new"])
        log.record("circle.no", by=by)


@transaction.atomic
def leave(*, thread: Thread, by: Viewer) -> None:
    """Without a reason, and without a word to the others."""
    member = my_member(by, thread)
    allow(is_circle(thread) and member is not None and member.joined_at is not None)
    if member.left_at is None:
        member.left_at, member.new = timezone.now(), False
        member.save(update_fields=["left_at", "new"])
        log.record("circle.left", about=member.person_id, thing=thread.id, by=by)


def _now_it_is_offered(thread: Thread, by: Viewer) -> None:
    """It waited for somebody to lead it; now the others are told, and have their whole time to think."""
    waiting = asked(by).filter(thread=thread, moderates=False, no_at=None)
    Member.objects.filter(id__in=list(waiting.values_list("id", flat=True))).update(asked_at=timezone.now())
    tell_them(members=asked(by).filter(thread=thread, moderates=False, no_at=None), by=by)
