"""Programmes, their places, the people who answer, and where help is. Most of it is public."""

from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from sideomside.ground.vault.keys import take_keys
from sideomside.people.models import Area, HelpLine, Person, Place, Programme, Role
from sideomside.people.rules import Hat, Viewer


def programmes(viewer: Viewer) -> QuerySet[Programme]:
    """Programmes are public: their names and places stand on the front page."""
    return Programme.objects.order_by("name")


def programme(viewer: Viewer) -> Programme | None:
    """The programme a page is about when nothing else says which: the viewer's own, or the first."""
    own = programmes(viewer).filter(id__in=viewer.programme_ids).first()
    return own or programmes(viewer).first()


def coordinators(viewer: Viewer, programme_id: UUID) -> list[Person]:
    """The people who read what is written; their first names are public by their own choice of work."""
    found = Person.objects.filter(
        roles__programme_id=programme_id, roles__name=Hat.COORDINATOR, roles__state=Role.State.ACTIVE
    ).order_by("made_at", "id")
    people = list(found.distinct())
    take_keys(p.id for p in people)
    return people


def stand_in_for(viewer: Viewer, person_id: UUID) -> Person | None:
    """Who answers today when a coordinator is away."""
    today = timezone.localdate()
    away = Person.objects.filter(
        stands_in__person_id=person_id, stands_in__first_day__lte=today, stands_in__last_day__gte=today
    )
    return away.first()


def places(viewer: Viewer) -> QuerySet[Place]:
    return Place.objects.filter(closed_down=False).select_related("area").order_by("name")


def areas(viewer: Viewer, programme_id: UUID) -> QuerySet[Area]:
    return Area.objects.filter(programme_id=programme_id).order_by("name")


def help_lines(viewer: Viewer) -> QuerySet[HelpLine]:
    """Lines a person has confirmed; a draft is shown only to those who can confirm it, and in a demo, marked."""
    if viewer.is_coordinator or Programme.objects.filter(demo=True).exists():
        return HelpLine.objects.all()
    return HelpLine.objects.exclude(verified_on=None)


def count_unconfirmed_help_lines() -> int:
    return HelpLine.objects.filter(verified_on=None).count()
