"""What happens by itself: a worry nobody reads goes to one more, two who must not meet stop, and what is old goes."""

from datetime import timedelta
from uuid import UUID

from sideomside.concerns import actions
from sideomside.ground.jobs.schedule import Job
from sideomside.ground.vault.walls import current_organisation, within
from sideomside.matching import queries as matching
from sideomside.people.rules import system


def pass_on() -> None:
    actions.pass_on(by=system(current_organisation()))


def let_go() -> None:
    actions.let_go(by=system(current_organisation()))


def stop_where_apart(organisation_id: UUID) -> None:
    """Each two are committed by themselves, so that the log is not held over many."""
    by = system(organisation_id)
    with within(organisation_id):
        apart = matching.living_and_apart(by)
    for pair in apart:
        with within(organisation_id):
            actions.stop_where_apart(pair=pair, by=by)


JOBS = [
    Job("concerns.stop_where_apart", stop_where_apart, timedelta(minutes=1), apart=True),
    Job("concerns.pass_on", pass_on, timedelta(minutes=5)),
    Job("concerns.let_go", let_go, timedelta(days=1)),
]
