"""A fixed time: one wishes for it, the other says yes, and the next meetings stand in the calendar by themselves."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from sideomside.companionship.actions.states import put
from sideomside.companionship.actions.steps import note
from sideomside.companionship.actions.writing import write_to_the_other
from sideomside.companionship.models import Companionship, Meeting, Rhythm
from sideomside.companionship.queries import is_here, where_possible
from sideomside.companionship.rules import (
    AHEAD,
    Plan,
    is_one_of,
    is_possible,
    may_propose,
    name_of,
    rhythm_yes,
    times_of,
)
from sideomside.matching import queries as matching
from sideomside.people.rules import SYSTEM, Viewer, allow

LAID = [Meeting.State.FIXED, Meeting.State.RESTING]


@transaction.atomic
def wish_rhythm(*, companionship: Companionship, plan: Plan, every: int, once: UUID, by: Viewer) -> Rhythm:
    """What stands goes on until the other has said yes to the new one."""
    one = Companionship.objects.select_for_update().get(id=companionship.id)
    allow(may_propose(by, one) and is_here(by, one) and every in Rhythm.Every)
    allow(len(plan.times) == 1)
    allow(is_possible(plan, timezone.now(), **where_possible(by, one)))
    known = Rhythm.objects.filter(once=once).first()
    if known:
        return known
    for waits in [row for row in one.rhythms.filter(stopped_at=None) if row.waits]:
        _stop(waits, by)
    rhythm = _wished(one, plan, every, once, by)
    note(companionship=one, step="rhythm_wished", by=by)
    write_to_the_other(companionship=one, by=by)
    return rhythm


@transaction.atomic
def accept_rhythm(*, rhythm: Rhythm, by: Viewer) -> Rhythm:
    """Both want it: the old one ends, and the next meetings are laid."""
    one = Companionship.objects.select_for_update().get(id=rhythm.companionship_id)
    allow(may_propose(by, one) and is_here(by, one))
    held = Rhythm.objects.get(id=rhythm.id)
    if not held.waits or getattr(held, rhythm_yes(by)):
        return held
    for old in [row for row in one.rhythms.filter(stopped_at=None) if row.stands]:
        _stop(old, by)
    setattr(held, rhythm_yes(by), timezone.now())
    held.save(update_fields=[rhythm_yes(by)])
    note(companionship=one, step="rhythm", by=by)
    lay_ahead(rhythm=held, by=by)
    write_to_the_other(companionship=one, by=by)
    return held


@transaction.atomic
def stop_rhythm(*, rhythm: Rhythm, by: Viewer) -> Rhythm:
    """By either, in one tap: what it had laid ahead is off. A wish is declined, or taken back, the same way."""
    one = Companionship.objects.select_for_update().get(id=rhythm.companionship_id)
    allow(is_one_of(by, one))
    held = Rhythm.objects.get(id=rhythm.id)
    if held.stopped_at is None:
        _stop(held, by)
        note(companionship=one, step="rhythm_off", by=by)
        write_to_the_other(companionship=one, by=by)
    return held


@transaction.atomic
def lay_ahead(*, rhythm: Rhythm, by: Viewer) -> list[Meeting]:
    """Four weeks of it. A day that was called off is not laid again, and nothing is laid after the end."""
    held = Companionship.objects.select_for_update(of=("self",)).select_related("pair")
    one, rhythm = held.get(id=rhythm.companionship_id), Rhythm.objects.get(id=rhythm.id)
    allow(by.role == SYSTEM or may_propose(by, one))
    if not rhythm.stands or one.rests or not matching.pair_stands(by, one.pair):
        return []
    last = timezone.localdate() + AHEAD
    times = times_of(rhythm, timezone.localdate(), min(last, one.ends_on or last))
    known = set(one.meetings.values_list("once", flat=True))
    taken = set(one.meetings.filter(state=Meeting.State.FIXED).values_list("starts_at", flat=True))
    coming = [
        at for at in times if at > timezone.now() and at not in taken and name_of(rhythm, at) not in known
    ]
    return [_laid(rhythm, at, by) for at in coming]


def _laid(rhythm: Rhythm, at: datetime, by: Viewer) -> Meeting:
    one = rhythm.companionship
    before = one.meetings.order_by("offered_at").last()
    meeting = Meeting(
        companionship=one,
        participant_id=one.participant_id,
        rhythm=rhythm,
        form=rhythm.form,
        place=rhythm.place,
        looks=rhythm.looks,
        video=rhythm.video,
        minutes=rhythm.minutes,
        state=Meeting.State.FIXED,
        starts_at=at,
        offered_at=timezone.now(),
        proposed_by=rhythm.asked_by,
        tell_time_to_participant=bool(before and before.tell_time_to_participant),
        tell_time_to_peer=bool(before and before.tell_time_to_peer),
        once=name_of(rhythm, at),
    )
    meeting.save(force_insert=True)
    note(companionship=one, step="laid", meeting=meeting, by=by)
    return meeting


def _wished(one: Companionship, plan: Plan, every: int, once: UUID, by: Viewer) -> Rhythm:
    rhythm = Rhythm(
        companionship=one,
        participant_id=one.participant_id,
        every=every,
        first_at=plan.times[0],
        form=plan.form,
        place=plan.place,
        looks=plan.looks,
        video=plan.video,
        minutes=plan.minutes,
        asked_by=by.role,
        asked_at=timezone.now(),
        once=once,
    )
    setattr(rhythm, rhythm_yes(by), timezone.now())
    rhythm.save(force_insert=True)
    return rhythm


@transaction.atomic
def stop_quietly(*, rhythm: Rhythm, by: Viewer) -> None:
    """With everything else that is over."""
    _stop(rhythm, by)


def _stop(rhythm: Rhythm, by: Viewer) -> None:
    rhythm.stopped_at = timezone.now()
    rhythm.save(update_fields=["stopped_at"])
    for meeting in rhythm.meetings.filter(state__in=LAID, starts_at__gt=timezone.now()):
        put(meeting=meeting, state=Meeting.State.CANCELLED, by=by)
