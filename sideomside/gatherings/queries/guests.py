"""Guests who only ever signed up for something: when nothing more is ahead, they are let go in time."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from sideomside.gatherings.models import Call, GoTogether, Seat, Session, Signup
from sideomside.people.models import Person
from sideomside.people.rules import SYSTEM, Viewer


def still_come(viewer: Viewer, since: datetime) -> set[UUID]:
    """Those who have had something to come to, or asked for something, since this moment. The roof asks."""
    if viewer.role != SYSTEM:
        return set()
    late = Session.objects.filter(starts_at__gte=since).values("gathering_id")
    mine = Signup.objects.filter(Q(gathering_id__in=late) & ~Q(seat=Seat.LEFT) | Q(asked_at__gte=since))
    waits = GoTogether.objects.filter(Q(state__in=["asked", "set"]) | Q(asked_at__gte=since))
    return set(mine.values_list("person_id", flat=True)) | set(waits.values_list("person_id", flat=True))


def waits_for_a_call(viewer: Viewer, person_ids: Iterable[UUID]) -> set[UUID]:
    """Of these, those whom somebody here has said they would call, and has not yet."""
    if viewer.role != SYSTEM:
        return set()
    found = Call.objects.filter(called_at=None, person_id__in=list(person_ids))
    return set(found.values_list("person_id", flat=True))


def guests_past_their_time(viewer: Viewer, before: datetime) -> set[UUID]:
    """Those who never asked to be with us, signed up once, and were not heard from nor had anything ahead since."""
    if viewer.role != SYSTEM:
        return set()
    signed = Signup.objects.values("person_id")
    silent = Person.objects.filter(
        id__in=signed, enquiries=None, joined_into=None, last_contact_at__lt=before
    )
    return set(silent.values_list("id", flat=True)) - still_come(viewer, before)
