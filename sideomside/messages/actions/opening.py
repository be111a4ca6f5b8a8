"""Opening what two people wrote, when there is a serious reason: one asks, another opens, and both people see it."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from sideomside.ground.audit import log
from sideomside.messages.actions.noticing import tell_the_others
from sideomside.messages.models import Member, Opening, Thread
from sideomside.messages.queries import is_alone, newest
from sideomside.messages.rules import may_ask_to_open, may_confirm, may_put_away
from sideomside.people.rules import Viewer, allow

LASTS = timedelta(hours=1)


@transaction.atomic
def ask_to_open(*, thread: Thread, reason: str, by: Viewer) -> Opening:
    """The reason is written once, before anybody has read a word; both people will see it."""
    allow(may_ask_to_open(by, thread) and bool(reason.strip()))
    Thread.objects.select_for_update().get(id=thread.id)
    asked = Opening.objects.filter(thread=thread, confirmed_at=None, put_away_at=None).first()
    if asked:
        return asked
    opening = Opening(thread=thread, reason=reason.strip(), asked_by_id=by.person_id)
    opening.save(force_insert=True)
    log.record("opening.asked", about=thread.owner_id, thing=opening.id, by=by)
    return opening


@transaction.atomic
def confirm_opening(*, opening: Opening, by: Viewer) -> Opening:
    """A second coordinator opens it for an hour, up to what has been written by now."""
    opening = (
        Opening.objects.select_for_update(of=("self",)).select_related("thread__pair").get(id=opening.id)
    )
    allow(may_confirm(by, opening, alone=is_alone(by, opening)))
    opening.confirmed_at = timezone.now()
    opening.confirmed_by_id = by.person_id
    opening.ends_at = opening.confirmed_at + LASTS
    opening.up_to = newest(by, opening.thread)
    opening.save(update_fields=["confirmed_at", "confirmed_by_id", "ends_at", "up_to"])
    pair = opening.thread.pair
    Member.objects.filter(thread=opening.thread).update(opened=True)
    tell_the_others(thread=opening.thread, by=by)
    for person_id in (pair.participant_id, pair.peer_id):
        log.record("opening.confirmed", about=person_id, thing=opening.id, purpose="concern", by=by)
    return opening


@transaction.atomic
def put_away_opening(*, opening: Opening, by: Viewer) -> None:
    """No, or not after all; nothing was read."""
    opening = (
        Opening.objects.select_for_update(of=("self",)).select_related("thread__pair").get(id=opening.id)
    )
    allow(may_put_away(by, opening, alone=is_alone(by, opening)))
    opening.put_away_at, opening.put_away_by_id = timezone.now(), by.person_id
    opening.save(update_fields=["put_away_at", "put_away_by_id"])
    log.record("opening.put_away", about=opening.thread.owner_id, thing=opening.id, by=by)
