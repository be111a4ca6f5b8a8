"""Writing together at a table: kept page by page, and thrown away without a trace."""

from typing import Any
from uuid import UUID, uuid4

from django.db import transaction

from sideomside.ground.audit import log
from sideomside.ground.vault import cpr
from sideomside.partners.actions.keys import shut_for_good
from sideomside.partners.models import Agreement, Draft
from sideomside.partners.queries import holds
from sideomside.partners.rules import may_refer, may_write
from sideomside.people.models import Person
from sideomside.people.rules import Viewer, allow


@transaction.atomic
def begin(*, agreement: Agreement, said: dict[str, Any], once: UUID, by: Viewer) -> Draft:
    """The first page is filled in. Nobody but the one at the table can see it."""
    allow(may_refer(by, holds=holds(by, agreement)))
    Person.objects.select_for_update().get(id=by.person_id)
    known = Draft.objects.filter(once=once, contact_id=by.person_id).first()
    if known:
        return known
    draft = Draft(id=uuid4(), agreement=agreement, contact_id=by.person_id, once=once)
    draft.words, _covered = _clean(said)
    draft.save(force_insert=True)
    log.record("referral.begun", thing=draft.id, by=by)
    return draft


@transaction.atomic
def keep(*, draft: Draft, said: dict[str, Any], by: Viewer) -> bool:
    """One page of it, right or not, so that nothing typed is lost. True when a number was covered."""
    allow(may_write(by, draft, holds=holds(by, draft.agreement)))
    held = Draft.objects.select_for_update().filter(id=draft.id).first()
    if held is None:
        return False
    clean, covered = _clean(said)
    held.words = (held.words or {}) | clean
    # What the phone shows is what was written: a change after the link was made needs a new one.
    held.token_hash, held.open_until, held.opened_at = "", None, None
    held.save()
    draft.words = held.words
    return covered


@transaction.atomic
def drop(*, draft: Draft, token_hash: str = "", by: Viewer) -> None:
    """Whoever sat there changed their mind: on the screen, or on the phone that was asked."""
    said_no = bool(token_hash) and token_hash == draft.token_hash and draft.opened_at is not None
    allow(said_no or may_write(by, draft, holds=holds(by, draft.agreement)))
    shut_for_good(drafts=[draft], by=by)
    Draft.objects.filter(id=draft.id).delete()
    log.record("referral.dropped", thing=draft.id, by=by)


def _clean(said: dict[str, Any]) -> tuple[dict[str, Any], bool]:
    """A number from the state is never kept, here as little as anywhere."""
    told: dict[str, Any] = {}
    covered = False
    for name, value in said.items():
        if isinstance(value, str) and name != "contact":
            value, hidden = cpr.mask(value.strip())
            covered = covered or hidden
        told[name] = value
    return told, covered
