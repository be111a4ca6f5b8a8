"""What happens by itself: a short letter the day before a meeting, and offers that no longer stand.

Each piece is committed by itself: a sweep that held the log over many rows could wait in a ring with somebody
who presses a button about one of them.
"""

from datetime import timedelta
from uuid import UUID

from django.utils import timezone

from sideomside.companionship import actions, queries
from sideomside.companionship.models import Meeting, Rhythm
from sideomside.companionship.rules import is_ahead
from sideomside.ground.jobs.schedule import Job
from sideomside.ground.vault.walls import within
from sideomside.matching import queries as matching
from sideomside.people.rules import Hat, system

FROM_HOUR = 9  # nobody is written to at night


def remind_of_tomorrow(organisation_id: UUID) -> None:
    """Tomorrow's meetings, once each, in the daytime."""
    now = timezone.localtime()
    if now.hour < FROM_HOUR:
        return
    tomorrow = now.date() + timedelta(days=1)
    two = ("companionship__participant", "companionship__peer", "companionship__pair")
    with within(organisation_id):
        ahead = Meeting.objects.filter(state=Meeting.State.FIXED, reminded_at=None).select_related(*two)
        due = [one for one in ahead if one.starts_at and timezone.localdate(one.starts_at) == tomorrow]
    for meeting in due:
        with within(organisation_id):
            actions.remind(meeting=meeting, by=system(organisation_id))


def put_away_offers(organisation_id: UUID) -> None:
    """A yes taken back, a pause, every time gone by: nobody could choose any more; now it is written down."""
    by, now = system(organisation_id), timezone.now()
    with within(organisation_id):
        offered = Meeting.objects.filter(state=Meeting.State.OFFERED).prefetch_related("times")
        meetings = list(offered.select_related("companionship__pair"))
    for meeting in meetings:
        with within(organisation_id):
            if not is_ahead(meeting, now) or not matching.pair_stands(by, meeting.companionship.pair):
                actions.put_away(meeting=meeting, by=by)


def keep_rhythms(organisation_id: UUID) -> None:
    """Four weeks of every fixed time stand in the calendar."""
    with within(organisation_id):
        living = Rhythm.objects.filter(stopped_at=None)
        rhythms = list(living.select_related("companionship__pair", "place"))
    for rhythm in rhythms:
        with within(organisation_id):
            actions.lay_ahead(rhythm=rhythm, by=system(organisation_id))


def ask_the_quiet(organisation_id: UUID) -> None:
    """A while without a meeting: both are asked, once, in the daytime."""
    by = system(organisation_id)
    if timezone.localtime().hour < FROM_HOUR:
        return
    with within(organisation_id):
        found = list(queries.quiet(by))
    for one, _since in found:
        with within(organisation_id):
            actions.ask_the_quiet(companionship=one, by=by)


def notice_who_is_back(organisation_id: UUID) -> None:
    """So that a new break is told anew."""
    by = system(organisation_id)
    with within(organisation_id):
        told = list(queries.visible_to(by).exclude(peer_away_told_at=None))
        away = matching.stepped_back(by, [one.pair for one in told])
    for one in told:
        if (one.pair_id, Hat.PEER) not in away:
            with within(organisation_id):
                actions.peer_is_back(companionship=one, by=by)


JOBS = [
    Job("companionship.notice_who_is_back", notice_who_is_back, timedelta(hours=1), apart=True),
    Job("companionship.ask_the_quiet", ask_the_quiet, timedelta(hours=6), apart=True),
    Job("companionship.keep_rhythms", keep_rhythms, timedelta(hours=6), apart=True),
    Job("companionship.remind_of_tomorrow", remind_of_tomorrow, timedelta(hours=1), apart=True),
    Job("companionship.put_away_offers", put_away_offers, timedelta(minutes=5), apart=True),
]
