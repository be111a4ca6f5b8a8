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
    """Of these: who has a walk, a seat, a worry, a story, a hat, a pause, or is owed a call. Then it is not silence."""
    names = _known_as(asked)
    everyone = set(names)
    busy = under_way(viewer, everyone, now - ASK_AFTER)
    busy |= gatherings.still_come(viewer, now - ASK_AFTER) | gatherings.waits_for_a_call(viewer, everyone)
    busy |= concerns.worried_still(viewer) | concerns.worried_about(viewer, everyone)
    busy |= concerns.owed_a_call(viewer, everyone) | stories.still_shown(viewer)
    circles = messages.present(viewer).filter(thread__closed_at=None, person_id__in=everyone)
    busy |= set(circles.values_list("person_id", flat=True)) | _wears_a_hat(everyone)
    return {names[one] for one in busy & everyone}


def _known_as(asked: Iterable[UUID]) -> dict[UUID, UUID]:
    """Everybody who turned out to be one of these, and who that is."""
    names = {one: one for one in asked}
    for joined in Person.objects.exclude(joined_into=None).select_related("joined_into"):
        last = joined.in_the_end.id
        if last in names:
            names[joined.id] = last
    return names


def _wears_a_hat(asked: Iterable[UUID]) -> set[UUID]:
    """A hat of work, whatever became of it, or a pause: then nobody asks."""
    hats = Role.objects.filter(person_id__in=list(asked))
    work = hats.exclude(name=Hat.PARTICIPANT)
    rest = hats.filter(name=Hat.PARTICIPANT, state=Role.State.PAUSED)
    return {*work.values_list("person_id", flat=True), *rest.values_list("person_id", flat=True)}


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
