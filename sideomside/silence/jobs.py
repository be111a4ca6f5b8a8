"""Goodbye is announced by itself, in the daytime, and never inside anybody's quiet hours."""

from datetime import timedelta
from uuid import UUID

from django.utils import timezone

from sideomside.ground.jobs.schedule import Job
from sideomside.ground.vault.walls import within
from sideomside.messages import queries as messages
from sideomside.people.rules import Hat, system
from sideomside.silence import actions, queries

FROM_HOUR, TO_HOUR = 9, 20  # nobody is written to at night


def announce(organisation_id: UUID) -> None:
    """Each by itself, so that what cannot be said today stops nobody else's."""
    by, now = system(organisation_id), timezone.localtime()
    if not FROM_HOUR <= now.hour < TO_HOUR:
        return
    with within(organisation_id):
        due, letters = queries.to_announce(by, now), queries.of_no_use(by, now)
    for one in due:
        with within(organisation_id):
            if not messages.is_quiet_now(by, one.person.id, Hat.PARTICIPANT):
                actions.announce(person=one.person, by=by)
    for letter in letters:
        with within(organisation_id):
            actions.put_away(letter=letter, by=by)


JOBS = [Job("silence.announce", announce, timedelta(hours=1), apart=True)]
