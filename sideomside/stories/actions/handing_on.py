"""What somebody told aloud does not lie where nobody is: a colleague takes over the pen."""

from django.db import transaction

from sideomside.ground.audit import log
from sideomside.people import queries as people
from sideomside.people.rules import SYSTEM, Viewer, allow
from sideomside.stories import queries


@transaction.atomic
def hand_on_told(*, by: Viewer) -> int:
    """How many drafts passed to another coordinator of the programme, since the first one has stopped."""
    allow(by.role == SYSTEM)
    passed = 0
    for story in queries.left_with_nobody(by):
        others = people.coordinators(by, story.programme_id)
        heir = next((one for one in others if one.id != story.writer.id), None)
        if heir is None:
            continue
        story.told_to_id = heir.id
        story.save(update_fields=["told_to_id"])
        log.record("story.handed_on", about=story.writer.id, thing=story.id, by=by)
        passed += 1
    return passed
