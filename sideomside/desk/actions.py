"""What touches several rooms at once. The desk stands above them, and keeps nothing of it."""

from django.db import transaction

from sideomside.gatherings import actions as gatherings
from sideomside.path import actions as path
from sideomside.path import queries as paths
from sideomside.path.rules import Giving
from sideomside.people import actions as people
from sideomside.people.models import Role
from sideomside.people.rules import Hat, Viewer


@transaction.atomic
def take_off_hat(*, role: Role, by: Viewer) -> None:
    """What hung on it goes back to the others: a host's café days are free, and their step is walked."""
    people.let_go(role=role, by=by)
    if role.name != Hat.HOST:
        return
    gatherings.give_back_days(person=role.person, programme=role.programme, by=by)
    for one in paths.givings_of(by, role.person_id):
        if (one.step, one.programme_id, one.ended_at) == (Giving.Step.HOST, role.programme_id, None):
            path.enough_of_it(giving=one, by=by)
