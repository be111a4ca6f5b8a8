"""Lists nobody finished, and lists that came in a day ago, go by themselves."""

from datetime import timedelta

from sideomside.ground.jobs.schedule import Job
from sideomside.ground.vault.walls import current_organisation
from sideomside.peers.actions import clear_old_lists
from sideomside.people.rules import system


def clear() -> None:
    clear_old_lists(by=system(current_organisation()))


JOBS = [Job("peers.clear_lists", clear, timedelta(minutes=30))]
