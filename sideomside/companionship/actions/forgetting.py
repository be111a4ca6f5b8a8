"""Somebody goes. A participant's companionships go along; a peer's stay with whoever they met, without the peer."""

from datetime import date
from uuid import UUID

from django.utils import timezone

from sideomside.companionship.models import Companionship, Feed, WalkedBefore
from sideomside.companionship.queries import lived_through
from sideomside.ground.vault.models import Erasure
from sideomside.people.rules import Viewer


def forget(*, person_id: UUID, by: Viewer) -> None:
    """What stands here goes with either of the two, but for the days of whoever stays."""
    Feed.objects.filter(person_id=person_id).delete()
    WalkedBefore.objects.filter(participant_id=person_id).delete()
    Companionship.objects.filter(participant_id=person_id).delete()
    theirs = Companionship.objects.filter(peer_id=person_id)
    WalkedBefore.objects.bulk_create(lived_through(by, theirs, _day_of(person_id)))
    theirs.delete()


def _day_of(person_id: UUID) -> date:
    """The day they go; where a copy was put back, the day they went."""
    begun = (
        Erasure.objects.filter(owner_id=person_id).order_by("-begun_at").values_list("begun_at", flat=True)
    )
    return timezone.localdate(begun.first() or timezone.now())
