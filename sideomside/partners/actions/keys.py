"""Keys lie in another database: they go once it is certain that the rows are gone, and never before."""

from collections.abc import Iterable
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from sideomside.ground.vault.keys import destroy_keys
from sideomside.ground.vault.models import Erasure
from sideomside.partners.models import Draft
from sideomside.people.rules import Viewer


@transaction.atomic
def shut_for_good(*, drafts: Iterable[Draft], by: Viewer) -> None:
    """If the act is undone, nothing has happened; if it stands, a line tells a restore to shut them again."""
    gone = {one.id: one.organisation_id for one in drafts}
    transaction.on_commit(lambda: _destroy(gone))


def _destroy(gone: dict[UUID, UUID]) -> None:
    now = timezone.now()
    Erasure.objects.bulk_create(
        Erasure(owner_id=one, organisation_id=house, done_at=now) for one, house in gone.items()
    )
    destroy_keys(gone)
