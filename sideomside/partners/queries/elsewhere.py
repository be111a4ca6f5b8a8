"""Where else a person goes, as they told it: for themselves, and for whoever coordinates where they are known."""

from uuid import UUID

from django.db.models import Q

from sideomside.ground.audit import log
from sideomside.partners.models import Elsewhere
from sideomside.people import queries as people
from sideomside.people.rules import Viewer


def my_places_elsewhere(viewer: Viewer) -> list[Elsewhere]:
    """Past the small key; with what was said before two enquiries turned out to be one person's."""
    if not (viewer.is_participant and viewer.opened and viewer.person_id):
        return []
    return list(Elsewhere.objects.filter(_about(viewer, viewer.person_id)).select_related("person"))


def places_elsewhere(viewer: Viewer, person_id: UUID) -> list[Elsewhere]:
    """For a coordinator of a programme the person is known in; that their words were read stands in their log."""
    if not viewer.is_coordinator or people.person(viewer, person_id) is None:
        return []
    log.record_list(viewer, [person_id], screen="introductions")
    if found := list(Elsewhere.objects.filter(_about(viewer, person_id))):
        log.record_opening(viewer, about=person_id, screen="introductions")
    return found


def _about(viewer: Viewer, person_id: UUID) -> Q:
    return Q(person_id__in=people.known_as(viewer, person_id))
