"""The postman: takes what waits in the outbox and sends it."""

from datetime import timedelta
from time import monotonic
from uuid import UUID

from django.db.models import Q

from sideomside.ground.jobs.schedule import Job
from sideomside.ground.post.carrier import Tried, try_one, waiting
from sideomside.ground.vault.walls import within

SECONDS_AT_A_TIME = 30  # then mail is read and other sweeps have their turn
TEXTS = Q(channel="sms")


def carry_out(organisation_id: UUID) -> None:
    """Text messages first: they wait for no mail server."""
    for which in (TEXTS, ~TEXTS):
        _carry(organisation_id, which)


def _carry(organisation_id: UUID, which: Q) -> None:
    """Each letter is committed by itself: stopped in the middle, at most one goes out twice.

    A mail server that hangs holds every other sweep up too: it is asked once, and again the next time.
    """
    with within(organisation_id):
        due = waiting(which)
    until = monotonic() + SECONDS_AT_A_TIME
    for letter_id in due:
        with within(organisation_id):
            tried = try_one(letter_id)
        if tried is Tried.NOBODY_ANSWERS or monotonic() >= until:
            return


JOBS = [Job("post.deliver", carry_out, timedelta(seconds=2), apart=True)]
