"""Who could be reached by what: what the log says was seen, and what could have been seen besides.

Read in the log: every page about somebody that was opened, every list their name stood in. What could have been opened
is worked out from the hats, the pairs and the circles as they stand, and is rather too much than too little.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from sideomside.breaches.models import BreachStep, Thing
from sideomside.breaches.queries.register import Record
from sideomside.breaches.rules import EVERYTHING, OPENS, WHOLE_HOUSE, Group
from sideomside.ground.audit.models import Entry
from sideomside.ground.post.models import Letter
from sideomside.matching import queries as matching
from sideomside.messages import queries as messages
from sideomside.oversight.rules import SCREENS
from sideomside.partners import queries as partners
from sideomside.people import queries as people
from sideomside.people.models import Person, Role
from sideomside.people.rules import Hat, Viewer, system

LOOKS = ("read.opened", "read.listed")
SIGNED_IN = frozenset({Thing.DEVICE, Thing.ACCOUNT, Thing.CONTACT, Thing.LINK})


@dataclass(frozen=True, slots=True)
class Reach:
    """The answer: who was seen on which pages, and in which groups everybody is who could have been."""

    seen: dict[UUID, list[str]]
    groups: list[Group]
    letters: int  # to whose it was, in that time
    log_from: datetime | None  # the log says nothing of what was before

    @property
    def everybody(self) -> set[UUID]:
        return {*self.seen, *(one for group in self.groups for one in group.people)}


def reach(viewer: Viewer, one: Record) -> Reach:
    """Opaque numbers alone; names are looked up by whoever shows them."""
    itself = system(one.breach.organisation_id)
    seen = _seen(one) if one.thing in SIGNED_IN else {}
    groups = [group for group in _groups(itself, one) if group.people]
    return Reach(seen, groups, _letters(one), _log_from(one.found))


def _seen(one: Record) -> dict[UUID, list[str]]:
    rows = _lines(one, LOOKS).filter(at__gte=one.found.since, at__lte=one.found.until)
    pages = defaultdict[UUID, set[str]](set)
    for about, screen in rows.values_list("about_id", "detail__screen"):
        pages[about].add(str(SCREENS.get(screen, screen or "")))
    return {about: sorted(filter(None, shown)) for about, shown in pages.items()}


def _lines(one: Record, verbs: tuple[str, ...]) -> QuerySet[Entry]:
    found = Entry.objects.filter(by_id__in=one.whose, verb__in=verbs).exclude(about_id=None)
    return found.exclude(about_id__in=one.whose)


def _groups(itself: Viewer, one: Record) -> Iterator[Group]:
    if one.thing in WHOLE_HOUSE:
        everybody = frozenset(Person.objects.values_list("id", flat=True))
        yield Group(everybody, EVERYTHING, words=one.thing == Thing.KEYS)
        return
    if one.thing == Thing.LETTER:
        yield Group(one.whose, frozenset({"people", "post"}))
    if one.thing in (Thing.LINK, Thing.OTHER):
        yield Group(one.whose, EVERYTHING)
    if one.thing in SIGNED_IN:
        for person_id in one.whose:
            yield from _by_hats(itself, person_id, one.thing)
        ever = frozenset(
            _lines(one, LOOKS).filter(at__lte=one.found.until).values_list("about_id", flat=True)
        )
        yield Group(ever, frozenset({"people"}))


def _by_hats(itself: Viewer, person_id: UUID, thing: str) -> Iterator[Group]:
    """A private link opens what a participant sees; a sign-in, all the hats that hang behind it."""
    hats = Role.objects.filter(person_id=person_id)
    own = hats.filter(name=Hat.PARTICIPANT) if thing == Thing.LINK else hats.exclude(name=Hat.PARTICIPANT)
    for hat in own:
        found = _seen_as(itself, person_id, hat) - {person_id}
        yield Group(frozenset(found), OPENS.get(hat.name, frozenset()))


def _seen_as(itself: Viewer, person_id: UUID, hat: Role) -> set[UUID]:
    if hat.name == Hat.COORDINATOR:
        wearing = Viewer(hat.name, itself.organisation_id, person_id, frozenset({hat.programme_id}))
        return set(people.visible_to(wearing).values_list("id", flat=True))
    if hat.name == Hat.PARTNER:
        return partners.shown_to(itself, person_id)
    pairs = matching.pairs(itself).filter(programme_id=hat.programme_id)
    both = {
        Hat.PEER: pairs.filter(peer_id=person_id).values_list("participant_id", flat=True),
        Hat.PARTICIPANT: pairs.filter(participant_id=person_id).values_list("peer_id", flat=True),
    }
    return {*both.get(Hat(hat.name), ()), *messages.who_writes_with(itself, person_id, hat.name)}


def _letters(one: Record) -> int:
    if one.thing != Thing.LETTER:
        return 0
    there = Letter.objects.filter(to_id__in=one.whose, made_at__gte=one.found.since)
    return there.filter(made_at__lte=one.found.until).count()


def _log_from(found: BreachStep) -> datetime | None:
    """Only when the log begins after what it is asked about."""
    oldest = Entry.objects.order_by("seq").values_list("at", flat=True).first()
    return oldest if oldest and found.since and oldest > found.since else None
