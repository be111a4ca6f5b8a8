"""Keeping the list of what there is near home, and finding company for the first time."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from sideomside.gatherings.actions.company_letters import tell_of_company
from sideomside.gatherings.models import GoTogether, LocalActivity
from sideomside.gatherings.rules import may_keep
from sideomside.ground.audit import log
from sideomside.matching import queries as matching
from sideomside.people.models import Person, Programme, Role
from sideomside.people.rules import SYSTEM, Hat, Viewer, allow, is_self

KEPT = ("sort", "name", "about", "where", "when", "cost", "link", "put_away")
State = GoTogether.State


@transaction.atomic
def keep_activity(
    *, programme: Programme, known: dict[str, Any], of: LocalActivity | None = None, once: UUID, by: Viewer
) -> LocalActivity:
    """Written down or put right; it was looked at today."""
    allow(may_keep(by, programme.id) and (of is None or of.programme_id == programme.id))
    row = of or LocalActivity.objects.filter(once=once).first()
    fresh = row is None
    row = row or LocalActivity(programme=programme, once=once)
    for name in KEPT:
        if name in known:
            setattr(row, name, known[name])
    row.checked_on = timezone.localdate()
    row.save(force_insert=fresh)
    log.record("gathering.activity", thing=row.id, by=by)
    return row


@transaction.atomic
def ask_for_company(*, activity: LocalActivity, person: Person, by: Viewer) -> GoTogether:
    """I would like to go there, and not alone the first time."""
    allow(by.is_participant and is_self(by, person.id) and not activity.put_away)
    LocalActivity.objects.select_for_update().get(id=activity.id)
    waits = GoTogether.objects.filter(
        activity=activity, person=person, state__in=[State.ASKED, State.ARRANGED]
    )
    known = waits.first()
    if known:
        return known
    row = GoTogether(activity=activity, person=person, asked_at=timezone.now())
    row.save(force_insert=True)
    log.record("gathering.company_asked", about=person.id, thing=row.id, by=by)
    return row


@transaction.atomic
def find_company(*, company: GoTogether, along_with: Person, goes_at: datetime, by: Viewer) -> GoTogether:
    """A peer who has said yes to going along; both are told that there is something to see."""
    allow(may_keep(by, company.activity.programme_id) and _is_peer(along_with, company))
    allow(not matching.kept_apart(by, company.person_id, [along_with.id]))
    held = GoTogether.objects.select_for_update().get(id=company.id)
    allow(held.state in {State.ASKED, State.ARRANGED})
    if (held.along_with_id, held.goes_at) == (along_with.id, goes_at):
        return held
    held.state, held.along_with, held.goes_at = State.ARRANGED, along_with, goes_at
    held.save(update_fields=["state", "along_with", "goes_at"])
    for one in (held.person_id, along_with.id):
        log.record("gathering.company_set", about=one, thing=held.id, by=by)
    tell_of_company(company=held, by=by)
    return held


@transaction.atomic
def end_company(*, company: GoTogether, done: bool, by: Viewer) -> GoTogether:
    """They have been there, or it is not needed any more."""
    own = by.is_participant and is_self(by, company.person_id)
    along = by.is_peer and company.along_with_id is not None and is_self(by, company.along_with_id)
    allow(own or along or may_keep(by, company.activity.programme_id))
    held = GoTogether.objects.select_for_update().get(id=company.id)
    if held.state in {State.ASKED, State.ARRANGED}:
        held.state = State.DONE if done else State.LET_GO
        held.save(update_fields=["state"])
        log.record("gathering.company_ended", about=held.person_id, thing=held.id, by=by)
        if held.along_with_id and not done:
            tell_of_company(company=held, off=True, by=by)
    return held


@transaction.atomic
def look_for_company_again(
    *, along_with: Person, programme: Programme, person: Person | None = None, by: Viewer
) -> int:
    """Whoever was to go along does not: with anybody, or with this one. No letter says it; a coordinator does."""
    allow(by.role == SYSTEM or may_keep(by, programme.id))
    rows = GoTogether.objects.select_for_update(of=("self",)).filter(
        along_with=along_with, activity__programme=programme, state=State.ARRANGED
    )
    found = list(rows.filter(person=person) if person else rows)
    for row in found:
        row.state, row.along_with, row.goes_at = State.ASKED, None, None
        row.save(update_fields=["state", "along_with", "goes_at"])
    log.record_many("gathering.company_again", [(row.person_id, row.id) for row in found], by=by)
    return len(found)


def _is_peer(person: Person, company: GoTogether) -> bool:
    hats = Role.objects.filter(person=person, name=Hat.PEER, state=Role.State.ACTIVE)
    programme = company.activity.programme_id
    return person.id != company.person_id and hats.filter(programme_id=programme).exists()
