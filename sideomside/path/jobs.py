"""What happens by itself: peers are asked how it is, and paths put aside long ago go."""

from datetime import timedelta

from sideomside.ground.jobs.schedule import Job
from sideomside.ground.vault.walls import current_organisation
from sideomside.path import actions
from sideomside.people.rules import system


def let_go() -> None:
    actions.let_go(by=system(current_organisation()))


def ask_how_it_is() -> None:
    actions.ask_how_it_is(by=system(current_organisation()))


def note_taken_back() -> None:
    by = system(current_organisation())
    actions.note_taken_back(by=by)
    actions.clear_after_stop(by=by)


JOBS = [
    Job("path.note_taken_back", note_taken_back, timedelta(hours=1)),
    Job("path.ask_how_it_is", ask_how_it_is, timedelta(hours=12)),
    Job("path.let_go", let_go, timedelta(days=1)),
]
