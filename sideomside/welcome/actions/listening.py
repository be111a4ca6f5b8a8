"""Other systems of the association's own: written down, told when something has changed, and told no more."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone

from sideomside.ground.audit import log
from sideomside.people.rules import SYSTEM, Viewer, allow
from sideomside.welcome import queries
from sideomside.welcome.data.message import can_be_told, to_send, wait_after
from sideomside.welcome.models import Listener
from sideomside.welcome.rules import MOST_LISTENERS, may_write

TELLING_LASTS = timedelta(minutes=10)  # far longer than anybody is waited for


@dataclass(frozen=True, slots=True)
class News:
    """What one system is to hear now."""

    listener_id: UUID
    address: str
    secret: bytes
    changed: Mapping[str, str]
    marks: Mapping[str, str]
    after: str  # who hears it, and when they last heard anything: the same until they have heard this


@transaction.atomic
def add_listener(*, address: str, once: UUID, by: Viewer) -> Listener:
    """It is told everything there is the first time, so that whoever builds it sees that it works."""
    allow(may_write(by) and can_be_told(address))
    known = Q(once=once) | Q(address=address)
    there = Listener.objects.filter(known).first()
    if there:
        return there
    allow(Listener.objects.count() < MOST_LISTENERS)
    row = Listener(address=address, made_by_id=by.person_id, once=once)
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:  # the other press was first
        return Listener.objects.get(known)
    log.record("listener.added", thing=row.id, by=by)
    return row


@transaction.atomic
def renew_secret(*, listener: Listener, by: Viewer) -> None:
    """From now on everything is signed with the new one."""
    allow(may_write(by))
    held = Listener.objects.select_for_update().get(id=listener.id)
    held.turn += 1
    held.save(update_fields=["turn"])
    log.record("listener.new_secret", thing=held.id, by=by)


@transaction.atomic
def remove_listener(*, listener: Listener, by: Viewer) -> None:
    allow(may_write(by))
    if Listener.objects.filter(id=listener.id).delete()[0]:
        log.record("listener.removed", thing=listener.id, by=by)


@transaction.atomic
def take_up_news(*, by: Viewer) -> list[News]:
    """Those for whom something has changed, each taken by one worker only. Nobody listens: nothing is looked up.

    What is sent is written down before it leaves: it may come although nobody says so.
    """
    allow(by.role == SYSTEM)
    now = timezone.now()
    due = Q(not_before=None) | Q(not_before__lte=now)
    waiting = list(queries.listeners(by).filter(due))
    marks = queries.marks(by) if waiting else {}
    news = []
    for one in waiting:
        sent = to_send(one.told, one.sent, marks)
        turn = one.sent_turn + (sent != one.sent)
        taken = {"not_before": now + TELLING_LASTS, "sent": sent, "sent_turn": turn}
        if sent and Listener.objects.filter(due, id=one.id).update(**taken):
            after = f"{one.id}|{one.heard_at.isoformat() if one.heard_at else ''}|{turn}"
            changed = {what: queries.read_at(by, what) for what in sent}
            news.append(News(one.id, one.address, queries.secret_of(by, one), changed, marks, after))
    return news


@transaction.atomic
def note_told(*, news: News, fault: str, by: Viewer) -> None:
    """What was heard is not told again. Whoever did not answer is told later, and then what holds then."""
    allow(by.role == SYSTEM)
    held = Listener.objects.select_for_update().filter(id=news.listener_id).first()
    if held is None:  # taken off the list meanwhile
        return
    now = timezone.now()
    if fault:
        held.misses, held.fault = held.misses + 1, fault
        held.not_before = now + wait_after(held.misses)
    else:
        held.told, held.heard_at, held.sent, held.sent_turn = dict(news.marks), now, {}, 0
        held.misses, held.fault, held.not_before = 0, "", None
    held.save(update_fields=["told", "heard_at", "sent", "sent_turn", "misses", "fault", "not_before"])
