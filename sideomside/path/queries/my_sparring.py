"""A peer's own times to talk it over: what comes, what was called off, and the notes that are theirs alone."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Q
from django.utils import timezone

from sideomside.ground.vault.asked_once import asked_once
from sideomside.path.models import Sparring, SparringNote, SparringSeat
from sideomside.path.rules import has_said_no
from sideomside.people.rules import Viewer

LATELY = timedelta(days=365)


@dataclass(frozen=True)
class Mine:
    """One time of one's own."""

    sparring: Sparring
    cannot: bool
    asked_anew: bool  # it was moved, and they have said nothing to the new time
    over: bool  # has been, was called off, or is for others now
    off: bool  # was called off
    note: str


@asked_once
def my_sparrings(viewer: Viewer) -> list[Mine]:
    """Soonest first, called off or not; then what has been in the last year, and whatever one wrote a note to."""
    if not viewer.is_peer or viewer.person_id is None:
        return []
    now = timezone.now()
    rows = SparringSeat.objects.filter(person_id=viewer.person_id, sparring__starts_at__gte=now - LATELY)
    told = Q(sparring__cancelled_at=None) | Q(sparring__starts_at__gt=now)
    seats = {row.sparring: row for row in rows.filter(told).select_related("sparring")}
    written = SparringNote.objects.filter(person_id=viewer.person_id).select_related("sparring")
    notes = {one.sparring: one.words or "" for one in written}
    found = [
        Mine(
            one,
            one in seats and has_said_no(seats[one]),
            one in seats and seats[one].asked_anew,
            one not in seats or one.starts_at <= now or one.cancelled_at is not None,
            one.cancelled_at is not None,
            notes.get(one, ""),
        )
        for one in seats | notes
    ]
    coming = [one for one in found if one.sparring.starts_at > now]
    been = [one for one in found if one.sparring.starts_at <= now]
    return sorted(coming, key=_begins) + sorted(been, key=_begins, reverse=True)


def _begins(one: Mine) -> datetime:
    return one.sparring.starts_at


def my_next_sparring(viewer: Viewer) -> Mine | None:
    """For the peer's first page."""
    return next((one for one in my_sparrings(viewer) if not one.over and not one.cannot), None)


def my_called_off(viewer: Viewer) -> list[Mine]:
    """What one had meant to come to, until the day has been."""
    return [one for one in my_sparrings(viewer) if one.off and one.sparring.starts_at > timezone.now()]


def my_seat(viewer: Viewer, sparring_id: UUID) -> SparringSeat | None:
    if not viewer.is_peer or viewer.person_id is None:
        return None
    rows = SparringSeat.objects.filter(person_id=viewer.person_id, sparring_id=sparring_id)
    return rows.filter(sparring__cancelled_at=None).select_related("sparring").first()


def my_sparring(viewer: Viewer, sparring_id: UUID) -> Sparring | None:
    """One to write a note to: one is asked, or has written to it before."""
    seat = my_seat(viewer, sparring_id)
    if seat is not None:
        return seat.sparring
    if not viewer.is_peer or viewer.person_id is None:
        return None
    notes = SparringNote.objects.filter(person_id=viewer.person_id, sparring_id=sparring_id)
    known = notes.select_related("sparring").first()
    return known.sparring if known else None
