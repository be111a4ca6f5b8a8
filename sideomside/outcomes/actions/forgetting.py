"""Everything a person said here, gone."""

from uuid import UUID

from django.db import transaction

from sideomside.outcomes.models import Aim, Answer, Asking, Bring, OwnChoice, Rating, Sitting
from sideomside.people.rules import Viewer


@transaction.atomic
def forget(*, person_id: UUID, by: Viewer) -> None:
    """Later rows hold on to earlier ones, so they let go of one another first."""
    for model in (Answer, Bring, Aim, Rating):
        # One that followed another would look like a first answer as soon as it lets go: the newest go first.
        while rows := model.objects.filter(person_id=person_id, superseded_by=None).values_list(
            "id", flat=True
        ):
            model.objects.filter(id__in=list(rows)).delete()
    for rest in (Sitting, Asking, OwnChoice):
        rest.objects.filter(person_id=person_id).delete()
