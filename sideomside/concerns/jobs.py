"""What happens by itself: a worry nobody reads goes to one more, two who must not meet stop, and what is old goes."""

from datetime import timedelta

from sideomside.concerns import actions
from sideomside.ground.jobs.schedule import Job
from sideomside.ground.vault.walls import current_organisation
from sideomside.people.rules import system


def pass_on() -> None:
    actions.pass_on(by=system(current_organisation()))


def let_go() -> None:
    actions.let_go(by=system(current_organisation()))


def stop_where_apart() -> None:
    actions.stop_where_apart(by=system(current_organisation()))


JOBS = [
    Job("concerns.stop_where_apart", stop_where_apart, timedelta(minutes=1)),
    Job("concerns.pass_on", pass_on, timedelta(minutes=5)),
    Job("concerns.let_go", let_go, timedelta(days=1)),
]
