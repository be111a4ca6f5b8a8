"""Somebody goes: their seat is somebody else's, and what they led or hosted stands open."""

from uuid import UUID

from sideomside.gatherings.actions.signing import fill_seats
from sideomside.gatherings.models import (
    CafeDay,
    Call,
    Facilitating,
    Gathering,
    GoTogether,
    GroundRules,
    KeyHolder,
    SelfCheck,
    Signup,
)
from sideomside.people.rules import Viewer


def forget(*, person_id: UUID, by: Viewer) -> None:
    """Rows of the person; whoever they were to go along with waits for company again."""
    mine = Signup.objects.filter(person_id=person_id)
    sat = list(Gathering.objects.filter(id__in=mine.values("gathering_id")))
    mine.delete()
    GoTogether.objects.filter(along_with_id=person_id, state=GoTogether.State.ARRANGED).update(
        state=GoTogether.State.ASKED, along_with=None, goes_at=None
    )
    GoTogether.objects.filter(along_with_id=person_id).update(along_with=None)
    for rows in (Call, Facilitating, GoTogether, SelfCheck):
        rows.objects.filter(person_id=person_id).delete()
    CafeDay.objects.filter(host_id=person_id).delete()
    GroundRules.objects.filter(by_id=person_id).update(by_id=None)  # what they agreed is the group's own
    Gathering.objects.filter(changed_by_id=person_id).update(changed_by_id=None)
    KeyHolder.objects.filter(person_id=person_id).update(person=None)  # the key itself is still somewhere
    for gathering in sat:
        fill_seats(gathering=gathering, by=by)
