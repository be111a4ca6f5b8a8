"""What is being written at a table: seen by the one who sits there, and by nobody who works in the house."""

from collections.abc import Iterable
from datetime import timedelta
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from sideomside.ground.vault.keys import take_keys
from sideomside.ground.vault.models import WrappedKey
from sideomside.ground.vault.privacy import KEEP_DAYS
from sideomside.partners.models import Agreement, Draft
from sideomside.partners.queries.scope import acts_by
from sideomside.people.queries import names
from sideomside.people.rules import SYSTEM, Viewer


def drafts(viewer: Viewer) -> list[Draft]:
    """My own, newest first."""
    found = readable(viewer, _own(viewer))
    take_keys(one.id for one in found)
    return found


def draft(viewer: Viewer, draft_id: UUID) -> Draft | None:
    return next(iter(readable(viewer, _own(viewer).filter(id=draft_id))), None)


def readable(viewer: Viewer, found: Iterable[Draft]) -> list[Draft]:
    """A draft whose key is gone is gone, even if its row came back."""
    rows = list(found)
    keys = WrappedKey.objects.filter(owner_id__in=[one.id for one in rows])
    there = set(keys.values_list("owner_id", flat=True))
    return [one for one in rows if one.id in there]


def names_at(viewer: Viewer, agreement: Agreement, contact_id: UUID | None) -> dict[str, str]:
    """Who sat at the table, and where they are from."""
    who = names(viewer, [contact_id]).get(contact_id, "") if contact_id else ""
    return {"who": who.partition(" ")[0], "body": agreement.body.name}


def unsaid_past_their_time(viewer: Viewer) -> list[Draft]:
    """Begun so many days ago, and nobody said yes."""
    if viewer.role != SYSTEM:
        return []
    before = timezone.now() - timedelta(days=KEEP_DAYS["referral"])
    return list(Draft.objects.filter(made_at__lt=before))


def _own(viewer: Viewer) -> QuerySet[Draft]:
    mine = Draft.objects.filter(agreement__in=acts_by(viewer), contact_id=viewer.person_id)
    return mine.select_related("agreement__body", "agreement__programme")
