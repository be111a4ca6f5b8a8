"""The two choose, or say that nothing fits, or cancel. No reason is ever asked for."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from sideomside.companionship.actions.states import put
from sideomside.companionship.actions.steps import note
from sideomside.companionship.actions.writing import (
    write_to_both,
    write_to_participant,
    write_to_peer,
    write_to_the_other,
)
from sideomside.companionship.models import Companionship, Meeting
from sideomside.companionship.queries import undecided
from sideomside.companionship.rules import KEPT, chooses, may_take_part
from sideomside.matching import queries as matching
from sideomside.people.rules import SYSTEM, Hat, Viewer, allow

State = Meeting.State


@transaction.atomic
def pick(*, meeting: Meeting, time: datetime, tell_time: bool = False, by: Viewer) -> Meeting:
    """One of the offered times; the first choice counts, and both see it."""
    one = Companionship.objects.select_for_update().get(id=meeting.companionship_id)
    allow(may_take_part(by, one) and chooses(by, meeting))
    held = Meeting.objects.select_for_update().get(id=meeting.id)
    if held.state != State.OFFERED or one.rests or not matching.pair_stands(by, one.pair):
        return held
    allow(held.times.filter(starts_at=time).exists() and time > timezone.now())
    if one.meetings.filter(state=State.FIXED, starts_at=time).exists():
        put(meeting=meeting, state=State.CANCELLED, by=by)  # they meet then already
        return meeting
    put(meeting=meeting, state=State.FIXED, starts_at=time, by=by)
    meeting.tell_time_to_participant = tell_time and by.is_participant
    meeting.save(update_fields=["tell_time_to_participant"])
    note(companionship=one, step="picked", meeting=meeting, by=by)
    _tell_of_the_choice(one, by)
    return meeting


@transaction.atomic
def none_fits(*, meeting: Meeting, by: Viewer) -> Meeting:
    """From either of the two; whoever suggested them finds other times."""
    one = meeting.companionship
    allow(may_take_part(by, one))
    if _is_now(meeting, State.OFFERED):
        _set(meeting, State.NONE_FITS, by)
        if meeting.proposed_by == Hat.COORDINATOR:
            _want(one)
        else:
            write_to_the_other(companionship=one, by=by)
    return meeting


@transaction.atomic
def cancel(*, meeting: Meeting, by: Viewer) -> Meeting:
    """One tap. The other is told that there is news, and sees only that the time is off."""
    allow(may_take_part(by, meeting.companionship))
    if _is_now(meeting, State.FIXED):
        _set(meeting, State.CANCELLED, by)
        if by.is_peer:
            write_to_participant(
                companionship=meeting.companionship, template="companionship/mail/news", by=by
            )
        elif by.is_participant:
            write_to_peer(companionship=meeting.companionship, template="companionship/mail/news", by=by)
        else:
            write_to_both(companionship=meeting.companionship, by=by)
    return meeting


@transaction.atomic
def keep(*, meeting: Meeting, by: Viewer) -> Meeting:
    """It stands after all, says the one who stepped back, or the coordinator who asked. The other hears nothing."""
    allow(may_take_part(by, meeting.companionship))
    if _is_now(meeting, State.FIXED) and not meeting.steps.filter(name=KEPT, by_role=by.role).exists():
        hats = {hat for _id, hat in undecided(by, [meeting])}
        one = meeting.companionship
        two = {Hat.PARTICIPANT: one.participant_id, Hat.PEER: one.peer_id}
        asked = {two[hat] for hat in hats if hat in two and (by.is_coordinator or hat == by.role)}
        if asked:
            note(companionship=one, step=KEPT, meeting=meeting, about=asked, by=by)
    return meeting


@transaction.atomic
def put_away(*, meeting: Meeting, by: Viewer) -> Meeting:
    """Offered times go when a yes is taken back, a pause begins, or they have all gone by; a human finds new ones."""
    allow(by.role == SYSTEM)
    if _is_now(meeting, State.OFFERED):
        ours = meeting.proposed_by == Hat.COORDINATOR
        put(meeting=meeting, state=State.CANCELLED if ours else State.NONE_FITS, by=by)  # as any other answer
        note(companionship=meeting.companionship, step="put_away", meeting=meeting, by=by)
        if ours and not _meets_soon(meeting.companionship):
            _want(meeting.companionship)
    return meeting


@transaction.atomic
def want_new_time(*, companionship: Companionship, by: Viewer) -> Companionship:
    """A new time, please."""
    allow(may_take_part(by, companionship) and companionship.state != Companionship.State.ENDED)
    if not companionship.new_time_wanted:
        _want(companionship)
        note(companionship=companionship, step="new_time", by=by)
    return companionship


@transaction.atomic
def tell_time(*, meeting: Meeting, yes: bool, by: Viewer) -> Meeting:
    """May the letter the day before say at what time? Each decides for themselves."""
    allow(may_take_part(by, meeting.companionship) and not by.is_coordinator)
    field = "tell_time_to_peer" if by.is_peer else "tell_time_to_participant"
    setattr(meeting, field, yes)
    meeting.save(update_fields=[field])
    return meeting


def _tell_of_the_choice(one: Companionship, by: Viewer) -> None:
    """The one who suggested it; a coordinator chooses for the participant, who sat beside her."""
    if by.is_peer:
        write_to_participant(companionship=one, template="companionship/mail/news", by=by)
    else:
        write_to_peer(companionship=one, template="companionship/mail/news", by=by)


def _is_now(meeting: Meeting, state: str) -> bool:
    """Seen under lock, so that two taps at once are one; the two are held before the meeting."""
    Companionship.objects.select_for_update().get(id=meeting.companionship_id)
    held = Meeting.objects.select_for_update().get(id=meeting.id)
    meeting.state, meeting.changes = held.state, held.changes
    return held.state == state


def _set(meeting: Meeting, state: str, by: Viewer) -> None:
    put(meeting=meeting, state=state, by=by)
    note(companionship=meeting.companionship, step=str(state), meeting=meeting, by=by)


def _meets_soon(companionship: Companionship) -> bool:
    return companionship.meetings.filter(state=State.FIXED, starts_at__gt=timezone.now()).exists()


def _want(companionship: Companionship) -> None:
    companionship.new_time_wanted = True
    companionship.save(update_fields=["new_time_wanted"])
