"""Taking new rules for a programme's suggestions, with a note; the earlier ones stay readable."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from sideomside.ground.audit import log
from sideomside.matching.models import Policy
from sideomside.matching.queries import weights_for
from sideomside.matching.rules import choices_of, may_decide, weights_of
from sideomside.people.models import Programme
from sideomside.people.rules import Changed, Viewer, allow


@transaction.atomic
def adopt(*, programme: Programme, choices: dict[str, Any], note: str, version: int, by: Viewer) -> Policy:
    """`version` is the one that was looked at: whoever was quicker is read before anything changes again."""
    allow(may_decide(by, programme.id))
    Programme.objects.select_for_update().get(id=programme.id)
    now = weights_for(by, programme.id)
    before = Policy.objects.filter(programme=programme, version=now.version).first()
    wanted = weights_of(choices, now.version)
    if before and wanted == now:
        return before  # pressed twice
    if now.version != version:
        raise Changed
    policy = Policy(
        programme=programme,
        version=now.version + 1,
        choices=choices_of(wanted),
        note=note,
        happened_at=timezone.now(),
        by_id=by.person_id,
        by_role=by.role,
        supersedes=before,
    )
    policy.save(force_insert=True)
    log.record("policy.adopted", thing=policy.id, detail={"version": policy.version}, by=by)
    return policy
