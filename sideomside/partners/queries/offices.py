"""Which of our partners have a sign-in of their own, and whose office an invitation is from."""

from uuid import UUID

from django.conf import settings

from sideomside.partners.data import offices as written
from sideomside.partners.data.offices import Office
from sideomside.partners.data.tokens import READY
from sideomside.partners.models import Body, OfficeKey, PartnerContact
from sideomside.partners.rules import only_a_contact
from sideomside.people.models import Role
from sideomside.people.rules import Hat, Viewer


def offices(viewer: Viewer) -> list[tuple[Office, Body]]:
    """Those of this house; anybody at the door may see them, since they stand on it."""
    told = (
        written.offices(settings.OFFICES, plain=not settings.PRODUCTION) if settings.OFFICES and READY else []
    )
    bodies = Body.objects.in_bulk([one.partner for one in told]) if told and viewer.organisation_id else {}
    return [(one, bodies[one.partner]) for one in told if one.partner in bodies]


def office(viewer: Viewer, name: str) -> tuple[Office, Body] | None:
    return next((found for found in offices(viewer) if found[0].name == name), None)


def office_for(viewer: Viewer, person_id: UUID) -> tuple[Office, Body] | None:
    """By which office somebody may come in: their own partner's, while being its contact is all they do here."""
    known = offices(viewer)
    contact = PartnerContact.objects.filter(person_id=person_id, ended_at=None).first() if known else None
    if contact is None or not only_a_contact(_hats(person_id)):
        return None
    return next((found for found in known if found[1].id == contact.body_id), None)


def office_of(viewer: Viewer) -> Office | None:
    """By which one came in oneself."""
    bound = viewer.role == Hat.PARTNER and OfficeKey.objects.filter(person_id=viewer.person_id).exists()
    found = office_for(viewer, viewer.person_id) if bound and viewer.person_id else None
    return found[0] if found else None


def person_behind(viewer: Viewer, body: Body, mark: str) -> UUID | None:
    """Whoever was bound to this mark; asked at the door, before anybody is known."""
    found = OfficeKey.objects.filter(mark=mark, body=body).first()
    return found.person_id if found else None


def _hats(person_id: UUID) -> set[str]:
    worn = Role.objects.filter(person_id=person_id).exclude(state__in=[Role.State.LEFT, Role.State.SUSPENDED])
    return set(worn.values_list("name", flat=True))
