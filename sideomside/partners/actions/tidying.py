"""What nobody said yes to goes after some days; the words of a bridge go when it is over."""

from django.db import transaction

from sideomside.ground.audit import log
from sideomside.partners.actions.keys import shut_for_good
from sideomside.partners.models import Draft, Introduction
from sideomside.partners.queries import past_their_day, unsaid_past_their_time
from sideomside.people.rules import SYSTEM, Viewer, allow


@transaction.atomic
def let_go(*, by: Viewer) -> int:
    """The same if run twice, and never early."""
    allow(by.role == SYSTEM)
    drafts, bridges = unsaid_past_their_time(by), past_their_day(by)
    shut_for_good(drafts=drafts, by=by)
    Draft.objects.filter(id__in=[one.id for one in drafts]).delete()
    for one in drafts:
        log.record("referral.dropped", thing=one.id, by=by)
    Introduction.objects.filter(id__in=[one.id for one in bridges]).update(words=None, ticked=None)
    for bridge in bridges:
        log.record("introduction.let_go", about=bridge.person_id, thing=bridge.id, by=by)
    return len(drafts) + len(bridges)
