"""The queue: everybody who waits for an answer from us. Nobody falls out of it; who waits, rises."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from sideomside.ground.audit import log
from sideomside.ground.vault.keys import take_keys
from sideomside.intake.models import NOT_CLOSED, Direction, Enquiry, Message
from sideomside.intake.queries.readers import stands_in_for, with_nobody
from sideomside.intake.queries.seen import closed_to, not_closed, visible_to
from sideomside.intake.rules import days_waited, is_due, needs_a_second_reader, waited_too_long
from sideomside.people.queries import names
from sideomside.people.rules import Viewer


@dataclass(frozen=True, slots=True)
class Waiting:
    """One row of the queue."""

    enquiry: Enquiry
    name: str  # "" when we know none
    first_words: str
    since: datetime
    days: int  # working days
    too_long: bool
    for_me: bool  # mine, nobody's any more, mine while somebody is away, or in need of a second reader
    second: bool  # the first reader has not read it
    reminder: bool  # I wanted to be reminded today
    again: bool  # we answered before, and they wrote again
    reads: str  # who has it: a first name, or ""

    @property
    def read_first(self) -> bool:
        return self.enquiry.comes_first


def waiting_for_answer(viewer: Viewer) -> list[Waiting]:
    """Mine first, "read first" before that, then the longest wait. Others' follow, so that nothing is hidden."""
    now = timezone.now()
    today = timezone.localdate(now)
    due = [e for e in not_closed(viewer) if is_due(e, today)]
    if not viewer.is_coordinator or not due:
        return []
    log.record_list(viewer, {e.person_id for e in due}, screen="waiting")
    take_keys({e.person_id for e in due})
    known = names(viewer, {e.assigned_id for e in due if e.assigned_id})
    closed = closed_to(viewer, {e.person_id for e in due})
    words = _last_words([e for e in due if e.person_id not in closed])
    covers = {None, viewer.person_id, *stands_in_for(viewer, today)}
    mine = {e.id for e in due if e.assigned_id in covers} | with_nobody(viewer, due)
    rows = [_row(viewer, e, now, known, words, mine) for e in due]
    return sorted(rows, key=lambda r: (not r.for_me, not r.read_first, r.since))


def listed(viewer: Viewer, state: str = "") -> QuerySet[Enquiry]:
    """Everything there is in one's own programmes, the newest first: all open ones, or those in one state."""
    found = visible_to(viewer).order_by("-received_at", "id")
    return found.filter(state=state) if state else found.filter(state__in=NOT_CLOSED)


def shown(viewer: Viewer, enquiries: list[Enquiry]) -> list[Enquiry]:
    """One page of the list: keys taken at once, and the look written down."""
    take_keys({enquiry.person_id for enquiry in enquiries})
    log.record_list(viewer, {enquiry.person_id for enquiry in enquiries}, screen="enquiries")
    return enquiries


def _row(  # noqa: PLR0913 - one look-up each for the whole list
    viewer: Viewer,
    enquiry: Enquiry,
    now: datetime,
    known: dict[UUID, str],
    words: dict[UUID, str],
    mine: set[UUID],
) -> Waiting:
    second = needs_a_second_reader(enquiry, now)
    return Waiting(
        enquiry=enquiry,
        name=enquiry.person.name or "",
        first_words=words.get(enquiry.id, ""),
        since=enquiry.waiting_since or enquiry.received_at,
        days=days_waited(enquiry, now),
        too_long=waited_too_long(enquiry, now),
        for_me=enquiry.id in mine or second,
        second=second and enquiry.assigned_id not in {None, viewer.person_id},
        reminder=enquiry.remind_on is not None,
        again=enquiry.answered_at is not None,
        reads=known.get(enquiry.assigned_id, "") if enquiry.assigned_id else "",
    )


def _last_words(enquiries: list[Enquiry], length: int = 90) -> dict[UUID, str]:
    """The first words of the last thing each of them wrote."""
    found = Message.objects.filter(enquiry__in=enquiries, direction=Direction.IN).order_by("happened_at")
    return {m.enquiry_id: _shortened(m.words or m.subject or "", length) for m in found}


def _shortened(text: str, length: int) -> str:
    line = " ".join(text.split())
    return line if len(line) <= length else line[:length].rsplit(" ", 1)[0] + " …"
