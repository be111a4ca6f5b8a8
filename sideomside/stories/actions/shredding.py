"""Words that go for good: once the rows are gone for certain, a line that a restore will follow, and the keys."""

from collections.abc import Collection
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from sideomside.ground.vault.keys import destroy_keys
from sideomside.ground.vault.models import Erasure
from sideomside.people.rules import Viewer


@transaction.atomic
def shred(*, ids: Collection[UUID], by: Viewer) -> None:
    """The keys lie in a database of their own: taken before the commit, a row that came back would have none."""
    transaction.on_commit(lambda: _shred(set(ids), by))


def _shred(ids: set[UUID], by: Viewer) -> None:
    now, known = (
        timezone.now(),
        set(Erasure.objects.filter(owner_id__in=ids).values_list("owner_id", flat=True)),
    )
    Erasure.objects.bulk_create(
        Erasure(owner_id=one, organisation_id=by.organisation_id, done_at=now) for one in ids - known
    )
    destroy_keys(ids)
