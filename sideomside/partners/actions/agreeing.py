"""Writing down whom we work together with, and what was agreed."""

from typing import Any
from uuid import UUID

from django.db import transaction

from sideomside.ground.audit import log
from sideomside.partners.actions.contacts import give_hat
from sideomside.partners.models import Agreement, Body, PartnerContact
from sideomside.partners.models.once import known_by, saved_once
from sideomside.partners.rules import may_keep, may_look_after
from sideomside.people.models import Programme
from sideomside.people.rules import Changed, Viewer, allow

KEPT = ("purpose", "first_day", "last_day", "standing", "ours_id")


@transaction.atomic
def keep_body(*, name: str, sort: str, of: Body | None = None, once: UUID, by: Viewer) -> Body:
    """Written down or put right; the same form sent twice is one partner."""
    allow(may_keep(by))
    row = of or known_by(Body, once) or saved_once(Body(once=once, name=name.strip(), sort=sort))[0]
    row.name, row.sort = name.strip(), sort
    row.save()
    log.record("partner.kept", thing=row.id, by=by)
    return row


@transaction.atomic
def agree(
    *,
    body: Body,
    programme: Programme,
    said: dict[str, Any],
    of: Agreement | None = None,
    once: UUID,
    by: Viewer,
) -> Agreement:
    """What holds between them and one programme, from a day and perhaps until one. An old page changes nothing."""
    allow(may_look_after(by, programme.id) and (of is None or of.programme_id == programme.id))
    row = _held(of, said) if of else known_by(Agreement, once)
    if row and not of:
        return row
    row = row or Agreement(body=body, programme=programme, once=once, version=0)
    for name in KEPT:
        setattr(row, name, said[name])
    row.version, row.changed_by_id = row.version + 1, by.person_id
    if of is None:
        row, first = saved_once(row)
        if not first:
            return row
    row.save()
    log.record("partner.agreed", thing=row.id, by=by)
    _let_contacts_in(row, by)
    return row


def _let_contacts_in(agreement: Agreement, by: Viewer) -> None:
    """Those who sign in from there already reach this programme as well."""
    there = PartnerContact.objects.filter(body=agreement.body, ended_at=None).select_related("person")
    for one in there:
        give_hat(person=one.person, programme=agreement.programme, by=by)


def _held(of: Agreement, said: dict[str, Any]) -> Agreement:
    held = Agreement.objects.select_for_update().get(id=of.id)
    if held.version != said.get("version"):
        raise Changed
    return held
