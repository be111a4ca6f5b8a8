"""Warm bridges: what the coordinator asked, what the person decides, and what may be read of it at the other end."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone

from sideomside.ground.audit import log
from sideomside.ground.vault.keys import take_keys
from sideomside.partners.models import Answer, Introduction
from sideomside.partners.queries.scope import acts_by
from sideomside.partners.rules import is_open_to_partner, open_lines
from sideomside.people import queries as people
from sideomside.people.rules import SYSTEM, Viewer

STAYS = timedelta(days=14)  # an answer stands on the coordinators' page so long
FRESH = timedelta(days=3)  # and so long it is news
PLACES = ("agreement__body", "from_programme", "to_programme")


@dataclass(frozen=True, slots=True)
class Shown:
    """An introduction as it is read at the other end."""

    introduction: Introduction
    name: str
    lines: list[tuple[str, str]]


def introduction(viewer: Viewer, introduction_id: UUID) -> Introduction | None:
    """For the coordinators of its programme."""
    found = _ours(viewer).filter(id=introduction_id).first()
    log.record_list(viewer, [found.person_id] if found else [], screen="introductions")
    return found


def introduced(viewer: Viewer, person_id: UUID) -> list[Introduction]:
    """Everywhere this person has been introduced, also before two enquiries turned out to be one person's."""
    log.record_list(viewer, [person_id], screen="introductions")
    return list(_ours(viewer).filter(_about(viewer, person_id)))


def answers(viewer: Viewer) -> list[Introduction]:
    """Those under way, and what partners have answered lately; newest first."""
    since = timezone.now() - STAYS
    away = Q(revoked_at=None, no_at=None, answer="", until__gte=timezone.localdate())
    found = list(_ours(viewer).filter(away | Q(answered_at__gte=since) | Q(no_at__gte=since)))
    take_keys(one.person_id for one in found)
    log.record_list(viewer, (one.person_id for one in found), screen="introductions")
    return found


def answered_lately(viewer: Viewer) -> int:
    """How many answers have come from partners these days; for the first page of the day, without a name."""
    since = timezone.now() - FRESH
    return _ours(viewer).filter(answered_at__gte=since, revoked_at=None).count()


def my_introductions(viewer: Viewer) -> list[Introduction]:
    """The person's own, past the small key."""
    if not (viewer.is_participant and viewer.opened and viewer.person_id):
        return []
    found = Introduction.objects.filter(_about(viewer, viewer.person_id))
    return list(found.select_related(*PLACES, "enquiry", "person"))


def my_introduction(viewer: Viewer, introduction_id: UUID) -> Introduction | None:
    return next((one for one in my_introductions(viewer) if one.id == introduction_id), None)


def asks_to_come(viewer: Viewer) -> list[Shown]:
    """For coordinators: those whom another programme has introduced, and nobody here has answered."""
    return [one for one in waiting_for_us(viewer) if not one.introduction.answer]


def count_asking(viewer: Viewer) -> int:
    """How many they are; for the first page of the day, without a name."""
    today = timezone.localdate()
    return _theirs(viewer).filter(answer="", revoked_at=None, until__gte=today).count()


def reads(viewer: Viewer, introduction: Introduction) -> bool:
    """Is it the viewer's to read and to answer?"""
    return _theirs(viewer).filter(id=introduction.id).exists()


def waiting_for_us(viewer: Viewer) -> list[Shown]:
    """Those who said yes to being introduced here, longest ago first."""
    found = [one for one in _theirs(viewer) if is_open_to_partner(one, timezone.localdate())]
    take_keys(one.person_id for one in found)
    log.record_list(viewer, (one.person_id for one in found), screen="introductions")
    return [_shown(one) for one in found]


def shown(viewer: Viewer, introduction_id: UUID) -> Shown | None:
    """Opened at the other end: exactly what was ticked, read afresh, and written down each time."""
    one = _theirs(viewer).filter(id=introduction_id).first()
    if one is None or not is_open_to_partner(one, timezone.localdate()):
        return None
    log.record_opening(viewer, about=one.person_id, thing=one.id, screen="introduction")
    return _shown(one)


def is_answered(viewer: Viewer, introduction_id: UUID) -> bool:
    """Has somebody at the viewer's own place answered it already?"""
    return _theirs(viewer).filter(id=introduction_id).exclude(answer="").exists()


def past_their_day(viewer: Viewer) -> list[Introduction]:
    """Over, one way or another: nobody needs the words any more."""
    if viewer.role != SYSTEM:
        return []
    over = Q(until__lt=timezone.localdate()) | Q(revoked_at__isnull=False) | Q(no_at__isnull=False)
    return list(Introduction.objects.filter(over | Q(answer=Answer.NOT_NOW), words__isnull=False))


def _about(viewer: Viewer, person_id: UUID) -> Q:
    return Q(person_id__in=people.known_as(viewer, person_id))


def _shown(one: Introduction) -> Shown:
    ticked = one.ticked or []
    name = (one.words or {}).get("name", "") if "name" in ticked else ""
    return Shown(one, name, open_lines(one.words, ticked))


def _ours(viewer: Viewer) -> QuerySet[Introduction]:
    own = viewer.programme_ids if viewer.is_coordinator else frozenset()
    found = Introduction.objects.filter(Q(agreement__programme_id__in=own) | Q(from_programme_id__in=own))
    return found.select_related(*PLACES, "person")


def _theirs(viewer: Viewer) -> QuerySet[Introduction]:
    """By an agreement of the viewer's own partner, or in a programme the viewer coordinates."""
    here = viewer.programme_ids if viewer.is_coordinator else frozenset()
    found = Introduction.objects.filter(Q(agreement__in=acts_by(viewer)) | Q(to_programme_id__in=here))
    return found.filter(yes_at__isnull=False).select_related(*PLACES, "person").order_by("yes_at")
