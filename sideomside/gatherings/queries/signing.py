"""What somebody has signed up for themselves. Nobody else's seat is ever seen here."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from sideomside.gatherings.models import Gathering, Seat, Session, Signup
from sideomside.gatherings.queries.leading import ground_rules, leaders, leaders_of
from sideomside.gatherings.queries.visible import planned_of
from sideomside.gatherings.rules import next_of
from sideomside.people.models import Person
from sideomside.people.rules import Viewer


@dataclass(frozen=True, slots=True)
class Mine:
    """One thing I take part in, or wait for."""

    signup: Signup
    next: Session | None
    rules: str
    agreed_at: datetime | None
    leaders: list[str]

    @property
    def gathering(self) -> Gathering:
        return self.signup.gathering


def seats_left(viewer: Viewer, gathering: Gathering) -> int:
    """How many chairs are free. A number, and never whose."""
    return max(0, gathering.seats - gathering.signups.filter(seat=Seat.SEATED).count())


def my_signups(viewer: Viewer) -> list[Mine]:
    """Soonest first; what one has left is not held up to anybody."""
    rows = list(_own(viewer).exclude(seat=Seat.LEFT))
    planned = planned_of(viewer, (one.gathering for one in rows))
    lead = leaders_of(viewer, [one.gathering for one in rows if one.seat == Seat.SEATED])
    found = [_mine(viewer, one, planned[one.gathering_id], lead.get(one.gathering_id, [])) for one in rows]
    ahead = sorted((one for one in found if one.next), key=lambda one: one.next.starts_at)
    return ahead + [one for one in reversed(found) if not one.next]


def my_signup(viewer: Viewer, gathering_id: UUID) -> Mine | None:
    found = _own(viewer).filter(gathering_id=gathering_id).exclude(seat=Seat.LEFT).first()
    if found is None:
        return None
    about = found.gathering
    lead = leaders(viewer, about) if found.seat == Seat.SEATED else []
    return _mine(viewer, found, planned_of(viewer, [about])[about.id], lead)


def _own(viewer: Viewer) -> QuerySet[Signup]:
    found = Signup.objects.select_related("gathering__place", "gathering__programme", "person")
    if not (viewer.is_participant and viewer.opened and viewer.person_id):
        return found.none()
    return found.filter(person_id=viewer.person_id).order_by("asked_at")


def _mine(viewer: Viewer, one: Signup, planned: list[Session], lead: list[Person]) -> Mine:
    about = one.gathering
    inside = one.seat == Seat.SEATED
    rules = ground_rules(viewer, about) if inside else None
    names = [person.name or "" for person in lead] if inside else []
    words, at = ((rules.words or ""), rules.agreed_at) if rules else ("", None)
    return Mine(one, next_of(planned, timezone.now()), words, at, names)
