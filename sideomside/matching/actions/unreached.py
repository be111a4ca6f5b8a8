"""The letter that asked could not be sent: one of us calls, as where there is no letterbox at all."""

from django.db import transaction

from sideomside.ground.audit import log
from sideomside.matching.models import Proposal
from sideomside.matching.rules import asked_now
from sideomside.people.rules import SYSTEM, Viewer, allow


@transaction.atomic
def call_instead(*, proposal: Proposal, by: Viewer) -> None:
    """Where it still stands as it did; the question stays theirs."""
    allow(by.role == SYSTEM)
    held = Proposal.objects.select_for_update().get(id=proposal.id)
    if held.call or held.moved_at != proposal.moved_at:
        return
    held.call = True
    held.save(update_fields=["call"])
    log.record("proposal.unreached", about=asked_now(held), thing=held.id, by=by)
