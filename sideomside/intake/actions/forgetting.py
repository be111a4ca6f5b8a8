"""A person's enquiries go with them; the counts of coffee were never theirs."""

from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from sideomside.ground.audit import log
from sideomside.ground.vault.keys import destroy_key
from sideomside.intake.models import Enquiry, InboundMail
from sideomside.people.rules import Viewer


@transaction.atomic
def forget(*, person_id: UUID, by: Viewer) -> None:
    """Thread, steps and talks go with the enquiry, and the mails as they came with their own keys."""
    shred_mail(mails=InboundMail.objects.filter(person_id=person_id), by=by)
    gone, _rows = Enquiry.objects.filter(person_id=person_id).delete()
    if gone:
        log.record("enquiry.forgotten", about=person_id, by=by)


@transaction.atomic
def shred_mail(*, mails: QuerySet[InboundMail], by: Viewer) -> None:
    """The keys first, so that nothing can be read whatever happens to the rows."""
    for mail_id in mails.values_list("id", flat=True):
        destroy_key(mail_id)
    mails.delete()
