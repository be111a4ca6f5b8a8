"""People change their own words; what stood before is gone, since it was theirs."""

from django.db import transaction
from django.utils import timezone

from sideomside.ground.vault import cpr
from sideomside.intake.actions.answering import write_neutrally
from sideomside.intake.actions.steps import hold, take_step
from sideomside.intake.models import Direction, Enquiry, Message, Step
from sideomside.intake.reading.heavy import sounds_heavy
from sideomside.people.rules import Viewer, allow, is_self


@transaction.atomic
def correct(*, message: Message, words: str, by: Viewer) -> Message:
    """Only one's own words, and only those one wrote."""
    allow(is_self(by, message.person_id) and message.direction == Direction.IN)
    message.words, message.covered = cpr.mask(words.strip())
    message.save(update_fields=["words", "covered"])
    enquiry = message.enquiry
    hold(enquiry=enquiry, by=by)
    if sounds_heavy(words):
        enquiry.read_first, enquiry.heavy_at = True, timezone.now()
        enquiry.save(update_fields=["read_first", "heavy_at"])
    take_step(enquiry=enquiry, kind=Step.CORRECTED, by=by)
    return message


@transaction.atomic
def send_receipt(*, enquiry: Enquiry, link: str, by: Viewer) -> bool:
    """A neutral copy of the link, when the person asks for it."""
    allow(is_self(by, enquiry.person_id))
    return write_neutrally(enquiry=enquiry, template="intake/mail/receipt", context={"link": link}, by=by)
