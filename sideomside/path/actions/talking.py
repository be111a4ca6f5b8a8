"""A talk about being a peer, noted in a few lines that the person may read."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from sideomside.ground.audit import log
from sideomside.path.actions.noting import step
from sideomside.path.models import PathStep, PeerPath
from sideomside.path.queries import held
from sideomside.path.rules import is_on_the_way, may_walk_with
from sideomside.peers import actions as peers
from sideomside.peers import queries as files
from sideomside.peers.rules import State
from sideomside.people.rules import Viewer, allow


@transaction.atomic
def note_talk(
    *,
    path: PeerPath,
    words: str = "",
    happened_at: datetime | None = None,
    once: UUID | None = None,
    by: Viewer,
) -> PathStep:
    """Pressed twice it is one. The first talk is also the first step in the peer's own file."""
    allow(may_walk_with(by, path.person_id, path.programme_id))
    path = held(by, path)
    known = PathStep.objects.filter(path=path, once=once).first() if once else None
    if known:
        return known
    allow(is_on_the_way(path))
    row = step(path=path, name=PathStep.Name.TALK, words=words, happened_at=happened_at, once=once, by=by)
    log.record("path.talked", about=path.person_id, thing=path.id, by=by)
    file = files.peer_file(by, path.person_id)
    if file is not None and file.state == State.APPLIED:
        peers.take_step(peer=file, to=State.CONVERSATION, happened_at=happened_at, by=by)
    return row
