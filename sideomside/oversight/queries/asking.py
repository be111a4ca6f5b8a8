"""Questions about reading: for a colleague of whoever read, and never for the reader."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import QuerySet
from django.utils import timezone

from sideomside.ground.audit import log
from sideomside.ground.vault.keys import take_keys
from sideomside.ground.vault.privacy import KEEP_DAYS
from sideomside.oversight.models import Draw, Ring
from sideomside.oversight.rules import may_answer, said
from sideomside.people import queries as people
from sideomside.people.models import Organisation, Programme, Role
from sideomside.people.rules import SYSTEM, Hat, Viewer

SHOWN_DAYS = 365  # so long what came of it stands on the page
WRITTEN_DAYS = 90  # older than that, the page and a colleague to come are enough


class Asked(StrEnum):
    """Who a question about reading goes to."""

    COLLEAGUE = "colleague"
    RESPONSIBLE = "responsible"
    NOBODY = "nobody"


@dataclass(frozen=True, slots=True)
class Question:
    """One day of somebody's reading, in words."""

    ring: Ring
    name: str
    signs: list[str]


def questions(viewer: Viewer) -> list[Question]:
    """Those that wait for an answer, oldest first."""
    return _told(viewer, [one for one in _open() if may_answer(viewer, one, alone=is_alone(viewer, one))])


def question(viewer: Viewer, ring_id: UUID) -> Question | None:
    ring = Ring.objects.filter(id=ring_id).first()
    if ring is None or not may_answer(viewer, ring, alone=is_alone(viewer, ring)):
        return None
    log.record_opening(viewer, about=ring.reader_id, screen="oversight", thing=ring.id)
    return _told(viewer, [ring])[0]


def answered(viewer: Viewer) -> list[Question]:
    """What came of it, newest first."""
    since = timezone.localdate() - timedelta(days=SHOWN_DAYS)
    rows = Ring.objects.exclude(answered_at=None).filter(day__gte=since).order_by("-day")
    return _told(viewer, [one for one in rows if may_answer(viewer, one, alone=is_alone(viewer, one))])


def count_questions(viewer: Viewer) -> int:
    """How many wait for this coordinator; no name is looked up."""
    if not viewer.is_coordinator:
        return 0
    return sum(may_answer(viewer, one, alone=is_alone(viewer, one)) for one in _open())


def is_alone(viewer: Viewer, ring: Ring) -> bool:
    """Is there nobody else who coordinates where the reader does?"""
    return (
        not _coordinators().filter(programme_id=ring.programme_id).exclude(person_id=ring.reader_id).exists()
    )


def has_nobody(viewer: Viewer, ring: Ring) -> bool:
    """Is there no second person in the whole house?"""
    return not _coordinators().exclude(person_id=ring.reader_id).exists()


def responsible_unwritten(viewer: Viewer) -> dict[date, list[Ring]]:
    """For the house itself: by day, what waits for an answer and has no second person."""
    if viewer.role != SYSTEM:
        return {}
    found = defaultdict[date, list[Ring]](list)
    since = timezone.localdate() - timedelta(days=WRITTEN_DAYS)
    for one in _open(responsible_at=None, day__gte=since):
        if has_nobody(viewer, one):
            found[one.day].append(one)
    return dict(found)


def who_is_asked(viewer: Viewer) -> Asked:
    """Whom a question goes to today: a colleague, whoever is responsible, or nobody yet."""
    if _coordinators().values("person_id").distinct().count() > 1:
        return Asked.COLLEAGUE
    return Asked.RESPONSIBLE if responsible(viewer) else Asked.NOBODY


def responsible(viewer: Viewer) -> str:
    """Where a question goes when there is no second person; "" when whoever reads the mail would read it there too."""
    house = Organisation.objects.get(id=viewer.organisation_id)
    address = (house.responsible_mail or house.contact_mail).strip().casefold()
    return "" if not address or _is_read_here(viewer, address) else address


def is_somebody_else(viewer: Viewer, mail: str) -> bool:
    """Asked before an address is named: neither a mailbox of ours, nor one a coordinator has, come in or not yet."""
    address = mail.strip().casefold()
    return not _is_read_here(viewer, address) and not people.is_a_coordinators(viewer, address)


def _is_read_here(viewer: Viewer, address: str) -> bool:
    """In a mailbox of the house's, or by a coordinator who signs in with it; nothing one can bring about alone."""
    programmes = Programme.objects.values_list("contact_mail", flat=True)
    ours = (*programmes, settings.IMAP_USER, settings.MAIL_FROM.rpartition("<")[2].strip("> "))
    if address in {one.strip().casefold() for one in ours}:
        return True
    person = people.known_at_work(viewer, address)
    return person is not None and _coordinators().filter(person=person).exists()


def kept_long_enough(viewer: Viewer, now: datetime) -> list[UUID]:
    """For the house itself."""
    before = timezone.localdate(now) - timedelta(days=KEEP_DAYS["oversight"])
    rings, draws = Ring.objects.filter(day__lt=before), Draw.objects.filter(quarter__lt=before)
    return [one.id for one in (*rings, *draws)] if viewer.role == SYSTEM else []


def _open(**which: Any) -> list[Ring]:
    return list(Ring.objects.filter(answered_at=None, **which).select_related("programme"))


def _coordinators() -> QuerySet[Role]:
    return Role.objects.filter(name=Hat.COORDINATOR, state=Role.State.ACTIVE)


def _told(viewer: Viewer, rings: list[Ring]) -> list[Question]:
    names = people.names(viewer, {one.reader_id for one in rings}) if rings else {}
    take_keys(names)
    log.record_list(viewer, names, screen="oversight")
    return [Question(one, names.get(one.reader_id, ""), [said(*sign) for sign in one.signs]) for one in rings]
