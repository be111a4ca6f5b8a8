"""Where somebody is with us now, asked in one programme: its newest enquiry says, and what led up to it."""

from collections.abc import Iterable
from itertools import groupby, takewhile
from uuid import UUID

from sideomside.intake.models import Enquiry, Why
from sideomside.intake.rules import is_open
from sideomside.people.rules import Viewer

Seat = tuple[UUID, UUID]  # a person, and the programme


def talk_held(viewer: Viewer, person_id: UUID, programme_id: UUID) -> bool:
    return (person_id, programme_id) in talked_with(viewer, {person_id})


def is_put_away(viewer: Viewer, person_id: UUID, programme_id: UUID) -> bool:
    return (person_id, programme_id) in all_put_away(viewer, {person_id})


def talked_with(viewer: Viewer, person_ids: Iterable[UUID]) -> set[Seat]:
    """Had a first talk, or needs none. A talk from before a goodbye was another time; a fact, whoever acts."""
    return {seat for seat, found in _by_seat(person_ids) if any(map(_talked, _this_time(found)))}


def all_put_away(viewer: Viewer, person_ids: Iterable[UUID]) -> set[Seat]:
    """The newest is closed, and not because they are with us now: nobody is asked on their behalf."""
    return {seat for seat, found in _by_seat(person_ids) if not _goes_on(found[0])}


def _by_seat(person_ids: Iterable[UUID]) -> list[tuple[Seat, list[Enquiry]]]:
    """The newest first; one that was here twice says nothing while another one does."""
    found = Enquiry.objects.filter(person_id__in=list(person_ids)).select_related("programme")
    ordered = found.order_by("person_id", "programme_id", "-received_at", "-made_at")
    grouped = groupby(ordered, key=lambda one: (one.person_id, one.programme_id))
    lists = [(seat, list(rows)) for seat, rows in grouped]
    return [(seat, [e for e in rows if e.closed_why != Why.DOUBLE] or rows) for seat, rows in lists]


def _this_time(found: list[Enquiry]) -> list[Enquiry]:
    """The newest, and those before it back to the last goodbye."""
    return [found[0], *takewhile(_goes_on, found[1:])]


def _goes_on(enquiry: Enquiry) -> bool:
    return is_open(enquiry) or enquiry.closed_why == Why.JOINED


def _talked(enquiry: Enquiry) -> bool:
    unasked = is_open(enquiry) and not enquiry.programme.first_talk_required
    return unasked or enquiry.talked_at is not None
