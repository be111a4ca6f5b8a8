"""What happens by itself: a short letter the day before a meeting, and offers that no longer stand."""

from datetime import timedelta

from django.utils import timezone

from sideomside.companionship import actions, queries
from sideomside.companionship.models import Meeting, Rhythm
from sideomside.ground.jobs.schedule import Job
from sideomside.ground.vault.walls import current_organisation
from sideomside.matching import queries as matching
from sideomside.people.rules import Hat, system

FROM_HOUR = 9  # nobody is written to at night


def remind_of_tomorrow() -> None:
    """Tomorrow's meetings, once each, in the daytime."""
    by, now = system(current_organisation()), timezone.localtime()
    if now.hour < FROM_HOUR:
        return
    tomorrow = now.date() + timedelta(days=1)
    ahead = Meeting.objects.filter(state=Meeting.State.FIXED, reminded_at=None).select_related(
        "companionship__participant", "companionship__peer", "companionship__pair"
    )
    for meeting in ahead:
        due = meeting.starts_at and timezone.localdate(meeting.starts_at) == tomorrow
        if due:
            actions.remind(meeting=meeting, by=by)


def put_away_offers() -> None:
    """A yes taken back, a pause: nobody could choose any more; now it is written down."""
    by = system(current_organisation())
    offered = Meeting.objects.filter(state=Meeting.State.OFFERED).select_related("companionship__pair")
    for meeting in offered:
        if not matching.pair_stands(by, meeting.companionship.pair):
            actions.put_away(meeting=meeting, by=by)


def keep_rhythms() -> None:
    """Four weeks of every fixed time stand in the calendar."""
    by = system(current_organisation())
    living = Rhythm.objects.filter(stopped_at=None).select_related("companionship__pair", "place")
    for rhythm in living:
        actions.lay_ahead(rhythm=rhythm, by=by)


def ask_the_quiet() -> None:
    """A while without a meeting: both are asked, once, in the daytime."""
    by = system(current_organisation())
    if timezone.localtime().hour < FROM_HOUR:
        return
    for one, _since in queries.quiet(by):
        actions.ask_the_quiet(companionship=one, by=by)


def notice_who_is_back() -> None:
    """So that a new break is told anew."""
    by = system(current_organisation())
    told = queries.visible_to(by).exclude(peer_away_told_at=None)
    back = matching.stepped_back(by, [one.pair for one in told])
    for one in told:
        if (one.pair_id, Hat.PEER) not in back:
            actions.peer_is_back(companionship=one, by=by)


JOBS = [
    Job("companionship.notice_who_is_back", notice_who_is_back, timedelta(hours=1)),
    Job("companionship.ask_the_quiet", ask_the_quiet, timedelta(hours=6)),
    Job("companionship.keep_rhythms", keep_rhythms, timedelta(hours=6)),
    Job("companionship.remind_of_tomorrow", remind_of_tomorrow, timedelta(hours=1)),
    Job("companionship.put_away_offers", put_away_offers, timedelta(minutes=5)),
]
