"""The two arrange it themselves: one suggests, the other answers with one press. Nobody is asked why."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from sideomside.companionship.actions.states import put
from sideomside.companionship.actions.steps import note
from sideomside.companionship.actions.writing import write_to_the_other
from sideomside.companionship.models import Companionship, Meeting, OfferedTime
from sideomside.companionship.queries import is_here, where_possible
from sideomside.companionship.rules import Plan, is_ahead, is_possible, may_propose
from sideomside.people.rules import Viewer, allow

State = Meeting.State


@transaction.atomic
def propose(*, companionship: Companionship, plan: Plan, once: UUID, by: Viewer) -> Meeting:
    """Up to three times. What the other had suggested is answered by it; what I had suggested gives way."""
    one = Companionship.objects.select_for_update().get(id=companionship.id)
    allow(may_propose(by, one) and is_here(by, one))
    allow(is_possible(plan, timezone.now(), **where_possible(by, one)))
    known = one.meetings.filter(once=once).first()
    if known:
        return known
    for asked in one.meetings.filter(state=State.OFFERED):
        put(meeting=asked, state=State.CANCELLED if asked.proposed_by == by.role else State.NONE_FITS, by=by)
    meeting = _suggested(one, plan, once, by)
    note(companionship=one, step="proposed", meeting=meeting, by=by)
    _no_longer_wanted(one)
    write_to_the_other(companionship=one, by=by)
    return meeting


@transaction.atomic
def move(*, meeting: Meeting, time: datetime, by: Viewer) -> Meeting:
    """To another time, in one tap: this one is off, and the other says yes or no to the new one."""
    one = Companionship.objects.select_for_update().get(id=meeting.companionship_id)
    allow(may_propose(by, one) and is_here(by, one) and time > timezone.now())
    held = Meeting.objects.select_for_update().get(id=meeting.id)
    if held.state != State.FIXED or not is_ahead(held, timezone.now()):
        return held
    put(meeting=held, state=State.MOVED, by=by)
    note(companionship=one, step="moved", meeting=held, by=by)
    same = Plan([time], held.form, held.place, held.looks or "", held.minutes, held.video or "")
    for asked in one.meetings.filter(state=State.OFFERED):
        put(meeting=asked, state=State.CANCELLED, by=by)
    later = _suggested(one, same, held.id, by)
    note(companionship=one, step="proposed", meeting=later, by=by)
    write_to_the_other(companionship=one, by=by)
    return later


@transaction.atomic
def take_back(*, meeting: Meeting, by: Viewer) -> Meeting:
    """What I suggested myself, before it is answered. The other finds it gone, and nothing is said about it."""
    one = Companionship.objects.select_for_update().get(id=meeting.companionship_id)
    allow(may_propose(by, one) and meeting.proposed_by == by.role)
    held = Meeting.objects.select_for_update().get(id=meeting.id)
    if held.state == State.OFFERED:
        put(meeting=held, state=State.CANCELLED, by=by)
        note(companionship=one, step="taken_back", meeting=held, by=by)
    return held


def _suggested(one: Companionship, plan: Plan, once: UUID, by: Viewer) -> Meeting:
    meeting = Meeting(
        companionship=one,
        participant_id=one.participant_id,
        form=plan.form,
        place=plan.place,
        looks=plan.looks,
        video=plan.video,
        minutes=plan.minutes,
        offered_at=timezone.now(),
        proposed_by=by.role,
        once=once,
    )
    meeting.save(force_insert=True)
    for time in sorted(set(plan.times)):
        OfferedTime(meeting=meeting, starts_at=time).save(force_insert=True)
    return meeting


def _no_longer_wanted(one: Companionship) -> None:
    """They found a time themselves; nobody else has to look for one."""
    if one.new_time_wanted:
        one.new_time_wanted = False
        one.save(update_fields=["new_time_wanted"])
