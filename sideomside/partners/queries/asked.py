"""What the person's own phone shows: everything written about them, and the question."""

from dataclasses import dataclass
from hashlib import sha256
from typing import Any
from uuid import UUID

from django.utils import timezone

from sideomside.partners.models import Draft, Referral
from sideomside.partners.queries.drafting import names_at, readable
from sideomside.partners.rules import asks_now, is_in_force, just_said
from sideomside.people.rules import Hat, Viewer


@dataclass(frozen=True, slots=True)
class Asked:
    """A draft as the one it is about sees it."""

    draft: Draft
    words: dict[str, Any]
    names: dict[str, str]


def draft_for(viewer: Viewer, token: str) -> Draft | None:
    """The draft behind a link, if its half hour is not over. Any viewer may hold one."""
    return _alive(viewer, sha256(token.encode()).hexdigest())


def asked(viewer: Viewer, token_hash: str | None) -> Asked | None:
    """For the browser that opened the link: only as long as no newer one was made."""
    draft = _alive(viewer, token_hash) if token_hash else None
    if draft is None or draft.opened_at is None:
        return None
    return Asked(draft, draft.words or {}, names_at(viewer, draft.agreement, draft.contact_id))


def said_by(viewer: Viewer, referral_id: str | None) -> Referral | None:
    """For the browser that said yes a moment ago."""
    if not referral_id:
        return None
    found = Referral.objects.filter(id=UUID(referral_id)).select_related(
        "agreement__body", "enquiry__person", "enquiry__programme"
    )
    referral = found.first()
    return referral if referral and just_said(referral, timezone.now()) else None


def herself(viewer: Viewer, referral: Referral) -> Viewer:
    """The person who said yes a moment ago, in the browser they said it in."""
    enquiry = referral.enquiry
    programmes = frozenset({enquiry.programme_id})
    return Viewer(Hat.PARTICIPANT, viewer.organisation_id, enquiry.person_id, programmes)


def _alive(viewer: Viewer, token_hash: str) -> Draft | None:
    found = Draft.objects.filter(token_hash=token_hash).select_related(
        "agreement__body", "agreement__programme"
    )
    draft = next(iter(readable(viewer, found)), None)
    alive = draft and asks_now(draft, timezone.now()) and is_in_force(draft.agreement, timezone.localdate())
    return draft if alive else None
