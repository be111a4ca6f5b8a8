"""What goes along to the next peer: nothing until the participant says so; of the earlier peer only what they lend."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from sideomside.ground.audit import log
from sideomside.ground.vault.keys import take_keys
from sideomside.matching import queries as matching
from sideomside.matching.rules import Pair
from sideomside.messages.models import Member, Message, Passing, Thread
from sideomside.messages.queries.threads import are_open
from sideomside.messages.rules import may_lend, may_pass_on
from sideomside.people import queries as people
from sideomside.people.rules import Hat, Viewer


@dataclass(frozen=True)
class Choice:
    """For the participant, on an earlier conversation: who could read along, and what of it."""

    pair: Pair
    name: str
    passed: bool
    lent: bool  # the earlier peer lets their words come along too


@dataclass(frozen=True)
class Line:
    """One message as the next peer reads it: nobody is named who has not told their name themselves."""

    words: str
    written_at: datetime
    from_participant: bool


def choice(viewer: Viewer, thread: Thread) -> Choice | None:
    """None while there is nobody else to pass it on to."""
    pair = today(viewer, thread) if may_pass_on(viewer, thread) else None
    if pair is None:
        return None
    name = people.names(viewer, [pair.peer_id]).get(pair.peer_id, "")
    log.record_list(viewer, [pair.peer_id], screen="messages")
    passed = Passing.objects.filter(thread_id=thread.id, pair_id=pair.id, taken_back_at=None).exists()
    return Choice(pair, name, passed, is_lent(viewer, thread))


def today(viewer: Viewer, thread: Thread) -> Pair | None:
    """The participant's pair of today, when it is with another peer than the one they wrote to here."""
    earlier = thread.pair
    if earlier is None:
        return None
    living = matching.pairs(viewer).filter(participant_id=earlier.participant_id, ended_at=None)
    later = list(living.filter(since__gt=earlier.since).exclude(peer_id=earlier.peer_id).order_by("-since"))
    open_ = are_open(viewer, later)
    return next((one for one in later if one.id in open_), None)


def lends(viewer: Viewer, thread: Thread) -> bool | None:
    """For the peer of the two: whether they lend their words; None for everybody else."""
    return is_lent(viewer, thread) if may_lend(viewer, thread) else None


def is_lent(viewer: Viewer, thread: Thread) -> bool:
    return Member.objects.filter(thread_id=thread.id, hat=Hat.PEER, lends=True).exists()


def passed_to_me(viewer: Viewer, thread: Thread) -> list[Passing]:
    """Earlier conversations the participant of this one lets their peer read, the oldest first."""
    return list(_passed(viewer).filter(pair_id=thread.pair_id)) if viewer.is_peer and thread.pair else []


def passing(viewer: Viewer, passing_id: UUID) -> Passing | None:
    """For the peer of today alone, for as long as the two are a pair who may write."""
    return _standing(viewer, passing_id)


def passed_by(viewer: Viewer, passing: Passing) -> str:
    """What the one who passed it on is called."""
    person_id = passing.pair.participant_id
    return people.names(viewer, [person_id]).get(person_id, "")


def passed_on(viewer: Viewer, passing: Passing) -> list[Line]:
    """Words alone, without pictures; that they were read is written down for each whose words they are."""
    earlier = passing.thread.pair
    if _standing(viewer, passing.id) is None or earlier is None:
        return []
    writers = {earlier.participant_id: Hat.PARTICIPANT}
    if is_lent(viewer, passing.thread):
        writers[earlier.peer_id] = Hat.PEER
    for person_id in writers:
        log.record_opening(viewer, about=person_id, screen="passed_messages")
    take_keys([passing.thread_id])
    rows = Message.objects.filter(thread_id=passing.thread_id, hat__in=writers.values()).order_by("number")
    return [_line(row) for row in rows if row.words]


def _standing(viewer: Viewer, passing_id: UUID) -> Passing | None:
    found = _passed(viewer).filter(id=passing_id).first() if viewer.is_peer else None
    return found if found and are_open(viewer, [found.pair]) else None


def _line(row: Message) -> Line:
    return Line(row.words or "", row.written_at, from_participant=row.hat == Hat.PARTICIPANT)


def _passed(viewer: Viewer) -> QuerySet[Passing]:
    mine = matching.pairs(viewer).filter(peer_id=viewer.person_id, ended_at=None)
    standing = Passing.objects.filter(pair__in=mine, taken_back_at=None)
    return standing.select_related("thread__pair", "pair").order_by("thread__begun_at")
