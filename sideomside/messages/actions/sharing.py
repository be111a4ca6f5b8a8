"""Showing one message to the coordinators, and taking it back."""

from django.db import transaction
from django.utils import timezone

from sideomside.ground.audit import log
from sideomside.messages.models import Message, Share
from sideomside.messages.queries import message as seen_message
from sideomside.messages.rules import may_share
from sideomside.people.rules import Viewer, allow


@transaction.atomic
def share(*, message: Message, by: Viewer) -> Share:
    """One's own words or the other's; the other is not told."""
    allow(may_share(by, message) and seen_message(by, message.id) is not None)
    share, made = Share.objects.get_or_create(message=message, person_id=by.person_id, taken_back_at=None)
    if made:
        log.record("message.shared", thing=message.id, by=by)
    return share


@transaction.atomic
def take_back(*, message: Message, by: Viewer) -> None:
    allow(may_share(by, message) and seen_message(by, message.id) is not None)
    shares = Share.objects.filter(message=message, person_id=by.person_id, taken_back_at=None)
    if shares.update(taken_back_at=timezone.now()):
        log.record("message.taken_back", thing=message.id, by=by)
