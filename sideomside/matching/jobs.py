"""What happens by itself: drafts go on when they may, one soft reminder, and what no longer stands is stopped."""

from datetime import timedelta

from django.utils import timezone

from sideomside.ground.jobs.schedule import Job
from sideomside.ground.vault.walls import current_organisation
from sideomside.matching import actions, queries
from sideomside.matching.models import Proposal
from sideomside.matching.queries.unreached import asked_in_vain
from sideomside.matching.rules import NIGHT, OPEN, SOON, State
from sideomside.peers import actions as lending
from sideomside.peers import queries as peers
from sideomside.people.actions import set_role_state
from sideomside.people.models import Programme, Role
from sideomside.people.rules import system

SINCE_EVENING, LATE = timedelta(hours=8), timedelta(hours=26)
RUNS_OUT = timedelta(days=42)  # long after the reminder and the call


def go_on() -> None:
    """Drafts that waited for a yes or a talk, and have it now."""
    by = system(current_organisation())
    for proposal in _open(State.DRAFTED):
        if queries.stands(by, proposal):
            actions.go_on(proposal=proposal, by=by)


def stop_what_does_not_stand() -> None:
    """A yes taken back elsewhere, a pause, somebody gone: it had stopped already, now it is written down."""
    by = system(current_organisation())
    found = _open(*OPEN)
    alive = {one.id for one in queries.standing(by, found)}
    for proposal in found:
        if proposal.id not in alive:
            actions.stop(proposal=proposal, by=by)


def remind_and_put_away() -> None:
    """One soft reminder for each question; much later it is put away without a word to anybody."""
    by, now = system(current_organisation()), timezone.now()
    for proposal in queries.standing(by, _open(*OPEN - {State.DRAFTED})):
        if now - proposal.moved_at >= RUNS_OUT:
            actions.run_out(proposal=proposal, by=by)
        elif not proposal.reminded_at and not proposal.call and now - proposal.moved_at >= SOON:
            actions.remind(proposal=proposal, by=by)


def call_whom_no_letter_reached() -> None:
    """Where the letter with the question was given up, one of us calls, and nobody waits for an answer to nothing."""
    by = system(current_organisation())
    for proposal in asked_in_vain(by):
        actions.call_instead(proposal=proposal, by=by)


def end_loans() -> None:
    """A loan's day has come; and once nobody walks with them there, the hat it brought comes off by itself."""
    by = system(current_organisation())
    for loan in peers.whose_day_has_come(by):
        lending.end_loan(loan=loan, by=by)
    for hat in peers.hats_left_over(by):
        walks = queries.pairs(by).filter(peer_id=hat.person_id, programme_id=hat.programme_id, ended_at=None)
        if not walks.exists():
            set_role_state(role=hat, state=Role.State.LEFT, by=by)


def work_out_by_night() -> None:
    """Once a night for each programme, so that the morning begins with suggestions; nobody is asked."""
    by, now = system(current_organisation()), timezone.localtime()
    for programme in Programme.objects.all():
        last = queries.newest_night(by, programme.id)
        age = now - last.made_at if last else LATE
        if age >= LATE or (now.hour in NIGHT and age >= SINCE_EVENING):
            actions.work_out(programme=programme, by=by)


def _open(*states: str) -> list[Proposal]:
    found = Proposal.objects.filter(state__in=states)
    return list(found.select_related("programme", "participant", "peer"))


JOBS = [
    Job("matching.end_loans", end_loans, timedelta(hours=1)),
    Job("matching.call_whom_no_letter_reached", call_whom_no_letter_reached, timedelta(minutes=5)),
    Job("matching.go_on", go_on, timedelta(minutes=5)),
    Job("matching.stop_what_does_not_stand", stop_what_does_not_stand, timedelta(minutes=5)),
    Job("matching.work_out_by_night", work_out_by_night, timedelta(hours=1)),
    Job("matching.remind_and_put_away", remind_and_put_away, timedelta(hours=1)),
]
