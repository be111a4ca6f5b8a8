"""Words go from one person to another: the rows change hands, and with them the key they lie under."""

from uuid import UUID

from django.db import models, transaction

from sideomside.intake.models import Enquiry, InboundMail, Message, Talk
from sideomside.people.models import Person
from sideomside.people.rules import Viewer

SEALED = {Message: ("subject", "words", "quoted", "attachments"), Talk: ("note",)}


@transaction.atomic
def give_to(*, enquiry: Enquiry, person_id: UUID, by: Viewer) -> None:
    """A whole enquiry. A mail as it came has a key of its own, and follows."""
    InboundMail.objects.filter(enquiry=enquiry).update(person_id=person_id)
    for model, sealed in SEALED.items():
        for row in model.objects.filter(enquiry=enquiry):
            _seal_anew(row, sealed, person_id)
    enquiry.person = Person.objects.get(id=person_id)
    enquiry.save(update_fields=["person"])


@transaction.atomic
def move(*, message: Message, to: Enquiry, by: Viewer) -> None:
    """One thing that was said stands in another's thread."""
    _seal_anew(message, SEALED[Message], to.person_id)
    message.enquiry = to
    message.save(update_fields=["enquiry"])


def _seal_anew(row: models.Model, sealed: tuple[str, ...], person_id: UUID) -> None:
    words = {name: getattr(row, name) for name in sealed}  # opened with the old key
    row.person_id = person_id  # type: ignore[attr-defined]
    for name, value in words.items():
        setattr(row, name, value)
    row.save(update_fields=["person", *sealed])
