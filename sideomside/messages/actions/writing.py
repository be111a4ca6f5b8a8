"""Writing a message: into the thread of exactly these two, sealed with its key."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from sideomside.ground.audit import log
from sideomside.ground.ui.pictures import Drawn
from sideomside.ground.vault import cpr
from sideomside.ground.vault.keys import make_key
from sideomside.messages.actions.noticing import tell_the_others
from sideomside.messages.models import Member, Message, Picture, Thread
from sideomside.messages.queries import is_open, newest
from sideomside.messages.queries import thread as seen_thread
from sideomside.messages.rules import Closed, drawer_of, tidy
from sideomside.people import actions as people
from sideomside.people.rules import Hat, Viewer, allow


@transaction.atomic
def write(
    *, thread: Thread, words: str, picture: Drawn | None = None, once: UUID | None = None, by: Viewer
) -> Message:
    """The words as they are, but for a number nobody should send; a second press is the same message."""
    allow(seen_thread(by, thread.id) is not None)
    thread = _begun(thread, by)
    clear, covered = cpr.mask(tidy(words))
    known = Message.objects.filter(thread=thread, once=once).first() if once else None
    if known and _is_the_same(known, clear, picture):
        return known
    if not is_open(by, thread):
        raise Closed
    message = Message(thread=thread, words=clear, covered=covered, number=newest(by, thread) + 1)
    # Back, other words, send: another message, although the form is the same one.
    message.once = None if known else once
    message.author_id, message.hat = by.person_id, by.role
    message.drawer_id = drawer_of(thread, by.person_id)  # type: ignore[arg-type]
    message.save(force_insert=True)
    if picture:
        _keep(picture, message)
    tell_the_others(thread=thread, by=by)
    if by.is_participant and by.person_id:
        people.touch(person_id=by.person_id, by=by)
    log.record("message.written", thing=message.id, by=by)
    return message


def _begun(thread: Thread, by: Viewer) -> Thread:
    """The first words begin the thread: its key, then the row, then the two; whoever comes second finds it."""
    if thread._state.adding:
        make_key(thread.id, by.organisation_id)  # type: ignore[arg-type]
        first = {
            "sort": thread.sort, "programme_id": thread.programme_id, "pair": thread.pair,
            "owner_id": thread.owner_id, "owner_hat": thread.owner_hat, "begun_by_id": by.person_id,
        }  # fmt: skip
        Thread.objects.get_or_create(id=thread.id, defaults=first)
        _bring_in(thread)
    return Thread.objects.select_for_update(of=("self",)).select_related("pair").get(id=thread.id)


def _bring_in(thread: Thread) -> None:
    two = [(thread.owner_id, thread.owner_hat)]
    if thread.pair:
        two.append((thread.pair.peer_id, Hat.PEER))
    for person_id, hat in two:
        came = {"joined_at": timezone.now()}
        Member.objects.get_or_create(thread_id=thread.id, person_id=person_id, hat=hat, defaults=came)


def _is_the_same(known: Message, words: str, picture: Drawn | None) -> bool:
    """A second press sends the same words and the same dots; another picture is another message."""
    kept = Picture.objects.filter(message=known).first()
    return known.words == words and (kept.content if kept else None) == (picture.content if picture else None)


def _keep(picture: Drawn, message: Message) -> None:
    row = Picture(message=message, drawer_id=message.drawer_id, content=picture.content)
    row.width, row.height = picture.width, picture.height
    row.save(force_insert=True)
