"""What we do by ourselves with what we know: finish what was begun, destroy keys nobody owns, let go in time."""

from datetime import timedelta

from sideomside.ground.jobs.schedule import Job
from sideomside.ground.vault.walls import current_organisation
from sideomside.people.rules import system
from sideomside.privacy import actions


def finish() -> None:
    actions.finish_erasures(by=system(current_organisation()))


def sweep() -> None:
    actions.sweep_keys(by=system(current_organisation()))


def keep() -> None:
    actions.keep_times(by=system(current_organisation()))


JOBS = [
    Job("privacy.finish", finish, timedelta(minutes=2)),
    Job("privacy.keys", sweep, timedelta(days=1)),
    Job("privacy.keep_times", keep, timedelta(days=1)),
]
