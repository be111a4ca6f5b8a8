"""While a peer is away: the participant hears it from a person, together with what there is instead."""

from collections.abc import Collection
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from sideomside.companionship import actions as companionship
from sideomside.ground.audit import log
from sideomside.path.models import CoverOffer
from sideomside.path.queries import cover
from sideomside.people.rules import Viewer, allow


@transaction.atomic
def offer_cover(*, companionship_id: UUID, what: Collection[str], by: Viewer) -> list[CoverOffer]:
    """Told and offered at once; said again, the newer offers stand."""
    found = cover(by, companionship_id)
    allow(found is not None and set(what) <= set(CoverOffer.What.values))
    assert found is not None  # noqa: S101 - allowed just above; for the type checker
    one = found.companionship
    companionship.note_away_told(companionship=one, by=by)
    CoverOffer.objects.filter(companionship_id=companionship_id).delete()
    rows = []
    for each in CoverOffer.What.values:
        if each in what:
            row = CoverOffer(companionship_id=one.id, person_id=one.participant_id, what=each)
            row.offered_at, row.by_id = timezone.now(), by.person_id
            row.save(force_insert=True)
            rows.append(row)
    log.record("path.cover_offered", about=one.participant_id, thing=one.id, by=by)
    return rows
