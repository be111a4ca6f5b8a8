"""What happens by itself: neutral letters about something new."""

from datetime import timedelta

from sideomside.ground.jobs.schedule import Job
from sideomside.ground.vault.walls import current_organisation
from sideomside.messages.actions import send_notices
from sideomside.people.rules import system


def notices() -> None:
    send_notices(by=system(current_organisation()))


JOBS = [Job("messages.notices", notices, timedelta(minutes=1))]
