"""The door: what somebody brings to the next meeting, and who may read it."""

from django.db import transaction
from django.utils import timezone

from sideomside.ground.audit import log
from sideomside.matching import queries as matching
from sideomside.outcomes.models import Bring, Sitting
from sideomside.outcomes.rules import is_to_this_peer, may_say
from sideomside.people.rules import Viewer, allow


@transaction.atomic
def bring(*, sitting: Sitting, words: str, peer: bool, coordinator: bool, by: Viewer) -> Bring | None:
    """The newest words and the newest readers count. No words: nothing is brought, or it is taken back.

    The same words said again after a change of peer are said to the new one.
    """
    allow(may_say(by, sitting.person_id))
    Sitting.objects.select_for_update().get(id=sitting.id)
    before = Bring.objects.filter(sitting=sitting, superseded_by=None).first()
    said, readers = words.strip(), (bool(words.strip()) and peer, bool(words.strip()) and coordinator)
    if before is None and not said:
        return None
    if before and (before.words, before.for_peer, before.for_coordinator) == (said, *readers):
        since = matching.mine_since(by, sitting.person_id) if before.for_peer else None
        if since is None or is_to_this_peer(before, since):
            return before
    row = Bring(person=sitting.person, sitting=sitting, words=said, supersedes=before)
    row.for_peer, row.for_coordinator = readers
    row.happened_at, row.by_id, row.by_role = timezone.now(), by.person_id, by.role
    row.save(force_insert=True)
    detail = {"for_peer": row.for_peer, "for_coordinator": row.for_coordinator}
    log.record("outcomes.brings", about=sitting.person_id, thing=sitting.id, detail=detail, by=by)
    return row
