"""Everything a person wrote here, and everybody they invited, gone."""

from uuid import UUID

from django.db import transaction

from sideomside.direction.models import Line, Supporter
from sideomside.people.rules import Viewer


@transaction.atomic
def forget(*, person_id: UUID, by: Viewer) -> None:
    """Each later line holds on to the one before, so they let go of one another first."""
    Line.objects.filter(person_id=person_id).update(supersedes=None)
    Line.objects.filter(person_id=person_id).delete()
    Supporter.objects.filter(person_id=person_id).delete()
