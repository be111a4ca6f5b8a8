"""One step of the way written down; the act that calls it has asked, and writes the log."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from sideomside.ground.vault.cpr import mask
from sideomside.path.models import PathStep, PeerPath
from sideomside.people.rules import Viewer


@transaction.atomic
def step(
    *,
    path: PeerPath,
    name: str,
    words: str = "",
    happened_at: datetime | None = None,
    once: UUID | None = None,
    by: Viewer,
) -> PathStep:
    covered, _found = mask(words.strip())
    row = PathStep(
        path=path,
        person_id=path.person_id,
        name=name,
        note=covered or None,
        happened_at=happened_at or timezone.now(),
        by_id=by.person_id,
        by_role=by.role,
        once=once,
    )
    row.save(force_insert=True)
    return row


@transaction.atomic
def move(*, path: PeerPath, to: str, words: str = "", by: Viewer) -> PeerPath:
    """The path and its last word always say the same."""
    path.state, path.moved_at = to, timezone.now()
    path.words = mask(words.strip())[0] or None
    path.save(update_fields=["state", "moved_at", "words"])
    return path
