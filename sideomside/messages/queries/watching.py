"""What coordinators see: that people write, on which days and how often. Never what, unless somebody shows it."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Count, Exists, Max, Min, OuterRef, Q, QuerySet
from django.utils import timezone

from sideomside.ground.audit import log
from sideomside.ground.vault.keys import take_keys
from sideomside.matching import queries as matching
from sideomside.matching.rules import Pair
from sideomside.messages.models import Message, Opening, Share, Thread
from sideomside.messages.queries.reading import Letter, written
from sideomside.messages.rules import may_read_opened
from sideomside.people import queries as people
from sideomside.people.days.promise import working_days_waited
from sideomside.people.rules import Hat, Viewer

LATELY = timedelta(days=30)
WEEKS = 8


@dataclass(frozen=True)
class Wrote:
    """Two people, how often each has written lately, and when somebody last did."""

    thread: Thread
    participant: str
    peer: str
    from_participant: int
    from_peer: int
    last_at: datetime | None
    is_open: bool
    shown: int  # messages one of them shows to the coordinators


@dataclass(frozen=True)
class Shown:
    """Two people, one of whom shows the coordinators something nobody has opened yet."""

    thread_id: UUID
    participant: str
    peer: str
    days: int  # working days


def that_people_write(viewer: Viewer) -> list[Wrote]:
    """Every pair that walks together in one's programmes, and has written; the newest words first.

    Before them those who ended and show us something: that is not folded away, however long ago they ended.
    """
    pairs = matching.pairs(viewer)
    walk = _watched(viewer).filter(pair__in=pairs.filter(ended_at=None))
    over = _watched(viewer).filter(pair__ended_at__isnull=False, id__in=_that_show())
    return _told(viewer, _counted(viewer, over) + _counted(viewer, walk))


def ended(viewer: Viewer) -> QuerySet[Pair]:
    """Those who walked together and wrote, the newest ending first; more each year, so whoever shows them takes a few.

    Not those who show us something: they stand before everybody.
    """
    wrote = Message.objects.filter(thread__pair_id=OuterRef("pk"))
    found = matching.pairs(viewer).filter(Exists(wrote), ended_at__isnull=False).exclude(id__in=_that_show())
    return found.order_by("-ended_at", "id") if viewer.is_coordinator else found.none()


def that_wrote(viewer: Viewer, ended: Iterable[Pair]) -> list[Wrote]:
    """The same of some that have ended; a few of them at a time, since there are more each year."""
    ids = [one.id for one in ended]
    return _told(viewer, _counted(viewer, _watched(viewer).filter(pair__in=ids))) if ids else []


def wrote(viewer: Viewer, thread_id: UUID) -> Wrote | None:
    """One pair's; nobody else's name is looked at for it."""
    if not viewer.is_coordinator:
        return None
    return next(iter(_told(viewer, _counted(viewer, _watched(viewer).filter(id=thread_id)))), None)


def weeks(viewer: Viewer, thread: Thread) -> list[tuple[date, int, int]]:
    """For each week lately: how many from the participant, how many from the peer."""
    if not viewer.coordinates(thread.programme_id):
        return []
    monday = timezone.localdate() - timedelta(days=timezone.localdate().weekday())
    first = monday - timedelta(weeks=WEEKS - 1)
    rows = Message.objects.filter(thread=thread).values_list("written_at", "hat")
    days = [(timezone.localdate(at), hat) for at, hat in rows]
    seen = Counter((day - timedelta(days=day.weekday()), hat) for day, hat in days if day >= first)
    begun = min((day for day, _hat in days), default=monday) - timedelta(days=6)
    begins = [monday - timedelta(weeks=back) for back in range(WEEKS)]
    begins = [begin for begin in begins if begin >= begun]
    return [(begin, seen[begin, Hat.PARTICIPANT], seen[begin, Hat.PEER]) for begin in begins]


def shown_to_us(viewer: Viewer, thread: Thread) -> list[Letter]:
    """Exactly what somebody chose to show; that it was read is written down for each writer."""
    if not viewer.coordinates(thread.programme_id):
        return []
    shown = Share.objects.filter(message__thread=thread, taken_back_at=None).values("message_id")
    rows = list(Message.objects.filter(id__in=shown).select_related("picture", "thread").order_by("number"))
    for author_id in {row.author_id for row in rows if row.author_id}:
        log.record_opening(viewer, about=author_id, screen="shown_messages")
    return written(viewer, rows)


def shown_and_unopened(viewer: Viewer) -> list[Shown]:
    """Where somebody shows the coordinators a message, and none has looked yet; the first shown first."""
    if not viewer.is_coordinator:
        return []
    waits = Share.objects.filter(taken_back_at=None, opened=False)
    ours = waits.filter(message__thread__programme_id__in=viewer.programme_ids)
    pair = ("message__thread_id", "message__thread__pair__participant_id", "message__thread__pair__peer_id")
    rows = ours.exclude(message__thread__pair=None).values_list(*pair).annotate(since=Min("shared_at"))
    found = list(rows.order_by("since", "message__thread_id"))
    two = [person_id for _thread, *both, _since in found for person_id in both]
    names = people.names(viewer, two)
    log.record_list(viewer, two, screen="messages")
    return [
        Shown(thread_id, names.get(hers, ""), names.get(his, ""), working_days_waited(at, timezone.now()))
        for thread_id, hers, his, at in found
    ]


def opened_letters(viewer: Viewer, opening: Opening) -> list[Letter]:
    """Up to the last message there was then; that it was read is written down for both, each time."""
    if not may_read_opened(viewer, opening, timezone.now()):
        return []
    pair = opening.thread.pair
    for person_id in (pair.participant_id, pair.peer_id) if pair else ():
        log.record_opening(viewer, about=person_id, screen="opened_messages", purpose="concern")
    rows = Message.objects.filter(thread_id=opening.thread_id, number__lte=opening.up_to)
    return written(viewer, list(rows.select_related("picture", "thread").order_by("number")))


def _that_show() -> QuerySet[Share, UUID]:
    """In which threads something is shown to the coordinators and not taken back."""
    return Share.objects.filter(taken_back_at=None).values_list("message__thread_id", flat=True)


def _watched(viewer: Viewer) -> QuerySet[Thread]:
    if not viewer.is_coordinator:
        return Thread.objects.none()
    found = Thread.objects.filter(sort=Thread.Sort.PAIR, programme_id__in=viewer.programme_ids)
    return found.select_related("pair", "programme")


def _counted(viewer: Viewer, found: QuerySet[Thread]) -> list[Thread]:
    lately = Q(messages__written_at__gt=timezone.now() - LATELY)
    rows = found.annotate(
        last_at=Max("messages__written_at"),
        participants=Count("messages", lately & Q(messages__hat=Hat.PARTICIPANT)),
        peers=Count("messages", lately & Q(messages__hat=Hat.PEER)),
    )
    return list(rows.order_by("-last_at", "id"))


def _told(viewer: Viewer, rows: list[Thread]) -> list[Wrote]:
    two = [person for one in rows for person in (one.pair.participant_id, one.pair.peer_id)]
    take_keys(two)
    names = people.names(viewer, two)
    log.record_list(viewer, two, screen="messages")
    shown = Counter(
        Share.objects.filter(message__thread__in=rows, taken_back_at=None).values_list(
            "message__thread_id", flat=True
        )
    )
    return [
        Wrote(
            thread=one,
            participant=names.get(one.pair.participant_id, ""),
            peer=names.get(one.pair.peer_id, ""),
            from_participant=one.participants,
            from_peer=one.peers,
            last_at=one.last_at,
            is_open=one.pair.ended_at is None,
            shown=shown[one.id],
        )
        for one in rows
    ]
