"""What happens by itself: a worry nobody reads goes to one more, two who must not meet stop, and what is old goes."""

from datetime import timedelta
from uuid import UUID

from django.utils import timezone

from sideomside.concerns import actions, queries
from sideomside.ground.jobs.schedule import Job
from sideomside.ground.vault.walls import current_organisation, within
from sideomside.matching import queries as matching
from sideomside.people.rules import system


def pass_on(organisation_id: UUID) -> None:
    """Each worry is committed by itself: whoever opens one meanwhile never waits in a ring with us."""
    by = system(organisation_id)
    with within(organisation_id):
        late = queries.to_pass_on(by, timezone.now())
    for concern in late:
        with within(organisation_id):
            actions.pass_on(concern=concern, by=by)


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
    Job("concerns.pass_on", pass_on, timedelta(minutes=5), apart=True),
    Job("concerns.let_go", let_go, timedelta(days=1)),
]
