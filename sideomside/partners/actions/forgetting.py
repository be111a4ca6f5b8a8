"""Somebody goes: how they came, where they were introduced, and what they did here for a partner."""

from uuid import UUID

from sideomside.ground.vault.keys import destroy_keys
from sideomside.partners.models import Draft, Elsewhere, Introduction, OfficeKey, PartnerContact, Referral
from sideomside.people.rules import Viewer


def forget(*, person_id: UUID, by: Viewer) -> None:
    """A contact who goes leaves the referrals of others standing, without a name."""
    mine = [
        Referral.objects.filter(enquiry__person_id=person_id),
        Draft.objects.filter(contact_id=person_id),
    ]
    for rows in mine:
        destroy_keys(rows.values_list("id", flat=True))
        rows.delete()
    Introduction.objects.filter(person_id=person_id).delete()
    Elsewhere.objects.filter(person_id=person_id).delete()
    OfficeKey.objects.filter(person_id=person_id).delete()
    PartnerContact.objects.filter(person_id=person_id).delete()
    Referral.objects.filter(contact_id=person_id).update(contact=None)
