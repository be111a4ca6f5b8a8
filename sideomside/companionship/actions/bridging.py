"""What somebody would like their peer to know when they come home: each thing by a tick of its own."""

from collections.abc import Collection

from django.db import transaction
from django.utils import timezone

from sideomside.companionship.actions.steps import tell_log
from sideomside.companionship.models import PASSED_ON, Bridge, Companionship
from sideomside.companionship.rules import may_bridge
from sideomside.people.rules import Viewer, allow


@transaction.atomic
def pass_on(
    *, companionship: Companionship, words: dict[str, str], ticked: Collection[str], by: Viewer
) -> Bridge:
    """What has no tick is kept for the person alone; a tick taken away shuts it at once."""
    one = Companionship.objects.select_for_update().get(id=companionship.id)
    allow(may_bridge(by, one))
    row = Bridge.objects.filter(companionship=one).first()
    row = row or Bridge(companionship=one, participant_id=one.participant_id)
    row.words = {item: words[item].strip() for item in PASSED_ON if words.get(item, "").strip()}
    row.ticked = [item for item in row.words if item in ticked]
    row.changed_at, row.changed_by_id = timezone.now(), by.person_id
    row.save()
    tell_log(step="bridge", companionship=one, about={one.participant_id}, by=by)
    return row
