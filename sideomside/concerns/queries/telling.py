"""A person's own copy: what they were worried about, and whom they wanted no more contact with."""

from typing import Any
from uuid import UUID

from sideomside.concerns.models import Concern, OnIt, PromisedCall, StoppedContact
from sideomside.ground.vault.keys import take_keys
from sideomside.people.rules import Viewer, is_self


def tell(viewer: Viewer, person_id: UUID) -> dict[str, Any]:
    """What was said and done under the hat one wears. What was done about it may be about others, and stays."""
    if not is_self(viewer, person_id):
        return {}
    own = list(Concern.objects.filter(sender_id=person_id, hat=viewer.role))
    take_keys(one.id for one in own)
    stopped = StoppedContact.objects.filter(by_person_id=person_id, hat=viewer.role)
    promised = PromisedCall.objects.filter(person_id=person_id, hat=viewer.role)
    handled = OnIt.objects.filter(person_id=person_id) if viewer.is_coordinator else OnIt.objects.none()
    return {
        "worries": [
            {
                "about": str(one.get_sort_display()),
                "words": one.words,
                "received_at": one.received_at,
                "would_like_a_call": one.call,
                "closed_at": one.closed_at,
            }
            for one in own
        ],
        "no_more_contact": [{"at": one.stopped_at} for one in stopped],
        "promised_calls": [{"since": one.promised_at, "called": one.called_at} for one in promised],
        "worries_looked_after": [{"since": one.since} for one in handled],
    }
