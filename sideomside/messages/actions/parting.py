"""A question taken back, and somebody taken out of a circle: kindly, in words, and never behind their back."""

from django.db import transaction
from django.utils import timezone

from sideomside.ground.audit import log
from sideomside.ground.vault import cpr
from sideomside.messages.actions.noticing import tell_them
from sideomside.messages.models import Member, Thread
from sideomside.messages.queries import me_in, my_member
from sideomside.messages.rules import is_asked, is_in, may_gather, may_take_out
from sideomside.people.rules import Viewer, allow


@transaction.atomic
def take_back_question(*, member: Member, by: Viewer) -> None:
    """It is gone from their page, whatever they had answered; whoever said yes meanwhile is in, and stays."""
    allow(may_gather(by, member.thread))
    held = Member.objects.select_for_update(of=("self",)).get(id=member.id)
    if not is_asked(held, timezone.now()):
        return
    held.asked_at = held.no_at = None
    held.new = held.moderates = False
    held.save(update_fields=["asked_at", "no_at", "new", "moderates"])
    log.record("circle.question_taken_back", about=held.person_id, thing=held.thread_id, by=by)


@transaction.atomic
def take_out(*, member: Member, words: str, by: Viewer) -> None:
    """The words go to the one they are about and to nobody else; twice is once."""
    thread = Thread.objects.select_for_update(of=("self",)).get(id=member.thread_id)
    held = Member.objects.get(id=member.id)
    allow(bool(words.strip()) and may_take_out(by, thread, me_in(by, thread), held))
    if not is_in(held):
        return
    held.left_at = held.out_at = timezone.now()
    held.out_by_id, held.out_put_away = by.person_id, False
    held.out_words, _found = cpr.mask(words.strip())
    held.save(update_fields=["left_at", "out_at", "out_by_id", "out_words", "out_put_away"])
    log.record("circle.taken_out", about=held.person_id, thing=thread.id, by=by)
    tell_them(members=[held], by=by)


@transaction.atomic
def put_away_goodbye(*, thread: Thread, by: Viewer) -> None:
    """Read, and not to be met again each time; nobody is told."""
    held = my_member(by, thread)
    allow(held is not None and held.out_at is not None)
    held.out_put_away, held.new = True, False
    held.save(update_fields=["out_put_away", "new"])
