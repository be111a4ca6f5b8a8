"""Who comes, leads or hosts on a day, and has had no letter about it yet. The roof asks, and knows when it is quiet."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from sideomside.gatherings.models import CafeDay, Facilitating, Seat, Session, Signup, State
from sideomside.people import queries as people
from sideomside.people.days.promise import COPENHAGEN
from sideomside.people.models import Person, Role
from sideomside.people.rules import SYSTEM, Hat, Viewer

Row = Signup | Facilitating | CafeDay
OPENS_THE_DOOR = (Hat.HOST, Hat.PEER, Hat.COORDINATOR)


@dataclass(frozen=True, slots=True)
class Reminded:
    """One person wearing one hat, and everything of theirs that day: one letter for it all."""

    person: Person
    hat: str
    day: date
    rows: list[Row]


def to_remind(viewer: Viewer, day: date) -> list[Reminded]:
    """Once for each day. Whoever signed up today knows it; whoever is on a pause is left in peace."""
    if viewer.role != SYSTEM:
        return []
    meets = _that_day(day).values("gathering_id")
    found = _one_letter(day, Hat.PARTICIPANT, _seated(meets, day))
    lead = Facilitating.objects.filter(gathering_id__in=meets, asked_at=None).exclude(reminded_for=day)
    found += _one_letter(day, Hat.PEER, lead.select_related("person", "gathering"))
    return [one for one in found if _takes_part(one)] + _hosts(viewer, day)


def _that_day(day: date) -> QuerySet[Session]:
    first = datetime.combine(day, time(), COPENHAGEN)
    after = datetime.combine(day + timedelta(days=1), time(), COPENHAGEN)
    going = Session.objects.filter(
        state=Session.State.PLANNED, gathering__state__in=[State.OPEN, State.STARTED]
    )
    return going.filter(starts_at__gte=first, starts_at__lt=after)


def _seated(meets: QuerySet[Session], day: date) -> QuerySet[Signup]:
    today = datetime.combine(timezone.localdate(), time(), COPENHAGEN)
    found = Signup.objects.filter(gathering_id__in=meets, seat=Seat.SEATED, asked_at__lt=today)
    return found.exclude(reminded_for=day).select_related("person", "gathering")


def _one_letter(day: date, hat: str, rows: QuerySet) -> list[Reminded]:
    by_person: dict[UUID, list[Row]] = {}
    for row in rows:
        by_person.setdefault(row.person_id, []).append(row)
    return [Reminded(mine[0].person, hat, day, mine) for mine in by_person.values()]


def _takes_part(one: Reminded) -> bool:
    hats = Role.objects.filter(person=one.person, name=one.hat, state=Role.State.ACTIVE)
    return hats.exists()


def _hosts(viewer: Viewer, day: date) -> list[Reminded]:
    """Only where the door is really open that day, and only those who are still here to open it."""
    open_ = {one.place.id for one in people.coffee(viewer, day, days=1)}
    rows = CafeDay.objects.filter(day=day, place_id__in=open_).exclude(reminded_for=day)
    asked = list(rows.select_related("host", "place"))
    hats = Role.objects.filter(name__in=OPENS_THE_DOOR, state=Role.State.ACTIVE)
    here = set(
        hats.filter(person_id__in=[row.host_id for row in asked]).values_list("person_id", "programme_id")
    )
    return [
        Reminded(row.host, Hat.HOST, day, [row])
        for row in asked
        if (row.host_id, row.place.programme_id) in here
    ]
