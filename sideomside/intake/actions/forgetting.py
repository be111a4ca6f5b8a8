"""A person's enquiries go with them; the counts of coffee were never theirs."""

from uuid import UUID

from django.db import transaction

from sideomside.ground.audit import log
from sideomside.intake.models import Enquiry, InboundMail
from sideomside.people.rules import Viewer


@transaction.atomic
def forget(*, person_id: UUID, by: Viewer) -> None:
    """Thread, steps and talks go with the enquiry; mails as they came lie apart from it."""
    InboundMail.objects.filter(person_id=person_id).delete()
    gone, _rows = Enquiry.objects.filter(person_id=person_id).delete()
    if gone:
        log.record("enquiry.forgotten", about=person_id, by=by)
