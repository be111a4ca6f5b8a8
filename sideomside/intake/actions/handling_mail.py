"""A person looks at what lies aside, and decides: read it again, it is somebody, or away with it."""

from django.db import transaction
from django.utils import timezone

from sideomside.ground.audit import log
from sideomside.intake.actions.receiving import receive
from sideomside.intake.models import Enquiry, InboundMail, MailReason, MailStep, Way
from sideomside.intake.queries import mail as mails
from sideomside.intake.rules import may_handle_mail
from sideomside.people import actions as people
from sideomside.people.models import Person
from sideomside.people.queries import whose_contact
from sideomside.people.rules import Viewer, allow, first_language, system

REASONS = (MailReason.SPAM, MailReason.NOT_US, MailReason.EMPTY)


@transaction.atomic
def read_again(*, mail: InboundMail, by: Viewer) -> None:
    """Have it read once more; with a person's word that a person wrote it, no sign of a machine counts."""
    allow(may_handle_mail(by, mail))
    MailStep.objects.filter(mail=mail, name=MailStep.Name.FILED).delete()
    waiting = {"state": InboundMail.State.RECEIVED, "attempts": 0, "try_after": None, "handled_at": None}
    keeps = mail.reason == MailReason.TOO_LARGE
    reason = mail.reason if keeps else MailReason.PERSON if mail.was_readable else ""
    InboundMail.objects.filter(id=mail.id).update(**waiting, reason=reason)
    log.record("mail.again", thing=mail.id, by=by)


@transaction.atomic
def take_mail(*, mail: InboundMail, name: str, words: str, by: Viewer) -> Enquiry:
    """What could be made out becomes an enquiry, in a coordinator's words; the mail itself stays closed."""
    allow(may_handle_mail(by, mail))
    programme = mail.programme or mails.programme_for(by, [])
    allow(programme is not None and by.coordinates(programme.id))
    enquiry = receive(
        programme=programme,
        person=_who(mail, name, by),
        way=Way.MAIL,
        words=words,
        subject=mail.subject or "",
        happened_at=mail.received_at,
        once=mail.id,
        by=by,
    )
    MailStep.objects.get_or_create(mail=mail, name=MailStep.Name.FILED)
    mail.state, mail.handled_at = InboundMail.State.READ, timezone.now()
    mail.enquiry, mail.person_id = enquiry, enquiry.person_id
    mail.save(update_fields=["state", "handled_at", "enquiry", "person"])
    log.record("mail.taken", about=enquiry.person_id, thing=mail.id, by=by)
    return enquiry


@transaction.atomic
def throw_away(*, mail: InboundMail, reason: str, by: Viewer) -> None:
    """Set aside with a reason; it lies there for its keep-time, so that a mistake can be mended."""
    allow(may_handle_mail(by, mail) and reason in REASONS)
    mail.state, mail.reason, mail.handled_at = InboundMail.State.THROWN_AWAY, reason, timezone.now()
    mail.save(update_fields=["state", "reason", "handled_at"])
    log.record("mail.thrown_away", thing=mail.id, detail={"reason": reason}, by=by)


def _who(mail: InboundMail, name: str, by: Viewer) -> Person:
    address = mail.sender_address or ""
    known = whose_contact(by, "mail", address) if address else None
    if known:
        return known
    house = system(mail.organisation_id)
    person = people.meet(name=name, language=first_language(mail.programme), channel="mail", by=house)
    if address:
        people.add_contact(person=person, way="mail", value=address, by=house)
    return person
