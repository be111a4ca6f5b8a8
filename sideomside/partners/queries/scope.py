"""How far a partner's contact reaches: their own partner, by agreements that hold today, and nothing beside it."""

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from sideomside.partners.models import Agreement, Body, Introduction, PartnerContact
from sideomside.people.models import Programme, Role
from sideomside.people.rules import Hat, Viewer


def my_body(viewer: Viewer) -> Body | None:
    """The partner somebody works for."""
    if viewer.role != Hat.PARTNER or viewer.person_id is None:
        return None
    found = PartnerContact.objects.filter(person_id=viewer.person_id, ended_at=None).select_related("body")
    return found[0].body if found else None


def acts_by(viewer: Viewer) -> QuerySet[Agreement]:
    """The agreements a contact may act under today; none for anybody else."""
    body, today = my_body(viewer), timezone.localdate()
    if body is None:
        return Agreement.objects.none()
    runs = Q(last_day=None) | Q(last_day__gte=today)
    found = Agreement.objects.filter(runs, body=body, first_day__lte=today)
    return found.filter(programme_id__in=viewer.programme_ids).select_related("body", "programme")


def with_somebody_there(viewer: Viewer, found: QuerySet[Agreement]) -> QuerySet[Agreement]:
    """Those in force today, at a partner where somebody signs in under them and can read."""
    today = timezone.localdate()
    contacts = PartnerContact.objects.filter(
        body=OuterRef("body"), ended_at=None, person__roles__programme=OuterRef("programme"),
        person__roles__name=Hat.PARTNER, person__roles__state=Role.State.ACTIVE,
    )  # fmt: skip
    runs = Q(last_day=None) | Q(last_day__gte=today)
    return found.filter(runs, Exists(contacts), first_day__lte=today)


def with_a_coordinator(viewer: Viewer) -> Q:
    """Programmes in which somebody answers."""
    works = Role.objects.filter(name=Hat.COORDINATOR, state=Role.State.ACTIVE)
    return Q(id__in=works.values("programme_id"))


def somebody_reads(viewer: Viewer, introduction: Introduction) -> bool:
    """Would what is sent by it be read by anybody today? Whoever has it in hand may ask."""
    if introduction.agreement_id is None:
        return Programme.objects.filter(with_a_coordinator(viewer), id=introduction.to_programme_id).exists()
    return with_somebody_there(viewer, Agreement.objects.filter(id=introduction.agreement_id)).exists()


def holds(viewer: Viewer, agreement: Agreement) -> bool:
    """Is it the viewer's own, and in force today?"""
    return acts_by(viewer).filter(id=agreement.id).exists()
