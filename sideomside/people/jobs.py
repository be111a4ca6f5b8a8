"""What happens by itself: links that were asked for are sent, and help lines are laid ready."""

from datetime import timedelta

from sideomside.ground.jobs.schedule import Job
from sideomside.ground.vault.walls import current_organisation
from sideomside.people.actions import lay_help_lines_ready, send_asked_links
from sideomside.people.rules import system


def lost_links() -> None:
    send_asked_links(by=system(current_organisation()))


def help_lines_ready() -> None:
    lay_help_lines_ready(by=system(current_organisation()))


JOBS = [
    Job("people.lost_links", lost_links, timedelta(seconds=5)),
    Job("people.help_lines_ready", help_lines_ready, timedelta(minutes=5)),
]
