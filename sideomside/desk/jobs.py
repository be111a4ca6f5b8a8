"""What the roof does by itself: reminds of tomorrow, in the daytime, and never inside anybody's quiet hours."""

from datetime import timedelta
from uuid import UUID

from django.utils import timezone

from sideomside.gatherings import actions
from sideomside.gatherings import queries as gatherings
from sideomside.ground.jobs.schedule import Job
from sideomside.ground.vault.walls import within
from sideomside.messages import queries as messages
from sideomside.people.rules import system

FROM_HOUR, TO_HOUR = 9, 20  # nobody is written to at night


def remind_of_tomorrow(organisation_id: UUID) -> None:
    """Groups know who comes, messages know when somebody wants quiet; only up here are both known.

    Each letter is committed by itself, so that the log is not held over many.
    """
    by, now = system(organisation_id), timezone.localtime()
    if not FROM_HOUR <= now.hour < TO_HOUR:
        return
    with within(organisation_id):
        found = gatherings.to_remind(by, now.date() + timedelta(days=1))
    for one in found:
        with within(organisation_id):
            if not messages.is_quiet_now(by, one.person.id, one.hat):
                actions.remind(reminded=one, by=by)


JOBS = [Job("desk.remind_of_tomorrow", remind_of_tomorrow, timedelta(minutes=30), apart=True)]
