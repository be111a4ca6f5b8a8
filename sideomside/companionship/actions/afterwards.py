"""Thirty seconds after a meeting; and the coordinator who calls when it was heavy."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from sideomside.companionship.actions.going import note_met, note_moved, note_not_met
from sideomside.companionship.models import Afterwards, Meeting
from sideomside.companionship.rules import OVER, Said, may_arrange, may_say
from sideomside.ground.audit import log
from sideomside.people.rules import Viewer, allow

WHAT = {"met": note_met, "not_met": note_not_met, "moved": note_moved}


@transaction.atomic
def say_afterwards(*, meeting: Meeting, what: str = "", said: Said, by: Viewer) -> Afterwards | None:
    """What became of it, and how it was for me. Said again, the newer words stand; pressed twice, it is one."""
    allow(may_say(by, meeting))
    if what in WHAT:
        WHAT[what](meeting=meeting, by=by)
    held = Meeting.objects.select_for_update().get(id=meeting.id)
    if held.state not in OVER:
        return None
    row = Afterwards.objects.filter(meeting=meeting).first() or Afterwards(meeting=meeting)
    if row.said_at and (row.felt, row.minutes, row.call) == (said.felt, said.minutes, said.call):
        return row
    row.peer, row.minutes, row.call = meeting.companionship.peer, said.minutes, said.call
    row.felt, row.said_at, row.talked_at, row.talked_by_id = said.felt, timezone.now(), None, None
    row.save()
    log.record("companionship.afterwards", about=row.peer_id, thing=row.id, by=by)
    return row


@transaction.atomic
def talked_with_peer(*, said: Afterwards, by: Viewer) -> Afterwards:
    """Somebody called; it leaves the first page."""
    allow(may_arrange(by, said.meeting.companionship.programme_id))
    if said.talked_at is None:
        said.talked_at, said.talked_by_id = timezone.now(), by.person_id
        said.save(update_fields=["talked_at", "talked_by_id"])
        log.record("companionship.talked_with_peer", about=said.peer_id, thing=said.id, by=by)
    return said


@transaction.atomic
def call_no_more(*, person_id: UUID, by: Viewer) -> int:
    """A peer has died: nobody is asked to call them, and nobody is written down as having done it."""
    allow(by.is_coordinator)
    heard = Afterwards.objects.filter(peer_id=person_id, talked_at=None)
    here = heard.filter(meeting__companionship__programme_id__in=by.programme_ids)
    return here.update(talked_at=timezone.now(), talked_by_id=None)
