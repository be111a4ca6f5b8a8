"""What goes by itself: drafts without a yes, and the words of introductions that are over."""

from datetime import timedelta

from sideomside.ground.jobs.schedule import Job
from sideomside.ground.vault.walls import current_organisation
from sideomside.partners import actions
from sideomside.people.rules import system


def let_go() -> None:
    actions.let_go(by=system(current_organisation()))


JOBS = [Job("partners.let_go", let_go, timedelta(hours=6))]
