"""What goes along to the next peer: nothing until the participant says so; of the earlier peer only what they lend."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from sideomside.ground.audit import log
from sideomside.ground.vault.keys import take_keys
from sideomside.intake.rules import in_words
from sideomside.matching import queries as matching
from sideomside.matching.rules import Pair
from sideomside.messages.models import Member, Message, Passing, Thread
from sideomside.messages.queries.threads import are_open
from sideomside.messages.rules import LENT, may_lend, may_pass_on
from sideomside.people import queries as people
from sideomside.people.models import Role
from sideomside.people.rules import Hat, Viewer


@dataclass(frozen=True)
class Choice:
    """For the participant, on an earlier conversation: who reads along, who could, and what of it."""

    readers: str  # the names of those it has been passed on to, and who can read it as soon as they may write
    pair: Pair | None  # with somebody it could be passed on to
    name: str
    lent: bool  # the earlier peer lets their words come along too


@dataclass(frozen=True)
class Line:
    """One message as the next peer reads it: nobody is named who has not told their name themselves."""

    words: str
    written_at: datetime
    from_participant: bool


def choice(viewer: Viewer, thread: Thread) -> Choice | None:
    """None while nobody reads along and there is nobody it could be passed on to.

    What was passed on stands here until it is taken back, also where the two may not write just now.
    """
    if not may_pass_on(viewer, thread):
        return None
    pair = today(viewer, thread)
    standing = Passing.objects.filter(thread_id=thread.id, taken_back_at=None).select_related("pair")
    reads = [one.pair.peer_id for one in standing]
    if pair and pair.peer_id in reads:
        pair = None
    if pair is None and not reads:
        return None
    shown = [*reads, *([pair.peer_id] if pair else [])]
    names = people.names(viewer, shown)
    log.record_list(viewer, shown, screen="messages")
    name = names.get(pair.peer_id, "") if pair else ""
    return Choice(
        in_words([names.get(one, "") for one in reads], _("and")), pair, name, is_lent(viewer, thread)
    )


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
    """While they are still a peer here, and can take it back; and never where contact was stopped."""
    pair = thread.pair
    if pair is None or matching.hushed(viewer, [pair]):
        return False
    mine = Role.objects.filter(person_id=pair.peer_id, programme_id=pair.programme_id, name=Hat.PEER)
    here = mine.filter(state__in=[Role.State.ACTIVE, Role.State.PAUSED]).exists()
    return here and Member.objects.filter(thread_id=thread.id, hat=Hat.PEER, lends=True).exists()


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
    """Words alone, without pictures; that they were read stands in the log for each whose words they are."""
    earlier = passing.thread.pair
    if _standing(viewer, passing.id) is None or earlier is None:
        return []
    writers = {earlier.participant_id: Hat.PARTICIPANT}
    if is_lent(viewer, passing.thread):
        writers[earlier.peer_id] = Hat.PEER
    for person_id, hat in writers.items():
        # The earlier peer is not told on their page: it would say that there is somebody new (decision 0008).
        screen = "passed_messages" if hat == Hat.PARTICIPANT else LENT
        log.record_opening(viewer, about=person_id, screen=screen)
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
