"""The evenings that are somebody's own: where they have a seat, or lead. For their own calendar, and nothing else."""

from datetime import datetime

from django.db.models import Q

from sideomside.gatherings.models import Facilitating, Seat, Session, Signup
from sideomside.people.rules import Viewer


def my_evenings(viewer: Viewer, since: datetime) -> list[Session]:
    """The soonest first, cancelled or not; a seat one only waits for is no time of one's own."""
    if viewer.person_id is None:
        return []
    mine = Q(person_id=viewer.person_id)
    seats, leads = (
        Signup.objects.filter(mine, seat=Seat.SEATED),
        Facilitating.objects.filter(mine, asked_at=None),
    )
    rows = seats if viewer.is_participant else leads if viewer.is_peer else seats.none()
    found = Session.objects.filter(gathering__in=rows.values("gathering_id"), starts_at__gte=since)
    return list(found.order_by("starts_at", "id"))
