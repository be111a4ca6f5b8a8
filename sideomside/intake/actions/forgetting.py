"""A person's enquiries go with them; the counts of coffee were never theirs."""

from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from sideomside.ground.audit import log
from sideomside.ground.vault.keys import destroy_keys
from sideomside.intake.models import Enquiry, InboundMail, MailStep
from sideomside.intake.queries.whose_mail import mail_of
from sideomside.people.rules import Viewer

NOTHING: dict[str, None] = dict.fromkeys(
    ["raw", "envelope", "sender_name", "sender_address", "subject", "person", "enquiry", "reply_mark"]
)


@transaction.atomic
def forget(*, person_id: UUID, by: Viewer) -> None:
    """Thread, steps and talks go with the enquiry, and every mail of theirs as it came, with its own key."""
    _wait_for_the_reader()
    shred_mail(mails=InboundMail.objects.filter(id__in=mail_of(by, person_id)), by=by)
    gone, _rows = Enquiry.objects.filter(person_id=person_id).delete()
    if gone:
        log.record("enquiry.forgotten", about=person_id, by=by)


@transaction.atomic
def shred_mail(*, mails: QuerySet[InboundMail], by: Viewer) -> None:
    """The keys first, so that nothing can be read whatever happens to the rows.

    Of one that could not be moved out of its mailbox the number stays, or it would be fetched and read anew.
    """
    ids = list(mails.values_list("id", flat=True))
    destroy_keys(ids)
    left = InboundMail.objects.filter(id__in=ids, left_behind=True)
    MailStep.objects.filter(mail__in=left).delete()
    left.update(**NOTHING, content_mark="", state=InboundMail.State.READ, handled_at=timezone.now())
    InboundMail.objects.filter(id__in=ids, left_behind=False).delete()


def _wait_for_the_reader() -> None:
    """A mail that is being filed this moment is filed first, and then goes like the others."""
    unread = InboundMail.objects.filter(state=InboundMail.State.RECEIVED)
    list(unread.select_for_update().values_list("id", flat=True))
