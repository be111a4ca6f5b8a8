"""Erasing somebody: what they counted for is written down without them, and then they go. Every room from the top of
the street down lets go of its rows, and before that is final the keys are destroyed, so that no copy can be read.

Each step may be repeated. What was begun stands in the ledger beside the keys until the last row is gone.
"""

from collections.abc import Callable
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from sideomside.breaches import actions as breaches
from sideomside.companionship import actions as companionship
from sideomside.concerns import actions as concerns
from sideomside.consent import actions as consent
from sideomside.direction import actions as direction
from sideomside.gatherings import actions as gatherings
from sideomside.ground.audit import log
from sideomside.ground.post.models import Letter
from sideomside.ground.vault.keys import destroy_key, keys_go_last
from sideomside.ground.vault.models import Erasure
from sideomside.intake import actions as intake
from sideomside.matching import actions as matching
from sideomside.messages import actions as messages
from sideomside.outcomes import actions as outcomes
from sideomside.oversight import actions as oversight
from sideomside.partners import actions as partners
from sideomside.path import actions as path
from sideomside.peers import actions as peers
from sideomside.people import actions as people
from sideomside.people.models import Role
from sideomside.people.queries import known_as, visible_to
from sideomside.people.rules import SYSTEM, Hat, Viewer, allow, system
from sideomside.privacy import queries
from sideomside.privacy.queries import Going
from sideomside.privacy.rules import may_erase
from sideomside.reports import actions as reports
from sideomside.reports.queries import hold_figures
from sideomside.stories import actions as stories

# From the top of the street down; a room that is missing here fails tests/test_nothing_is_left_out.py.
FORGETTING: tuple[Callable[..., None], ...] = (
    breaches.forget,
    concerns.forget,
    path.forget,
    companionship.forget,
    direction.forget,
    gatherings.forget,
    messages.forget,
    outcomes.forget,
    partners.forget,
    stories.forget,
    matching.forget,
    peers.forget,
    intake.forget,
    consent.forget,
    oversight.forget,
    people.forget,
)


@transaction.atomic
def erase(*, person_id: UUID, by: Viewer) -> None:
    """Everything we know of somebody goes, and cannot be read again in any copy of the database."""
    works_here = Role.objects.filter(person_id=person_id, name=Hat.COORDINATOR, state=Role.State.ACTIVE)
    known = visible_to(by).filter(id=person_id).exists()
    allow(may_erase(by, person_id, works_here=works_here.exists(), known=known))
    hold_figures(by)
    matching.stop_for(person_id=person_id, by=by)  # held before the log: an answer may land just now
    log.record("erasure.begun", about=person_id, by=by)
    _call_off(person_id, by)
    everyone = known_as(by, person_id)  # two enquiries may have turned out to be one person: then both go
    for one in everyone:
        Erasure.objects.get_or_create(owner_id=one, organisation_id=by.organisation_id, done_at=None)
    _take_away(everyone, timezone.localdate(), by)


@transaction.atomic
def finish_erasure(*, going: Going, by: Viewer) -> None:
    """Take up what was begun and not finished: of one, so that whoever cannot go yet keeps nobody else here."""
    allow(by.role == SYSTEM)
    hold_figures(by)
    _take_away(list(going.people), going.day, by)


@transaction.atomic
def erase_again(*, by: Viewer) -> int:
    """After a restore: everybody in the ledger is erased from what came back, or nobody, and nothing is opened."""
    hold_figures(by)
    went = queries.everybody_who_went(by)
    for one in went:
        _take_away(list(one.people), one.day, by)
    return sum(len(one.people) for one in went)


@transaction.atomic
def sweep_keys(*, by: Viewer) -> int:
    """Destroy keys that nobody's words are sealed with any more."""
    orphans = queries.nobodys_keys(by)
    for owner_id in orphans:
        destroy_key(owner_id)
    return len(orphans)


def _call_off(person_id: UUID, by: Viewer) -> None:
    """Nobody sits and waits over a cup of coffee for somebody who is not here any more."""
    context = {"name": queries.sender(by)}
    for other in queries.expecting(by, person_id):
        people.write_to(person=other, template="privacy/mail/off", context=context, by=by)


def _take_away(people_ids: list[UUID], day: date, by: Viewer) -> None:
    """Either they are gone or they stand as before, with their keys: half of somebody would shut pages to others."""
    reports.remember_counts(people=people_ids, on=day, by=system(by.organisation_id))
    with keys_go_last():
        for person_id in people_ids:
            for owner_id in queries.own_keys(by, person_id):
                destroy_key(owner_id)
        for person_id in people_ids:
            _forget(person_id, by)
    # Done only once the rows are really gone: until then the sweep takes it up again.
    transaction.on_commit(
        lambda: Erasure.objects.filter(owner_id__in=people_ids, done_at=None).update(done_at=timezone.now())
    )


def _forget(person_id: UUID, by: Viewer) -> None:
    Letter.objects.filter(to_id=person_id).delete()
    for forget in FORGETTING:
        forget(person_id=person_id, by=by)
    for rows in queries.left_behind(by, person_id):
        # A room forgot to forget: the promise to the person is kept all the same, and the log says so.
        log.record("erasure.swept", about=person_id, detail={"table": rows.model._meta.label}, by=by)
        rows.delete()
