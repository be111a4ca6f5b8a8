"""Whose silence is no silence: who has something with us, and whose address was heard from under another name."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from sideomside.concerns import queries as concerns
from sideomside.gatherings import queries as gatherings
from sideomside.matching.queries.under_way import under_way
from sideomside.messages import queries as messages
from sideomside.people.models import Contact, Person, Role
from sideomside.people.rules import Hat, Viewer
from sideomside.silence.rules import ASK_AFTER
from sideomside.stories import queries as stories


def has_something_here(viewer: Viewer, asked: Iterable[UUID], now: datetime) -> set[UUID]:
    """Of these: who wears a hat of work, or has something that stands. Then it is not silence."""
    names = _known_as(asked)
    work = Role.objects.filter(person_id__in=list(names)).exclude(name=Hat.PARTICIPANT)
    wear = {names[one] for one in work.values_list("person_id", flat=True)}
    return wear | something_stands(viewer, asked, now - ASK_AFTER)


def something_stands(viewer: Viewer, asked: Iterable[UUID], since: datetime) -> set[UUID]:
    """Of these: who has or had a walk or a seat since then, a worry, a story, a circle, a pause, or is owed a word."""
    names = _known_as(asked)
    everyone = set(names)
    busy = under_way(viewer, everyone, since) | gatherings.still_come(viewer, since)
    busy |= concerns.worried_still(viewer) | concerns.worried_about(viewer, everyone)
    busy |= stories.still_shown(viewer) | _is_owed_a_word(viewer, everyone) | _on_a_pause(everyone)
    circles = messages.present(viewer).filter(thread__closed_at=None, person_id__in=everyone)
    busy |= set(circles.values_list("person_id", flat=True))
    return {names[one] for one in busy & everyone}


def _is_owed_a_word(viewer: Viewer, everyone: set[UUID]) -> set[UUID]:
    """A call somebody promised, or an answer."""
    calls = gatherings.waits_for_a_call(viewer, everyone) | concerns.owed_a_call(viewer, everyone)
    return calls | messages.owed_an_answer(viewer, everyone)


def _known_as(asked: Iterable[UUID]) -> dict[UUID, UUID]:
    """Everybody who turned out to be one of these, and who that is."""
    names = {one: one for one in asked}
    for joined in Person.objects.exclude(joined_into=None).select_related("joined_into"):
        last = joined.in_the_end.id
        if last in names:
            names[joined.id] = last
    return names


def _on_a_pause(everyone: set[UUID]) -> set[UUID]:
    """Their place is kept, and nobody asks."""
    rest = Role.objects.filter(person_id__in=everyone, name=Hat.PARTICIPANT, state=Role.State.PAUSED)
    return set(rest.values_list("person_id", flat=True))


def same_address(viewer: Viewer, asked: Iterable[UUID]) -> dict[UUID, Person]:
    """Of these: who shares a number or an address with somebody else, and which of those was heard from last."""
    names, whose = _known_as(asked), defaultdict(set)
    mine = Contact.objects.filter(person_id__in=list(names)).values_list("fingerprint", "person_id")
    for mark, person_id in mine:
        whose[mark].add(names[person_id])
    found: dict[UUID, Person] = {}
    for contact in Contact.objects.filter(fingerprint__in=list(whose)).select_related("person"):
        other = contact.person.in_the_end
        for one in whose[contact.fingerprint] - {other.id}:
            known = found.get(one)
            if known is None or known.last_contact_at < other.last_contact_at:
                found[one] = other
    return found
