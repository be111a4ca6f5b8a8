"""Telling somebody that there is something new, in a letter that says nothing: one at most, and never at night."""

from collections.abc import Iterable

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from sideomside.messages.models import Member, Rhythm, Thread
from sideomside.messages.queries.noticing import count_new_threads, still_to_notice
from sideomside.messages.rules import is_circle, notice_at
from sideomside.people import queries as people
from sideomside.people.actions import make_link, write_to
from sideomside.people.models import Person, Role, from_outside
from sideomside.people.rules import SYSTEM, Hat, Viewer, allow, link_path


@transaction.atomic
def tell_the_others(*, thread: Thread, by: Viewer) -> None:
    """Everybody else in the thread has something new; whoever is only asked along hears nothing of it."""
    here = Member.objects.filter(thread=thread, left_at=None).exclude(person_id=by.person_id, hat=by.role)
    tell_them(members=here.exclude(joined_at=None) if is_circle(thread) else here, by=by)


@transaction.atomic
def tell_them(*, members: Iterable[Member], by: Viewer) -> None:
    """The letter waits a little, and for quiet hours to end."""
    for member in members:
        Member.objects.filter(id=member.id).update(new=True)
        rhythm, _made = Rhythm.objects.get_or_create(person_id=member.person_id, hat=member.hat)
        rhythm.due_at = notice_at(rhythm, timezone.now())
        rhythm.save(update_fields=["due_at"])


@transaction.atomic
def send_notice(*, rhythm: Rhythm, by: Viewer) -> bool:
    """If its time has come still; whoever has looked in meanwhile is left in peace.

    Held before anything is written: whoever writes to them holds it too, and only then the log.
    """
    allow(by.role == SYSTEM)
    held = still_to_notice(by, rhythm)
    if held is None:
        return False
    new = count_new_threads(by, held)
    told = new > 0 and _write(held, by)
    held.due_at, held.told_at = None, timezone.now() if new else None
    held.save(update_fields=["due_at", "told_at"])
    return told


def _write(rhythm: Rhythm, by: Viewer) -> bool:
    context = {"coordinator": _who_writes(rhythm, by), "link": from_outside(_path(rhythm, by))}
    return write_to(person=rhythm.person, template="messages/mail/new", context=context, by=by)


def _path(rhythm: Rhythm, by: Viewer) -> str:
    """A participant comes in by a link and their own word; whoever works here signs in."""
    person: Person = rhythm.person
    if rhythm.hat == Hat.PARTICIPANT:
        return link_path(make_link(person=person, replace=False, by=by), person.language)
    with override(person.language):
        return reverse("messages:list")


def _who_writes(rhythm: Rhythm, by: Viewer) -> str:
    role = Role.objects.filter(person_id=rhythm.person_id, name=rhythm.hat).first()
    found = people.coordinators(by, role.programme_id) if role else []
    return (found[0].name or "").partition(" ")[0] if found else ""
