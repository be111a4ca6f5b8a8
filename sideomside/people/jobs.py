"""What happens by itself: links that were asked for are sent."""

from datetime import timedelta

from sideomside.ground.jobs.schedule import Job
from sideomside.ground.vault.walls import current_organisation
from sideomside.people.actions import send_asked_links
from sideomside.people.rules import system


def lost_links() -> None:
    send_asked_links(by=system(current_organisation()))


JOBS = [Job("people.lost_links", lost_links, timedelta(seconds=5))]
