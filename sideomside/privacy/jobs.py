"""What we do by ourselves with what we know: finish what was begun, destroy keys nobody owns, let go in time."""

import logging
from collections.abc import Callable
from datetime import timedelta
from functools import partial
from uuid import UUID

from sideomside.ground.jobs.schedule import Job
from sideomside.ground.vault.walls import current_organisation, within
from sideomside.people.rules import system
from sideomside.privacy import actions, queries

logger = logging.getLogger(__name__)


def finish(organisation_id: UUID) -> None:
    by = system(organisation_id)
    with within(organisation_id):
        begun = queries.unfinished(by)
    _each(organisation_id, [partial(actions.finish_erasure, going=one, by=by) for one in begun])


def sweep() -> None:
    actions.sweep_keys(by=system(current_organisation()))


def keep(organisation_id: UUID) -> None:
    by = system(organisation_id)
    _each(organisation_id, [partial(actions.keep_times, rules=[rule], by=by) for rule in actions.RULES])


def _each(organisation_id: UUID, acts: list[Callable[[], object]]) -> None:
    """Each is final by itself: what goes wrong with one undoes nothing of another, and is told when all are done."""
    wrong = None
    for act in acts:
        try:
            with within(organisation_id):
                act()
        except Exception as fault:
            logger.exception("one of several could not be done")
            wrong = fault
    if wrong:
        raise wrong


JOBS = [
    Job("privacy.finish", finish, timedelta(minutes=2), apart=True),
    Job("privacy.keys", sweep, timedelta(days=1)),
    Job("privacy.keep_times", keep, timedelta(days=1), apart=True),
]
