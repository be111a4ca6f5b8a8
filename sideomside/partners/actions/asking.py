"""A link for the person's own phone: shown once, short-lived, and opened by one browser."""

from hashlib import sha256
from secrets import token_urlsafe

from django.db import transaction
from django.utils import timezone

from sideomside.ground.audit import log
from sideomside.partners.models import Draft, Referral
from sideomside.partners.queries import holds
from sideomside.partners.rules import LINK_LASTS, is_ready, just_said, link_opens, may_write
from sideomside.people import actions as people
from sideomside.people.rules import Viewer, allow, is_self


@transaction.atomic
def make_link(*, draft: Draft, by: Viewer) -> str:
    """A fresh one; the one before it opens nothing any more, nor does the phone that had opened it."""
    allow(may_write(by, draft, holds=holds(by, draft.agreement)) and is_ready(draft.words or {}))
    token = token_urlsafe(24)
    held = Draft.objects.select_for_update().get(id=draft.id)
    held.token_hash, held.opened_at = sha256(token.encode()).hexdigest(), None
    held.open_until = timezone.now() + LINK_LASTS
    held.save(update_fields=["token_hash", "open_until", "opened_at"])
    log.record("referral.link", thing=draft.id, by=by)
    return token


@transaction.atomic
def open_link(*, draft: Draft, by: Viewer) -> str:
    """The first browser that presses the button has it; what the browser then remembers comes back."""
    held = Draft.objects.select_for_update().get(id=draft.id)
    allow(link_opens(held, timezone.now()))
    held.opened_at = timezone.now()
    held.save(update_fields=["opened_at"])
    log.record("referral.opened", thing=held.id, by=by)
    return held.token_hash


@transaction.atomic
def hand_over(*, referral: Referral, by: Viewer) -> str:
    """A private link of their own for whoever said yes a moment ago, and wants one."""
    allow(is_self(by, referral.enquiry.person_id) and just_said(referral, timezone.now()))
    return people.make_link(person=referral.enquiry.person, by=by)
