"""Goodbye is announced by itself, in the daytime, and never inside anybody's quiet hours."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from uuid import UUID

from django.utils import timezone

from sideomside.ground.jobs.schedule import Job
from sideomside.ground.vault.walls import within
from sideomside.messages import queries as messages
from sideomside.people.rules import Hat, system
from sideomside.silence import actions, queries

logger = logging.getLogger(__name__)
FROM_HOUR, TO_HOUR = 9, 20  # nobody is written to at night


def announce(organisation_id: UUID) -> None:
    """Each by itself, so that what cannot be said today stops nobody else's."""
    by, now = system(organisation_id), timezone.localtime()
    if not FROM_HOUR <= now.hour < TO_HOUR:
        return
    with within(organisation_id):
        due, letters = queries.to_announce(by, now), queries.of_no_use(by, now)
    for one in due:
        with _by_itself(organisation_id):
            if not messages.is_quiet_now(by, one.person.id, Hat.PARTICIPANT):
                actions.announce(person=one.person, by=by)
    for letter in letters:
        with _by_itself(organisation_id):
            actions.put_away(letter=letter, by=by)


@contextmanager
def _by_itself(organisation_id: UUID) -> Iterator[None]:
    try:
        with within(organisation_id):
            yield
    except Exception:  # as between two jobs: what failed is in the log, and is tried again in an hour
        logger.exception("a goodbye could not be announced")


JOBS = [Job("silence.announce", announce, timedelta(hours=1), apart=True)]
