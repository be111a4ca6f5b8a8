"""What may go, goes: raw mail after its keep-time, and mail that nobody said yes to, after we have answered."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from sideomside.consent import actions as consent
from sideomside.ground.audit import log
from sideomside.ground.post.models import Letter
from sideomside.ground.vault.keys import destroy_key
from sideomside.ground.vault.models import Erasure
from sideomside.intake.actions.forgetting import forget, shred_mail
from sideomside.intake.models import Enquiry, InboundMail
from sideomside.intake.queries import letting_go
from sideomside.intake.rules import may_take_in_mail
from sideomside.people import actions as people
from sideomside.people.rules import Viewer, allow


@transaction.atomic
def let_raw_mail_go(*, mail: InboundMail, by: Viewer) -> None:
    """The key first. Of one that could not be moved out of its mailbox the number stays, and nothing else."""
    allow(may_take_in_mail(by))
    shred_mail(mails=InboundMail.objects.filter(id=mail.id), by=by)
    log.record("mail.deleted", thing=mail.id, by=by)


@transaction.atomic
def let_unconfirmed_go(*, enquiry: Enquiry, by: Viewer) -> None:
    """Answered, and never said yes to: the words go, and with them a person we know from nothing else."""
    allow(may_take_in_mail(by))
    person_id = enquiry.person_id
    if letting_go.knows_only_this(by, enquiry):
        _erase(person_id, by)
        return
    shred_mail(mails=InboundMail.objects.filter(enquiry=enquiry), by=by)
    enquiry.delete()
    log.record("enquiry.forgotten", about=person_id, by=by)


def _erase(person_id: UUID, by: Viewer) -> None:
    """The order of every erasure: ledger, key, rows, ledger. A restore replays the ledger."""
    line = Erasure.objects.create(owner_id=person_id, organisation_id=by.organisation_id)
    destroy_key(person_id)
    Letter.objects.filter(to_id=person_id).delete()
    forget(person_id=person_id, by=by)
    consent.forget(person_id=person_id, by=by)
    people.forget(person_id=person_id, by=by)
    # Done only once the rows are gone for certain; until then the sweep of erasures takes it up again.
    transaction.on_commit(lambda: Erasure.objects.filter(id=line.id).update(done_at=timezone.now()))
