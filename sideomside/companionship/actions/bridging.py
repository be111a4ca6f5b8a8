"""What somebody would like their peer to know when they come home: each thing by a tick of its own."""

from collections.abc import Collection

from django.db import transaction
from django.utils import timezone

from sideomside.companionship.actions.steps import tell_log
from sideomside.companionship.models import PASSED_ON, Bridge, Companionship
from sideomside.companionship.rules import as_of, may_bridge
from sideomside.people.rules import Changed, Viewer, allow


@transaction.atomic
def pass_on(
    *, companionship: Companionship, words: dict[str, str], ticked: Collection[str], seen: str, by: Viewer
) -> Bridge:
    """What has no tick the peer never reads; a tick taken away shuts it at once, and no older page opens it again.

    `seen` is the state of it that the page showed (`as_of`). Pressed twice it is once.
    """
    one = Companionship.objects.select_for_update().get(id=companionship.id)
    allow(may_bridge(by, one))
    row = Bridge.objects.filter(companionship=one).first()
    told = {item: words[item].strip() for item in PASSED_ON if words.get(item, "").strip()}
    open_ = [item for item in told if item in ticked]
    if row and (row.words, row.ticked) == (told, open_):
        return row
    if seen != as_of(row):
        raise Changed
    row = row or Bridge(companionship=one, participant_id=one.participant_id)
    row.words, row.ticked = told, open_
    row.changed_at, row.changed_by_id = timezone.now(), by.person_id
    row.save()
    tell_log(step="bridge", companionship=one, about={one.participant_id}, by=by)
    return row
