"""A person's mail becomes words in a thread; what a machine wrote becomes a quiet note of ours."""

from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from sideomside.ground.audit import log
from sideomside.intake.actions.receiving import Said, hear, keep_words, receive
from sideomside.intake.actions.replying import reply_by_itself
from sideomside.intake.actions.steps import take_step
from sideomside.intake.models import Direction, Enquiry, InboundMail, Step, Way
from sideomside.intake.queries import mail as mails
from sideomside.intake.reading.fate import bare, name_of, writer_of, written_at
from sideomside.intake.reading.letter import Letter
from sideomside.intake.reading.tongue import language_of
from sideomside.people import actions as people
from sideomside.people.models import Person, Programme
from sideomside.people.queries import whose_contact
from sideomside.people.rules import Viewer, first_language


@transaction.atomic
def hear_mail(*, mail: InboundMail, letter: Letter, thread: Enquiry | None, by: Viewer) -> None:
    """In its thread, in the open enquiry of who wrote, or as a new one. `From` is a hint and lets nobody act.

    Not where somebody reads who only typed that address: then it is somebody new, until one of us says otherwise.
    """
    apart = thread is not None and not mails.may_stand_in(by, thread, writer_of(letter))
    thread = None if apart else thread
    known = thread.person if thread else whose_contact(by, "mail", writer_of(letter))
    enquiry = thread or (mails.newest_open(by, known.id) if known else None)
    words: dict[str, Any] = {
        "words": letter.words,
        "quoted": letter.quoted,
        "subject": letter.subject,
        "attachments": _attached(letter),
        "way": Way.MAIL,
        "happened_at": written_at(letter, mail.received_at),
        "once": mail.id,
        "by": by,
    }
    if enquiry:
        hear(enquiry=enquiry, **words)
    else:
        person = known or _somebody_new(letter, mail.programme, by)
        enquiry = receive(programme=mail.programme, person=person, **words)
    _say_what_one_should_know(enquiry, letter, by, apart=apart)
    _now_in(mail, enquiry, by)
    if thread is None:
        reply_by_itself(mail=mail, letter=letter, enquiry=enquiry, by=by)


@transaction.atomic
def note_quietly(*, mail: InboundMail, letter: Letter, thread: Enquiry, returned: bool, by: Viewer) -> None:
    """Nobody waits for an answer to a machine; but a letter of ours that came back is somebody who does not hear us."""
    with override(settings.LANGUAGE_CODE):
        said = _("A letter of ours did not arrive. The post says:") if returned else _("An automatic answer:")
    keep_words(
        enquiry=thread,
        direction=Direction.NOTE,
        way=Way.MAIL,
        said=Said(f"{said}\n\n{letter.words}", subject=letter.subject),
        at=mail.received_at,
        once=mail.id,
        by=by,
    )
    if returned:
        today = timezone.localdate().isoformat()
        take_step(enquiry=thread, kind=Step.REMIND, detail={"on": today}, by=by)
    _now_in(mail, thread, by)


def _attached(letter: Letter) -> list[dict[str, Any]]:
    """Files by name, kind and size; their bytes stay sealed in the raw mail."""
    return [{"name": each.name, "kind": each.kind, "size": each.size} for each in letter.attachments]


def _somebody_new(letter: Letter, programme: Programme | None, by: Viewer) -> Person:
    """Answered in the language they wrote in, where that is clear and ours; else as the programme mostly speaks."""
    address = writer_of(letter)
    language = language_of(letter.words or letter.subject) or first_language(programme)
    person = people.meet(name=name_of(letter), language=language, channel="mail", by=by)
    if address and bare(address) not in mails.own_addresses(by):
        people.add_contact(person=person, way="mail", value=address, by=by)
    return person


def _say_what_one_should_know(enquiry: Enquiry, letter: Letter, by: Viewer, *, apart: bool) -> None:
    """A mark in an address can be passed on: whoever reads an answer should see that it came from elsewhere."""
    address = writer_of(letter)
    elsewhere = address and whose_contact(by, "mail", address) != enquiry.person
    with override(settings.LANGUAGE_CODE):
        lines = [
            _("This mail came from an address we do not know as theirs.") if elsewhere else "",
            _("This mail answers a letter of ours that went to an address somebody only typed.")
            if apart
            else "",
            _("The mail is locked by whoever sent it, so we cannot read all of it.")
            if letter.sealed_by_sender
            else "",
            _("The mail is longer than we can show.") if letter.is_cut else "",
            _("Perhaps an automatic answer: only its subject says so.") if letter.seems_auto else "",
        ]
    note = "\n".join(line for line in lines if line)
    if note:
        keep_words(enquiry=enquiry, direction=Direction.NOTE, way=Way.MAIL, said=Said(note), by=by)


def _now_in(mail: InboundMail, enquiry: Enquiry, by: Viewer) -> None:
    mail.state, mail.reason, mail.detail = InboundMail.State.READ, "", ""
    mail.enquiry, mail.person_id, mail.handled_at = enquiry, enquiry.person_id, timezone.now()
    log.record("mail.read", about=enquiry.person_id, thing=mail.id, by=by)
