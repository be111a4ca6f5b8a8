"""A mail that was kept is read apart, and then filed: in a thread, aside, or where a person sees it. Once."""

from datetime import timedelta
from hashlib import sha256

from django.db import transaction
from django.utils import timezone

from sideomside.ground.audit import log
from sideomside.ground.vault.cpr import mask
from sideomside.ground.vault.failpoints import failpoint
from sideomside.ground.vault.keys import blind
from sideomside.intake.actions.hearing_mail import hear_mail, note_quietly
from sideomside.intake.models import Enquiry, InboundMail, MailReason, MailStep
from sideomside.intake.queries import mail as mails
from sideomside.intake.reading.fate import Fate, fate_of, is_heavy, writer_of
from sideomside.intake.reading.letter import Letter, Unreadable
from sideomside.intake.rules import may_take_in_mail
from sideomside.people.queries import whose_contact
from sideomside.people.rules import Viewer, allow

TRIES = 5
UNSURE = {Fate.MARKED, Fate.LIST, Fate.FORM}  # signs a mail gets on its way, whoever wrote it
FILED = [
    "sender_name", "sender_address", "subject", "content_mark", "reply_mark", "state", "reason", "detail",
    "programme", "person", "enquiry", "handled_at",
]  # fmt: skip
FIRST_WAIT = timedelta(seconds=30)  # longer than any reading takes


@transaction.atomic
def take_up_mail(*, mail: InboundMail, by: Viewer) -> bool:
    """Count the try before it is made: what stops us in the middle cannot do so for ever."""
    allow(may_take_in_mail(by))
    _hold(mail)
    if mail.state != InboundMail.State.RECEIVED:
        return False
    if mail.attempts >= TRIES:  # each try ended with the process, so nobody could say so
        _lay_aside(mail, InboundMail.State.QUARANTINED, MailReason.STUMBLED, by)
        mail.save(update_fields=["state", "reason", "detail", "programme", "handled_at"])
        return False
    mail.attempts += 1
    mail.try_after = timezone.now() + FIRST_WAIT * 3 ** (mail.attempts - 1)
    mail.save(update_fields=["attempts", "try_after"])
    return True


@transaction.atomic
def file_mail(*, mail: InboundMail, result: Letter | Unreadable, by: Viewer) -> None:
    """Everything a mail leads to, at once or not at all."""
    allow(may_take_in_mail(by))
    _hold(mail)
    if mail.state != InboundMail.State.RECEIVED:
        return
    mail.sender_name, mail.sender_address = mask(result.sender_name)[0], result.sender_address
    mail.subject = mask(result.subject)[0]
    if isinstance(result, Letter):
        _file_letter(mail, result, by)
    elif not result.is_passing or mail.attempts >= TRIES:
        _lay_aside(mail, InboundMail.State.QUARANTINED, result.reason, by, detail=result.detail)
    failpoint("mail_half_filed")
    mail.save(update_fields=FILED)


@transaction.atomic
def stumble(*, mail: InboundMail, fault: str, by: Viewer) -> None:
    """Filing failed, so nothing of it was done; after some tries a person looks at it."""
    allow(may_take_in_mail(by))
    _hold(mail)
    if mail.state != InboundMail.State.RECEIVED:
        return
    mail.detail = fault[:80]
    if mail.attempts >= TRIES:
        mail.programme = mails.programme_for(by, [])
        _lay_aside(mail, InboundMail.State.QUARANTINED, MailReason.STUMBLED, by, detail=fault)
    mail.save(update_fields=["detail", "state", "reason", "programme", "handled_at"])


def _file_letter(mail: InboundMail, letter: Letter, by: Viewer) -> None:
    _step, first = MailStep.objects.get_or_create(mail=mail, name=MailStep.Name.FILED)
    if not first:
        return
    envelope = mail.envelope or []
    mail.programme = mails.programme_for(by, [*envelope, *letter.recipients])
    mail.content_mark = _content_mark(letter, by)
    thread = mails.thread_answered(by, letter, envelope)
    vouched = mail.reason == MailReason.PERSON
    group = mails.came_through_our_group(by, letter)
    fate = Fate.PERSON if vouched else fate_of(letter, answers_us=thread is not None, our_group=group)
    if mails.seen_before(by, mail) and not vouched:
        return _lay_aside(mail, InboundMail.State.THROWN_AWAY, MailReason.DOUBLE, by)
    known = fate in UNSURE and whose_contact(by, "mail", writer_of(letter), typed=True) is not None
    if fate == Fate.PERSON or known:  # whoever we know is heard, whatever a mail server thinks
        return hear_mail(mail=mail, letter=letter, thread=thread, by=by)
    _file_doubtful(mail, letter, fate, thread, by)


def _file_doubtful(mail: InboundMail, letter: Letter, fate: Fate, thread: Enquiry | None, by: Viewer) -> None:
    known = None if fate in {Fate.LOOP, Fate.BOUNCE} else whose_contact(by, "mail", writer_of(letter))
    thread = thread or (mails.newest_open(by, known.id) if known else None)
    if fate == Fate.AUTO and thread and not mails.may_stand_in(by, thread, writer_of(letter)):
        thread = None  # what their machine says is told to nobody who only typed their address
    heavy = is_heavy(letter) and fate != Fate.LOOP
    if thread and (fate == Fate.BOUNCE or (fate == Fate.AUTO and not heavy)):
        return note_quietly(mail=mail, letter=letter, thread=thread, returned=fate == Fate.BOUNCE, by=by)
    if heavy:
        return _lay_aside(mail, InboundMail.State.QUARANTINED, MailReason.HEAVY, by)
    looked_at = fate in {Fate.MARKED, Fate.FORM}
    aside = InboundMail.State.QUARANTINED if looked_at else InboundMail.State.THROWN_AWAY
    return _lay_aside(mail, aside, fate, by)


def _lay_aside(mail: InboundMail, state: str, reason: str, by: Viewer, *, detail: str = "") -> None:
    """Only what a machine surely wrote counts as handled; the rest waits for a person, however long."""
    mail.state, mail.reason, mail.detail = state, reason, detail[:80]
    mail.programme = mail.programme or mails.programme_for(by, mail.envelope or [])
    mail.handled_at = timezone.now() if state == InboundMail.State.THROWN_AWAY else None
    log.record(f"mail.{state}", thing=mail.id, detail={"reason": str(reason)}, by=by)


def _hold(mail: InboundMail) -> None:
    """Lock the row; two workers at once wait for one another."""
    fresh = InboundMail.objects.select_for_update().get(id=mail.id)
    mail.state, mail.attempts, mail.try_after = fresh.state, fresh.attempts, fresh.try_after


def _content_mark(letter: Letter, by: Viewer) -> str:
    """A mail's own id is only a hint: careless programs give the same one to many. With sender and words it tells."""
    if not letter.message_id or by.organisation_id is None:
        return ""
    attached = "\n".join(f"{each.name}|{each.size}" for each in letter.attachments)
    parts = [letter.message_id, letter.sender_address.casefold(), letter.subject, letter.text, attached]
    return blind(
        by.organisation_id, "mail words", sha256("\0".join(parts).encode("utf-8", "replace")).hexdigest()
    )
