"""What the partner may hear, and taking it all back."""

from django.db import transaction
from django.utils import timezone

from sideomside.ground.audit import log
from sideomside.intake import actions as intake
from sideomside.partners.models import Referral
from sideomside.partners.rules import may_be_taken_out, may_let_be, may_take_back
from sideomside.people.rules import Viewer, allow, is_self


@transaction.atomic
def let_know(*, referral: Referral, yes: bool, by: Viewer) -> None:
    """The tick is the person's alone. Taken back, the partner sees nothing more from this moment."""
    allow(by.is_participant and is_self(by, referral.enquiry.person_id))
    if referral.may_know != yes:
        Referral.objects.filter(id=referral.id).update(may_know=yes)
        log.record("referral.may_know", about=by.person_id, thing=referral.id, detail={"yes": yes}, by=by)


@transaction.atomic
def let_be(*, referral: Referral, by: Viewer) -> None:
    """The partner need not follow it. The person's own words stand with us, and somebody answers them."""
    allow(may_let_be(by, referral))
    if Referral.objects.filter(id=referral.id, may_know=True).update(may_know=False):
        log.record("referral.let_be", about=referral.enquiry.person_id, thing=referral.id, by=by)


@transaction.atomic
def take_back(*, referral: Referral, by: Viewer) -> None:
    """The person takes it all back. Where nobody has answered yet, the enquiry leaves the queue as well."""
    allow(may_take_back(by, referral))
    held = Referral.objects.select_for_update(of=("self",)).select_related("enquiry").get(id=referral.id)
    if held.withdrawn_at is not None:
        return
    Referral.objects.filter(id=held.id).update(withdrawn_at=timezone.now(), may_know=False)
    log.record("referral.withdrawn", about=held.enquiry.person_id, thing=held.id, by=by)
    if may_be_taken_out(held):
        intake.take_out(enquiry=held.enquiry, by=by)
