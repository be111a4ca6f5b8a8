"""How it went, and when it is over."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from sideomside.companionship.actions.endings import write_ending
from sideomside.companionship.actions.rhythm import stop_quietly
from sideomside.companionship.actions.states import call_off_ahead, put
from sideomside.companionship.actions.steps import note
from sideomside.companionship.actions.writing import write_to_participant, write_to_peer
from sideomside.companionship.models import Asked, Companionship, Ending, Meeting
from sideomside.companionship.queries import ended_early, said_goodbye, undecided
from sideomside.companionship.rules import KINDS, may_arrange, may_note, may_take_part
from sideomside.ground.ui import dates
from sideomside.matching import actions as matching
from sideomside.matching import queries as pairs
from sideomside.people.rules import SYSTEM, Hat, Viewer, allow

State = Companionship.State


@transaction.atomic
def note_met(*, meeting: Meeting, by: Viewer) -> Meeting:
    """They met: the companionship begins, in its trial. Day zero is the day they met."""
    companionship = meeting.companionship
    allow(may_note(by, companionship))
    _one_at_a_time(meeting)
    if meeting.state != Meeting.State.FIXED or meeting.starts_at is None:
        return meeting
    put(meeting=meeting, state=Meeting.State.MET, by=by)
    note(companionship=companionship, step="met", meeting=meeting, happened_at=meeting.starts_at, by=by)
    if companionship.state == State.ARRANGING:
        companionship.state, companionship.day_zero = State.TRIAL, timezone.localdate(meeting.starts_at)
        companionship.save(update_fields=["state", "day_zero"])
    goodbye = Ending.objects.filter(companionship=companionship, over_at=None).first()
    if goodbye and said_goodbye(by, companionship, goodbye.said_at):
        end(companionship=companionship, by=by)  # it was the last one, to say goodbye
    return meeting


@transaction.atomic
def note_not_met(*, meeting: Meeting, by: Viewer) -> Meeting:
    """It did not happen that day; nobody is asked why, and a new time is looked for."""
    allow(may_note(by, meeting.companionship))
    return _another_day(meeting, Meeting.State.NOT_MET, by)


@transaction.atomic
def note_moved(*, meeting: Meeting, by: Viewer) -> Meeting:
    """They moved it between them; a new time is looked for."""
    allow(may_note(by, meeting.companionship))
    return _another_day(meeting, Meeting.State.MOVED, by)


@transaction.atomic
def check_in(
    *,
    companionship: Companionship,
    when: str = Asked.When.TWO_WEEKS,
    person_id: UUID | None = None,
    by: Viewer,
) -> Companionship:
    """The coordinator asked one of them, alone, how it goes; or both, one after the other. Never what was said."""
    one = Companionship.objects.select_for_update().get(id=companionship.id)
    two = {one.participant_id, one.peer_id}
    allow(may_arrange(by, one.programme_id) and when in Asked.When)
    asked = set(one.asked.filter(when=when).values_list("person_id", flat=True))
    for each in sorted((two & {person_id} if person_id else two) - asked, key=str):
        Asked(companionship=one, person_id=each, when=when, asked_at=timezone.now()).save(force_insert=True)
        note(companionship=one, step="checked_in", about={each}, by=by)
    return companionship


@transaction.atomic
def end(*, companionship: Companionship, kind: str = "", by: Viewer) -> Companionship:
    """Over, by either of the two or by the coordinator, without fault. What lay ahead is off; no letter tells it."""
    allow(by.role == SYSTEM or may_take_part(by, companionship))
    allow(kind == "" or (by.is_coordinator and kind in KINDS))
    held = Companionship.objects.select_for_update().get(id=companionship.id)
    companionship.state = held.state
    if companionship.state == State.ENDED:
        return companionship
    companionship.state, companionship.new_time_wanted = State.ENDED, False
    companionship.save(update_fields=["state", "new_time_wanted"])
    call_off_ahead(companionship=companionship, by=by)
    for rhythm in companionship.rhythms.filter(stopped_at=None):
        stop_quietly(rhythm=rhythm, by=by)
    ending = write_ending(companionship=companionship, kind=kind, by=by)
    early = ended_early(by, companionship, ending.kind)
    matching.end_pair(pair=companionship.pair, talk_needed=early, by=by)
    note(companionship=companionship, step="ended", by=by)  # the log last: it is held until all is done
    return companionship


@transaction.atomic
def remind(*, meeting: Meeting, by: Viewer) -> Meeting:
    """The day before, a short letter to each; the time stands in it only for whoever said yes to that."""
    allow(by.role == SYSTEM)
    _one_at_a_time(meeting)
    meeting.refresh_from_db(fields=["reminded_at", "starts_at"])
    if meeting.reminded_at or not _may_be_reminded_of(meeting, by):
        return meeting
    meeting.reminded_at = timezone.now()
    meeting.save(update_fields=["reminded_at"])
    companionship, clock = meeting.companionship, dates.clock(meeting.starts_at)
    template = "companionship/mail/tomorrow"
    told = clock if meeting.tell_time_to_participant else ""
    write_to_participant(companionship=companionship, template=template, clock=told, by=by)
    told = clock if meeting.tell_time_to_peer else ""
    write_to_peer(companionship=companionship, template=template, clock=told, by=by)
    note(companionship=companionship, step="reminded", meeting=meeting, by=by)
    return meeting


def _may_be_reminded_of(meeting: Meeting, by: Viewer) -> bool:
    """As it is now: it may have been called off, or the pair may have ended, since the sweep began."""
    stands = (
        meeting.state == Meeting.State.FIXED
        and pairs.pair(by, meeting.companionship.pair_id).ended_at is None
    )
    return stands and (meeting.id, Hat.PARTICIPANT) not in undecided(by, [meeting])


def _another_day(meeting: Meeting, state: str, by: Viewer) -> Meeting:
    companionship = meeting.companionship
    _one_at_a_time(meeting)
    if meeting.state == Meeting.State.FIXED:
        put(meeting=meeting, state=state, by=by)
        if not companionship.meetings.filter(state__in=[Meeting.State.OFFERED, Meeting.State.FIXED]).exists():
            companionship.new_time_wanted = True
            companionship.save(update_fields=["new_time_wanted"])
        note(companionship=companionship, step=str(state), meeting=meeting, by=by)
    return meeting


def _one_at_a_time(meeting: Meeting) -> None:
    """Both may press at the same moment; the second sees what the first said. The two are held before the meeting."""
    Companionship.objects.select_for_update().get(id=meeting.companionship_id)
    Meeting.objects.select_for_update().filter(id=meeting.id).first()
    meeting.refresh_from_db(fields=["state", "changes"])
