"""It was somebody else after all: they are two again, and each has what is theirs."""

from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from sideomside.consent import actions as consent
from sideomside.consent.rules import Purpose
from sideomside.intake.actions.giving import give_to
from sideomside.intake.actions.giving_back import give_back
from sideomside.intake.actions.steps import hold, take_step
from sideomside.intake.models import Enquiry, EnquiryStep, Step
from sideomside.intake.rules import may_answer
from sideomside.people import actions as people
from sideomside.people.models import Contact, Person, PrivateLink
from sideomside.people.rules import Viewer, allow


@transaction.atomic
def part(*, enquiry: Enquiry, by: Viewer) -> None:
    """Everything goes back where it was, links and all, and what came meanwhile to whose address it came from."""
    allow(may_answer(by, enquiry))
    hold(enquiry=enquiry, by=by)
    joined = EnquiryStep.objects.filter(enquiry=enquiry, kind=Step.JOINED, superseded_by=None).last()
    if joined is None:
        return
    first = UUID(joined.detail["from"])
    Person.objects.filter(id=first).update(joined_into=None)
    give_to(enquiry=enquiry, person_id=first, by=by)
    _take_back(joined, by)
    step = take_step(enquiry=enquiry, kind=Step.PARTED, by=by)
    EnquiryStep.objects.filter(id=step.id).update(supersedes=joined)
    give_back(enquiry=enquiry, other_id=UUID(joined.detail["into"]), since=joined.written_at, by=by)


def _take_back(joined: EnquiryStep, by: Viewer) -> None:
    detail: dict[str, Any] = joined.detail
    person = Person.objects.get(id=detail["into"])
    if detail["contacts"]:  # letters to the one went to the other's address, and a way in stood in each
        meanwhile = PrivateLink.objects.filter(person=person, made_at__gte=joined.written_at, revoked_at=None)
        meanwhile.update(revoked_at=timezone.now())
    Contact.objects.filter(id__in=detail["contacts"]).delete()
    for contact in Contact.objects.filter(id__in=detail.get("vouched", [])):
        people.vouch_for(contact=contact, theirs=False, by=by)
    PrivateLink.objects.filter(id__in=detail["links"]).update(revoked_at=None)
    if detail["yes"]:
        consent.withdraw(person=person, purpose=Purpose.WORDS, channel="joined", by=by)
