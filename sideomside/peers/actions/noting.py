"""One step written down: the file and its last step always say the same."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from sideomside.peers.models import PeerFile, PeerStep, State
from sideomside.people.rules import Viewer, is_self


@transaction.atomic
def note_step(
    *, peer: PeerFile, to: str, rests_from: str = "", happened_at: datetime | None = None, by: Viewer
) -> PeerFile:
    """Move the file to a state and remember who said so; the act that calls it writes the log."""
    when = happened_at or timezone.now()
    resting = to == State.RESTING
    peer.state, peer.rests_from = to, rests_from
    peer.paused_at = when if resting else None
    peer.wants_a_word = resting and is_self(by, peer.person_id)
    peer.version += 1
    peer.save(update_fields=["state", "rests_from", "paused_at", "wants_a_word", "version"])
    step = PeerStep(peer=peer, state=to, happened_at=when, by_id=by.person_id, by_role=by.role)
    step.save(force_insert=True)
    return peer
