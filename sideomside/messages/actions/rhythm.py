"""Saying when one answers, and when one wants no letter."""

from datetime import time

from django.db import transaction

from sideomside.ground.audit import log
from sideomside.ground.vault import cpr
from sideomside.messages.models import Rhythm
from sideomside.messages.rules import may_choose
from sideomside.people.rules import Viewer, allow


@transaction.atomic
def say_rhythm(
    *, answers: str = "", quiet_from: time | None = None, quiet_to: time | None = None, by: Viewer
) -> Rhythm:
    """Shown to those one writes with, in one's own words; quiet hours are told to nobody."""
    allow(may_choose(by))
    rhythm, _made = Rhythm.objects.get_or_create(person_id=by.person_id, hat=by.role)
    rhythm.answers = cpr.mask(answers.strip())[0]
    both = quiet_from is not None and quiet_to is not None
    rhythm.quiet_from, rhythm.quiet_to = (quiet_from, quiet_to) if both else (None, None)
    rhythm.save(update_fields=["answers", "quiet_from", "quiet_to"])
    log.record("rhythm.said", about=by.person_id, by=by)
    return rhythm
