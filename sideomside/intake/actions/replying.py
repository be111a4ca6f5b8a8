"""The automatic answer: once a day to each address, the same words for everybody, and never to a machine."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from sideomside.ground.vault.keys import blind
from sideomside.ground.vault.limits import too_often
from sideomside.intake.models import Enquiry, InboundMail, MailStep
from sideomside.intake.queries import mail as mails
from sideomside.intake.reading.fate import bare, is_robot, writer_of
from sideomside.intake.reading.letter import Letter
from sideomside.people import actions as people
from sideomside.people.models import Person, from_outside
from sideomside.people.models.person import Channel
from sideomside.people.rules import Viewer, link_path

# Forged senders must not make us write to people who never wrote to us; a human still answers every mail.
MOST_A_DAY = 300


@transaction.atomic
def reply_by_itself(*, mail: InboundMail, letter: Letter, enquiry: Enquiry, by: Viewer) -> bool:
    """Only the private link in it differs from one person to the next. True when it went out."""
    _step, first = MailStep.objects.get_or_create(mail=mail, name=MailStep.Name.REPLIED)
    address = bare(writer_of(letter))
    if not first or letter.hush or not address or is_robot(address) or address in mails.own_addresses(by):
        return False
    person = Person.objects.get(id=enquiry.person_id)
    mark = blind(enquiry.organisation_id, "reply of the day", f"{address}|{timezone.localdate()}")
    if person.channel != Channel.MAIL or InboundMail.objects.filter(reply_mark=mark).exists():
        return False
    if too_often("automatic answer", str(by.organisation_id), limit=MOST_A_DAY, per=timedelta(days=1)):
        return False
    mail.reply_mark = mark
    token = people.make_link(person=person, replace=False, by=by)
    return people.write_to(
        person=person,
        template="intake/mail/auto",
        context={"link": from_outside(link_path(token, person.language))},
        reply_token=enquiry.reply_token,
        auto=True,
        by=by,
    )
