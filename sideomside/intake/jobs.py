"""What happens by itself here: mail that was kept is read, each one apart, and what may go, goes."""

import logging
from datetime import timedelta
from time import monotonic
from uuid import UUID

from sideomside.ground.jobs.schedule import Job
from sideomside.ground.vault.failpoints import failpoint
from sideomside.ground.vault.walls import within
from sideomside.intake import actions, queries
from sideomside.intake.models import InboundMail, MailReason
from sideomside.intake.reading.letter import Letter, Unreadable
from sideomside.intake.reading.limits import Reason
from sideomside.intake.reading.prescan import glance
from sideomside.intake.reading.reader import read
from sideomside.people.rules import system

logger = logging.getLogger(__name__)
SECONDS_AT_A_TIME = 30  # then letters go out and other sweeps have their turn


def read_mail(organisation_id: UUID) -> None:
    """Each mail for itself, in pieces that are committed one by one: none stands in another's way."""
    with within(organisation_id):
        waiting = queries.mail_to_read(system(organisation_id))
    until = monotonic() + SECONDS_AT_A_TIME
    for mail_id in waiting:
        if monotonic() < until:
            read_one(organisation_id, mail_id)


def read_one(organisation_id: UUID, mail_id: UUID) -> None:
    """Whatever goes wrong here is written on this mail alone."""
    house, mail = system(organisation_id), None
    try:
        with within(organisation_id):
            mail = queries.inbound(house, mail_id)
            if mail is None or not actions.take_up_mail(mail=mail, by=house):
                return
            raw = mail.raw or b""
        failpoint("mail_taken_up")
        result = look_into(mail, raw)
        failpoint("mail_looked_into")
        with within(organisation_id):
            actions.file_mail(mail=mail, result=result, by=house)
        failpoint("mail_filed")
    except Exception as wrong:
        logger.error("a mail could not be filed: %s", type(wrong).__name__)
        with within(organisation_id):
            if mail := queries.inbound(house, mail_id):
                actions.stumble(mail=mail, fault=type(wrong).__name__, by=house)


def look_into(mail: InboundMail, raw: bytes) -> Letter | Unreadable:
    """Read in a process of its own; of one that was too large only the top is here."""
    if mail.reason == MailReason.TOO_LARGE:
        name, address, subject = glance(raw)
        return Unreadable(Reason.TOO_LARGE, "", name, address, subject)
    return read(raw)


def tidy(organisation_id: UUID) -> None:
    """Each thing by itself, so that what cannot go today stops nothing else."""
    house = system(organisation_id)
    with within(organisation_id):
        mails, enquiries = queries.raw_mail_past_its_time(house), queries.unconfirmed_past_their_time(house)
    for mail in mails:
        with within(organisation_id):
            actions.let_raw_mail_go(mail=mail, by=house)
    for enquiry in enquiries:
        with within(organisation_id):
            actions.let_unconfirmed_go(enquiry=enquiry, by=house)


def notice_letters_in_vain(organisation_id: UUID) -> None:
    """Somebody believes that an answer is on its way, and it is not: each thread says so by itself."""
    house = system(organisation_id)
    with within(organisation_id):
        found = queries.letters_in_vain(house)
    for enquiry, letter in found:
        with within(organisation_id):
            actions.note_unreached(enquiry=enquiry, letter=letter, by=house)


JOBS = [
    Job("intake.read_mail", read_mail, timedelta(seconds=2), apart=True),
    Job("intake.tidy_mail", tidy, timedelta(hours=1), apart=True),
    Job("intake.letters_in_vain", notice_letters_in_vain, timedelta(minutes=5), apart=True),
]
