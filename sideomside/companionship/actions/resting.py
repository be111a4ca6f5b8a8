"""A pause of one companionship, by either, in one tap and without a reason. The place is kept."""

from django.db import transaction
from django.utils import timezone

from sideomside.companionship.actions.states import call_off_ahead, put
from sideomside.companionship.actions.steps import note
from sideomside.companionship.actions.writing import write_to_the_other
from sideomside.companionship.models import Companionship, Meeting
from sideomside.companionship.rules import LIVING, is_one_of, rests_field
from sideomside.people.rules import Viewer, allow


@transaction.atomic
def rest(*, companionship: Companionship, by: Viewer) -> Companionship:
    """What lies ahead is off. A fixed time waits, and comes back by itself when both are back."""
    one = Companionship.objects.select_for_update().get(id=companionship.id)
    allow(is_one_of(by, one) and one.state in LIVING)
    if getattr(one, rests_field(by)):
        return one
    was_resting = one.rests
    setattr(one, rests_field(by), timezone.now())
    one.save(update_fields=[rests_field(by)])
    for meeting in call_off_ahead(companionship=one, by=by):
        if meeting.rhythm_id and meeting.starts_at:
            put(meeting=meeting, state=Meeting.State.RESTING, by=by)
    note(companionship=one, step="rests", by=by)
    if not was_resting:
        write_to_the_other(companionship=one, by=by)
    return one


@transaction.atomic
def come_back(*, companionship: Companionship, by: Viewer) -> Companionship:
    """As easy as leaving. While the other is still on a pause, nothing begins."""
    one = Companionship.objects.select_for_update().get(id=companionship.id)
    allow(is_one_of(by, one) and one.state in LIVING)
    if not getattr(one, rests_field(by)):
        return one
    setattr(one, rests_field(by), None)
    one.save(update_fields=[rests_field(by)])
    note(companionship=one, step="back", by=by)
    if not one.rests:
        for meeting in one.meetings.filter(state=Meeting.State.RESTING):
            ahead = meeting.starts_at and meeting.starts_at > timezone.now()
            put(meeting=meeting, state=Meeting.State.FIXED if ahead else Meeting.State.CANCELLED, by=by)
        write_to_the_other(companionship=one, by=by)
    return one
