"""The association's own name and colours. A colour nobody could read is refused, and one near it is offered."""

from django.db import transaction

from sideomside.ground.audit import log
from sideomside.people.rules import Changed, Viewer, allow
from sideomside.welcome import queries
from sideomside.welcome.models import Look
from sideomside.welcome.reading.colours import is_strong_enough, is_warm_enough
from sideomside.welcome.rules import may_write


@transaction.atomic
def choose_look(*, name: str, strong: str, warm: str, version: int, by: Viewer) -> Look:
    """Empty fields are the neutral look that came with the house."""
    allow(may_write(by))
    allow(not strong or is_strong_enough(strong))
    allow(not warm or is_warm_enough(warm))
    look = Look.objects.select_for_update().filter(programme_id=by.at).first() or queries.look_to_change(by)
    if look.version != version:
        raise Changed
    look.name, look.strong, look.warm = name, strong.upper(), warm.upper()
    look.version, look.changed_by_id = version + 1, by.person_id
    look.save()
    log.record("look.chosen", thing=look.id, by=by)
    return look
