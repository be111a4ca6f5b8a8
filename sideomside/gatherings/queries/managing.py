"""What the coordinator keeps: the list, the sign-ups, who may lead, and the days that are skipped."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from sideomside.gatherings.models import (
    NOT_OVER,
    Facilitating,
    Gathering,
    Manual,
    Offer,
    Seat,
    Session,
    Signup,
)
from sideomside.gatherings.queries.visible import visible_to
from sideomside.gatherings.rules import DayOff
from sideomside.ground.audit import log
from sideomside.ground.vault.keys import take_keys
from sideomside.intake import queries as intake
from sideomside.matching import queries as matching
from sideomside.people.days.workdays import holiday_name
from sideomside.people.models import Person, Place, Role
from sideomside.people.rules import Hat, Viewer

YEARS_AHEAD = 2


@dataclass(frozen=True, slots=True)
class Planned:
    """One row of the coordinator's list."""

    gathering: Gathering
    next: Session | None
    seated: int
    waiting: int
    asked: int


@dataclass(frozen=True, slots=True)
class Taker:
    """Somebody who takes part, as the coordinator sees it."""

    signup: Signup
    name: str
    may_find: bool = False  # would like a peer, and everything is ready for looking


def listed(viewer: Viewer) -> list[Planned]:
    """What is ahead or under way; the same few look-ups however many there are."""
    if not viewer.is_coordinator:
        return []
    found = list(visible_to(viewer).filter(state__in=NOT_OVER).prefetch_related("sessions"))
    taken = Counter(Signup.objects.filter(gathering__in=found).values_list("gathering_id", "seat"))
    rows = [_planned(one, taken) for one in found]
    ahead = sorted((one for one in rows if one.next), key=lambda one: one.next.starts_at)
    return ahead + sorted(
        (one for one in rows if not one.next), key=lambda one: one.gathering.made_at, reverse=True
    )


def been(viewer: Viewer) -> QuerySet[Gathering]:
    """What is over, the newest first; after some years there is a lot of it, so whoever shows it takes a few."""
    found = visible_to(viewer) if viewer.is_coordinator else Gathering.objects.none()
    return found.exclude(state__in=NOT_OVER).order_by("-made_at")


def signups(viewer: Viewer, gathering: Gathering) -> list[Taker]:
    """In the order they came. Whoever took back their yes to our reading has no name here."""
    if not viewer.coordinates(gathering.programme_id):
        return []
    found = list(Signup.objects.filter(gathering=gathering).exclude(seat=Seat.LEFT).select_related("person"))
    ids = [one.person_id for one in found]
    take_keys(ids)
    log.record_list(viewer, ids, screen="signups")
    shut = intake.closed_to(viewer, ids)
    free = _may_find_a_peer(viewer, found)
    return [
        Taker(one, "" if one.person_id in shut else one.alias or one.person.name or "", one.person_id in free)
        for one in found
    ]


def shared_gatherings(viewer: Viewer, one_id: UUID, other_id: UUID) -> list[str]:
    """For a coordinator who calls two that are apart now: what both come to, or lead, and is not over."""
    if not viewer.is_coordinator:
        return []
    living = visible_to(viewer).filter(state__in=NOT_OVER)
    both = living.filter(_comes(one_id)).filter(_comes(other_id))
    return [one.title for one in both.order_by("made_at")]


def _comes(person_id: UUID) -> Q:
    seats = Signup.objects.filter(person_id=person_id).exclude(seat=Seat.LEFT).values("gathering_id")
    leads = Facilitating.objects.filter(person_id=person_id).values("gathering_id")
    return Q(id__in=seats) | Q(id__in=leads)


