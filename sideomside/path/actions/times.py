"""A time is moved, whatever it is a time for."""

from django.db import transaction
from django.utils import timezone

from sideomside.path.models import Sparring, TrainingDay
from sideomside.path.rules import Time, may_move
from sideomside.people.rules import Viewer, allow


@transaction.atomic
def put_at(*, held: Sparring | TrainingDay, time: Time, by: Viewer) -> bool:
    """Another hour or another place, ahead of us; whether anything changed.

    Nobody is held to what they said of another hour: each is asked anew.
    """
    allow(may_move(by, held, time, timezone.now()))
    to = (time.starts_at, time.minutes, time.where.strip())
    if (held.starts_at, held.minutes, held.where) == to:
        return False
    if held.starts_at != time.starts_at:
        held.seats.update(asked_anew=True)
    (held.starts_at, held.minutes, held.where), held.changes = to, held.changes + 1
    held.save(update_fields=["starts_at", "minutes", "where", "changes"])
    return True
