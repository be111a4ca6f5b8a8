"""The postman: takes what waits in the outbox and sends it."""

from datetime import timedelta
from uuid import UUID

from sideomside.ground.jobs.schedule import Job
from sideomside.ground.post.carrier import deliver, waiting
from sideomside.ground.vault.walls import within


def carry_out(organisation_id: UUID) -> None:
    """Each letter is committed by itself: stopped in the middle, at most one goes out twice."""
    with within(organisation_id):
        due = waiting()
    for letter_id in due:
        with within(organisation_id):
            deliver(letter_id)


JOBS = [Job("post.deliver", carry_out, timedelta(seconds=2), apart=True)]