def may_be_asked_to_lead(viewer: Viewer, gathering: Gathering) -> list[Person]:
    """Peers of the programme who do not lead it yet, and who do not take part in it themselves."""
    if not viewer.coordinates(gathering.programme_id):
        return []
    roles = Role.objects.filter(programme_id=gathering.programme_id, name=Hat.PEER, state=Role.State.ACTIVE)
    inside = Signup.objects.filter(gathering=gathering).exclude(seat=Seat.LEFT).values("person_id")
    busy = Facilitating.objects.filter(gathering=gathering).values("person_id")
    found = Person.objects.filter(id__in=roles.values("person_id"), joined_into=None)
    people = list(found.exclude(id__in=inside).exclude(id__in=busy))
    take_keys(person.id for person in people)
    log.record_list(viewer, (person.id for person in people), screen="leaders")
    return sorted(people, key=lambda person: (person.name or "").casefold())


def also_walk_together(viewer: Viewer, gathering: Gathering) -> list[str]:
    """Those who lead and are also somebody's peer here: worth a word, and nothing more."""
    if not viewer.coordinates(gathering.programme_id):
        return []
    members = gathering.signups.filter(seat=Seat.SEATED).values("person_id")
    lead = gathering.facilitating.values("person_id")
    pairs = matching.pairs(viewer).filter(ended_at=None, participant_id__in=members, peer_id__in=lead)
    peers = {pair.peer_id: pair.peer for pair in pairs.select_related("peer")}
    log.record_list(viewer, peers, screen="leaders")
    return sorted(peer.name or "" for peer in peers.values())


def manuals(viewer: Viewer) -> list[Manual]:
    """The newest edition of each book."""
    if not viewer.is_coordinator:
        return []
    newest: dict[UUID, Manual] = {}
    for one in Manual.objects.filter(programme_id__in=viewer.programme_ids).order_by("edition"):
        newest[one.book] = one
    return sorted(newest.values(), key=lambda one: one.name.casefold())


def days_off(viewer: Viewer, place: Place | None, first: date) -> dict[date, str]:
    """Holidays, the days many keep, and days the place is closed, each with its name."""
    language = "en" if (get_language() or "da").startswith("en") else "da"
    often = {(5, 1): _("1 May"), (6, 5): _("Constitution Day"), (12, 24): _("Christmas Eve")}
    often |= {(12, 31): _("New Year's Eve")}
    off: dict[date, str] = {}
    for step in range(366 * YEARS_AHEAD):
        day = first + timedelta(days=step)
        name = holiday_name(day, language) or often.get((day.month, day.day), "")
        if name:
            off[day] = name
    for closure in place.closures.filter(open_anyway=False, last_day__gte=first) if place else ():
        for step in range((closure.last_day - closure.first_day).days + 1):
            off[closure.first_day + timedelta(days=step)] = closure.note or _("the place is closed")
    return off


def skipped(viewer: Viewer, gathering: Gathering) -> list[DayOff]:
    """Weeks the group does not meet, between its first evening and its last, with the reason if there is one."""
    held = sorted(timezone.localdate(one.starts_at) for one in gathering.sessions.all())
    if not held[1:] or not gathering.is_group:
        return []
    off, day, found = days_off(viewer, gathering.place, held[0]), held[0], []
    while day < held[-1]:
        if day not in held and day in off:
            found.append(DayOff(day, off[day]))
        day += timedelta(weeks=1)
    return found


def _may_find_a_peer(viewer: Viewer, found: list[Signup]) -> set[UUID]:
    """Those who said yes to going on and wait for somebody now; the others have a talk first, in their own thread."""
    if not any(one.offer == Offer.YES for one in found):
        return set()
    wait = {row.person_id for row in matching.waiting_for_a_peer(viewer)}
    return {one.person_id for one in found if one.offer == Offer.YES} & wait


def _planned(one: Gathering, taken: Counter[tuple[UUID, str]]) -> Planned:
    now = timezone.now()
    ahead = [s for s in one.sessions.all() if s.state == Session.State.PLANNED and s.ends_at > now]
    counts = {seat: taken[one.id, seat] for seat in Seat.values}
    return Planned(one, ahead[0] if ahead else None, counts["seated"], counts["waiting"], counts["asked"])
