"""A programme decides what is usual for two people who meet."""

from django.db import transaction

from sideomside.companionship.models import Frame
from sideomside.companionship.queries import frame_of
from sideomside.companionship.rules import may_arrange
from sideomside.ground.audit import log
from sideomside.people.models import Programme
from sideomside.people.rules import Viewer, allow


@transaction.atomic
def set_frame(*, programme: Programme, at_home: bool, quiet_days: int, by: Viewer) -> Frame:
    """What is arranged already stands."""
    allow(may_arrange(by, programme.id))
    frame = frame_of(by, programme.id)
    frame.at_home, frame.quiet_days = at_home, quiet_days
    frame.save()
    log.record("companionship.frame", thing=programme.id, by=by)
    return frame
