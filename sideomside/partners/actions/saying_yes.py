"""The person says yes: only now is there an enquiry, made of exactly what they ticked."""

from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from sideomside.ground.audit import log
from sideomside.intake import actions as intake
from sideomside.intake.rules import way_to_reach
from sideomside.partners.actions.keys import shut_for_good
from sideomside.partners.models import Draft, Referral
from sideomside.partners.queries import holds, names_at
from sideomside.partners.rules import Yes, as_written, asks_now, can_be_ticked, is_ready, may_write
from sideomside.people.rules import Viewer, allow, visitor

BY_A_PARTNER = "partner"  # the way, as intake calls it


@transaction.atomic
def say_yes(*, draft_id: UUID, yes: Yes, by: Viewer) -> Referral:
    """Said twice it is one. The draft is gone at the same moment, and its key with it."""
    known = _known(draft_id)
    if known:
        return known
    draft = (
        Draft.objects.select_for_update(of=("self",)).select_related("agreement__body").filter(id=draft_id)
    )
    held = draft.first()
    if held is None:  # the other press was first
        known = _known(draft_id)
        allow(known is not None)
        return known
    words = held.words or {}
    allow(_may_say(by, held, yes) and is_ready(words))
    referral = _send(held, words, yes, by)
    shut_for_good(drafts=[held], by=by)
    held.delete()
    return referral


def _may_say(by: Viewer, draft: Draft, yes: Yes) -> bool:
    """On the screen at the table, or by the link that was opened from it."""
    if yes.token_hash:
        opened = draft.opened_at is not None and asks_now(draft, timezone.now())
        return opened and yes.token_hash == draft.token_hash
    return may_write(by, draft, holds=holds(by, draft.agreement))


def _send(draft: Draft, words: dict[str, Any], yes: Yes, by: Viewer) -> Referral:
    passed = yes.passed & set(can_be_ticked(words))
    outside = visitor(draft.organisation_id)
    names = names_at(by, draft.agreement, draft.contact_id)
    enquiry = intake.write_in(
        programme=draft.agreement.programme,
        newcomer=_newcomer(words),
        words=as_written(words, passed, names),
        way=BY_A_PARTNER,
        once=draft.id,
        by=outside,
    )
    referral = Referral(
        agreement=draft.agreement,
        contact_id=draft.contact_id,
        enquiry=enquiry,
        called=words.get("name", ""),
        passed=[item for item in can_be_ticked(words) if item in passed],
        may_know=yes.may_know,
        said_on=yes.said_on,
        sent_at=timezone.now(),
        once=draft.id,
    )
    referral.save(force_insert=True)
    log.record("referral.sent", about=enquiry.person_id, thing=referral.id, by=outside)
    return referral


def _newcomer(words: dict[str, Any]) -> intake.Newcomer:
    contact = words.get("contact", "")
    way = way_to_reach(contact)
    return intake.Newcomer(
        name=words.get("name", ""),
        channel=words["channel"],
        contact_way=way,
        contact=contact if way else "",
        language=words.get("language") or "da",
        said_yes="form",
        known_to_us=True,
    )


def _known(draft_id: UUID) -> Referral | None:
    found = Referral.objects.filter(once=draft_id)
    return found.select_related("agreement__body", "enquiry__person", "enquiry__programme").first()
