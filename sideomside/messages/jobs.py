"""What happens by itself: neutral letters about something new.

Each is committed by itself: a sweep that held the log over many could wait in a ring with somebody who writes.
"""

from datetime import timedelta
from uuid import UUID

from sideomside.ground.jobs.schedule import Job
from sideomside.ground.vault.walls import within
from sideomside.messages import queries
from sideomside.messages.actions import send_notice
from sideomside.people.rules import system


def notices(organisation_id: UUID) -> None:
    by = system(organisation_id)
    with within(organisation_id):
        due = queries.to_notice(by)
    for rhythm in due:
        with within(organisation_id):
            send_notice(rhythm=rhythm, by=by)


JOBS = [Job("messages.notices", notices, timedelta(minutes=1), apart=True)]
