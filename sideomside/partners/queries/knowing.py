"""What a partner may hear afterwards: three words at most, and only where the person ticked it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from sideomside.ground.audit import log
from sideomside.ground.vault.keys import take_keys
from sideomside.matching import queries as matching
from sideomside.partners.models import Introduction, PartnerContact, Referral
from sideomside.partners.queries.scope import acts_by
from sideomside.partners.rules import Reached, how_far, just_said
from sideomside.people.rules import SYSTEM, Viewer, system


@dataclass(frozen=True, slots=True)
class Known:
    """One somebody sat at a table with, and how far it has come."""

    referral: Referral
    name: str
    sent_at: datetime
    reached: Reached

    @property
    def tone(self) -> str:
        return "leaf" if self.reached == Reached.CONTACT else ""


def known(viewer: Viewer) -> list[Known]:
    """Only those who said that this contact may hear it; that the list was seen stands in their log."""
    found = list(_own(viewer).filter(may_know=True, withdrawn_at=None))
    take_keys(one.id for one in found)
    log.record_list(viewer, (one.enquiry.person_id for one in found), screen="referrals")
    walks = _walks(viewer, {one.enquiry.person_id for one in found})
    return [_known(one, walks.get(one.enquiry.person_id, [])) for one in found]


def referral(viewer: Viewer, referral_id: UUID) -> Referral | None:
    """One I sat at the table for, whatever I may still hear of it."""
    return _own(viewer).filter(id=referral_id).first()


def sent_from(viewer: Viewer, draft_id: UUID) -> Referral | None:
    """What a draft of mine became."""
    return _own(viewer).filter(once=draft_id).first()


def just_sent(viewer: Viewer, referral_id: str | None) -> Referral | None:
    """The yes said a moment ago at this table, for the page of thanks."""
    found = _own(viewer).filter(id=UUID(referral_id)).first() if referral_id else None
    return found if found and just_said(found, timezone.now()) else None


def _known(one: Referral, walks: list[bool]) -> Known:
    return Known(one, one.called or "", one.sent_at, how_far(one, walks))


def _own(viewer: Viewer) -> QuerySet[Referral]:
    mine = Referral.objects.filter(agreement__in=acts_by(viewer), contact_id=viewer.person_id)
    return mine.select_related("agreement__body", "enquiry__person", "enquiry__programme")


def _walks(viewer: Viewer, people: Iterable[UUID]) -> dict[UUID, list[bool]]:
    """For each person, whether each pair of theirs has ended."""
    if not people or viewer.organisation_id is None:
        return {}
    found: dict[UUID, list[bool]] = {}
    pairs = matching.pairs(system(viewer.organisation_id)).filter(participant_id__in=people)
    for person_id, ended_at in pairs.values_list("participant_id", "ended_at"):
        found.setdefault(person_id, []).append(ended_at is not None)
    return found


def shown_to(viewer: Viewer, contact_id: UUID, until: datetime) -> set[UUID]:
    """For the house itself, when it must say whom a contact led to by then: whom they sent, of whom they were told."""
    if viewer.role != SYSTEM:
        return set()
    sent = Referral.objects.filter(contact_id=contact_id, sent_at__lte=until)
    body = PartnerContact.objects.filter(person_id=contact_id).values("body_id")
    told = Introduction.objects.filter(agreement__body_id__in=body, asked_at__lte=until)
    return {*sent.values_list("enquiry__person_id", flat=True), *told.values_list("person_id", flat=True)}
