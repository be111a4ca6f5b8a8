"""A facilitator hides a message; the reason stands in its place for everybody."""

from django.db import transaction
from django.utils import timezone

from sideomside.ground.audit import log
from sideomside.messages.models import Message
from sideomside.messages.queries import me_in
from sideomside.messages.queries import message as seen_message
from sideomside.messages.rules import is_circle, may_moderate
from sideomside.people.rules import Viewer, allow


@transaction.atomic
def hide_message(*, message: Message, why: str, by: Viewer) -> None:
    """Whoever wrote it still sees their own words."""
    allow(is_circle(message.thread) and may_moderate(by, me_in(by, message.thread)) and bool(why.strip()))
    allow(seen_message(by, message.id) is not None)
    if message.hidden_at is None:
        message.hidden_at, message.hidden_by_id = timezone.now(), by.person_id
        message.hidden_why = why.strip()
        message.save(update_fields=["hidden_at", "hidden_by_id", "hidden_why"])
        log.record("message.hidden", about=message.author_id, thing=message.id, by=by)
