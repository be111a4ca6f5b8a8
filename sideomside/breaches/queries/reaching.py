"""Who could be reached by what: what the log says was seen, and what could have been seen besides.

Read in the log: every page about somebody that was opened, every list their name stood in. What could have been opened
is worked out from the hats, the pairs and the circles as they stood in that time, and is rather too much than too
little. Whoever has been erased since is counted by the log alone, and known to nobody.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet

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
    gone: int = 0  # seen in that time, and erased since

    @property
    def everybody(self) -> set[UUID]:
        return {*self.seen, *(one for group in self.groups for one in group.people)}


def reach(viewer: Viewer, one: Record) -> Reach:
    """Opaque numbers alone; names are looked up by whoever shows them."""
    itself = system(one.breach.organisation_id)
    seen = _seen(one) if one.thing in SIGNED_IN else {}
    groups = list(_groups(itself, one))
    return _as_known_today(Reach(seen, groups, _letters(one), _log_from(one.found)))


def _as_known_today(found: Reach) -> Reach:
    """Whoever turned out to be somebody known already is that one; whoever is erased is counted, and is no one."""
    joined = dict(Person.objects.values_list("id", "joined_into_id"))

    def known(who: UUID) -> UUID | None:
        while joined.get(who):
            who = joined[who]
        return who if who in joined else None

    seen = defaultdict[UUID, set[str]](set)
    for who, pages in found.seen.items():
        if today := known(who):
            seen[today] |= set(pages)
    groups = [replace(one, people=frozenset(filter(None, map(known, one.people)))) for one in found.groups]
    gone = sum(known(who) is None for who in found.everybody)
    pages_of = {who: sorted(pages) for who, pages in seen.items()}
    return replace(found, seen=pages_of, groups=[one for one in groups if one.people], gone=gone)


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
        came = Person.objects.filter(made_at__lte=one.found.until)
        everybody = frozenset(came.values_list("id", flat=True))
        yield Group(everybody, EVERYTHING, words=one.thing == Thing.KEYS)
        return
    if one.thing == Thing.LETTER:
        yield Group(one.whose, frozenset({"people", "post"}))
    if one.thing in (Thing.LINK, Thing.OTHER):
        yield Group(one.whose, EVERYTHING)
    if one.thing in SIGNED_IN:
        for person_id in one.whose:
            yield from _by_hats(itself, person_id, one)
        ever = frozenset(
            _lines(one, LOOKS).filter(at__lte=one.found.until).values_list("about_id", flat=True)
        )
        yield Group(ever, frozenset({"people"}))


def _by_hats(itself: Viewer, person_id: UUID, one: Record) -> Iterator[Group]:
    """A private link opens what a participant sees; a sign-in, all the hats that hang behind it, as worn then."""
    for hat in people.worn_between(itself, person_id, *_time(one)):
        if (hat.name == Hat.PARTICIPANT) == (one.thing == Thing.LINK):
            found = _seen_as(itself, person_id, hat, _time(one)) - {person_id}
            yield Group(frozenset(found), OPENS.get(hat.name, frozenset()))


def _time(one: Record) -> tuple[datetime, datetime]:
    """From when to when it may have been open to others."""
    return one.found.since or one.breach.opened_at, one.found.until or one.breach.opened_at


def _seen_as(itself: Viewer, person_id: UUID, hat: Role, time: tuple[datetime, datetime]) -> set[UUID]:
    since, until = time
    if hat.name == Hat.COORDINATOR:
        wearing = Viewer(hat.name, itself.organisation_id, person_id, frozenset({hat.programme_id}))
        ours = set(people.visible_to(wearing).values_list("id", flat=True))
        return ours & people.had_come(itself, hat.programme_id, until)
    if hat.name == Hat.PARTNER:
        return partners.shown_to(itself, person_id, until)
    then = Q(ended_at=None) | Q(ended_at__gte=since)
    pairs = matching.pairs(itself).filter(then, programme_id=hat.programme_id, since__lte=until)
    both = {
        Hat.PEER: pairs.filter(peer_id=person_id).values_list("participant_id", flat=True),
        Hat.PARTICIPANT: pairs.filter(participant_id=person_id).values_list("peer_id", flat=True),
    }
    return {*both.get(Hat(hat.name), ()), *messages.who_wrote_with(itself, person_id, hat.name, time)}


def _letters(one: Record) -> int:
    if one.thing != Thing.LETTER:
        return 0
    there = Letter.objects.filter(to_id__in=one.whose, made_at__gte=one.found.since)
    return there.filter(made_at__lte=one.found.until).count()


def _log_from(found: BreachStep) -> datetime | None:
    """Only when the log begins after what it is asked about."""
    oldest = Entry.objects.order_by("seq").values_list("at", flat=True).first()
    return oldest if oldest and found.since and oldest > found.since else None
