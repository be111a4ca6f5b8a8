"""Mail that has come in: what waits to be read, whose thread it answers, and what lies aside for a person to see."""

import re
from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db.models import Max, Q, QuerySet
from django.utils import timezone

from sideomside.ground.audit import log
from sideomside.ground.post.letters import letter_behind
from sideomside.ground.vault.keys import take_keys
from sideomside.intake.models import NOT_CLOSED, Enquiry, InboundMail
from sideomside.intake.queries.seen import thread_for_token
from sideomside.intake.reading.fate import bare
from sideomside.intake.reading.letter import Letter
from sideomside.people.models import Programme
from sideomside.people.queries import is_theirs, only_they_get_letters, programmes, whose_contact
from sideomside.people.rules import SYSTEM, Viewer

AT_ONCE = 50
_MARK = re.compile(r"\+([0-9a-f]{24})@")


def mail_to_read(viewer: Viewer) -> list[UUID]:
    """Oldest first; one that failed waits its turn and stands in nobody's way."""
    if viewer.role != SYSTEM:
        return []
    due = Q(try_after=None) | Q(try_after__lte=timezone.now())
    found = InboundMail.objects.filter(due, state=InboundMail.State.RECEIVED)
    return list(found.values_list("id", flat=True)[:AT_ONCE])


def inbound(viewer: Viewer, mail_id: UUID) -> InboundMail | None:
    """One mail for the house itself."""
    return InboundMail.objects.filter(id=mail_id).first() if viewer.role == SYSTEM else None


def known_uids(viewer: Viewer, mailbox: str, uidvalidity: int) -> dict[int, bool]:
    """Numbers of a mailbox we already have, and whether the mail could not be moved out of it."""
    if viewer.role != SYSTEM:
        return {}
    found = InboundMail.objects.filter(mailbox=mailbox, uidvalidity=uidvalidity)
    return dict(found.values_list("uid", "left_behind"))


def thread_answered(viewer: Viewer, letter: Letter, recipients: Iterable[str]) -> Enquiry | None:
    """The thread a mail answers: by the mark in our address, or by which letter of ours it names."""
    for address in [*recipients, *letter.recipients]:
        for mark in _MARK.findall(address.casefold()):
            if found := thread_for_token(viewer, mark):
                return found
    ours = letter_behind([letter.in_reply_to, *letter.references])
    if ours is None:
        return None
    return thread_for_token(viewer, ours.reply_token) or newest_open(viewer, ours.to_id)


def may_stand_in(viewer: Viewer, thread: Enquiry, address: str) -> bool:
    """May words from this address stand where the thread's person reads them?

    That they answer a letter of ours is enough only while every letter went to an address that is theirs for certain.
    """
    if is_theirs(viewer, thread.person, "mail", address):
        return True
    anybodys = whose_contact(viewer, "mail", address) is None
    return anybodys and only_they_get_letters(viewer, thread.person_id)


def newest_open(viewer: Viewer, person_id: UUID) -> Enquiry | None:
    """Where more words from this person belong. For the inbox, never for a page."""
    if viewer.role != SYSTEM:
        return None
    found = Enquiry.objects.filter(person_id=person_id).filter(state__in=NOT_CLOSED)
    return found.select_related("programme", "person").order_by("-received_at").first()


def programme_for(viewer: Viewer, addresses: Iterable[str]) -> Programme | None:
    """The programme whose address it was sent to; otherwise the first, so that somebody reads it."""
    asked = {bare(address) for address in addresses}
    every = list(programmes(viewer))
    return next((p for p in every if bare(p.contact_mail) in asked), every[0] if every else None)


def own_addresses(viewer: Viewer) -> set[str]:
    """Where we ourselves write from; mail from there is never answered by a machine."""
    sender = settings.MAIL_FROM.rpartition("<")[2].strip("> ")
    ours = [sender, settings.IMAP_USER, *(p.contact_mail for p in programmes(viewer))]
    return {bare(address) for address in ours if "@" in address}


def came_through_our_group(viewer: Viewer, letter: Letter) -> bool:
    """An address of ours may be a group at our mail provider: then every mail to us looks like a list's."""
    ours = own_addresses(viewer)
    named = {bare(name) for name in letter.lists}
    return bool(named & (ours | {address.replace("@", ".") for address in ours}))


def seen_before(viewer: Viewer, mail: InboundMail) -> bool:
    """The same id, sender and words stand in a thread already."""
    if not mail.content_mark:
        return False
    twins = InboundMail.objects.filter(content_mark=mail.content_mark, state=InboundMail.State.READ)
    return twins.exclude(id=mail.id).exists()


def mail_visible_to(viewer: Viewer) -> QuerySet[InboundMail]:
    """Coordinators see what lies aside in their own programmes; what belongs to none yet is everybody's."""
    if not viewer.is_coordinator:
        return InboundMail.objects.none()
    aside = (InboundMail.State.QUARANTINED, InboundMail.State.THROWN_AWAY)
    mine = Q(programme_id__in=viewer.programme_ids) | Q(programme=None)
    return InboundMail.objects.filter(mine, state__in=aside)


def aside(viewer: Viewer, mail_id: str) -> InboundMail | None:
    """One of those, by the number its form carries."""
    try:
        return mail_visible_to(viewer).filter(id=UUID(mail_id)).first()
    except ValueError:
        return None


def quarantined(viewer: Viewer) -> list[InboundMail]:
    """Mail a person has to look at, longest waiting first. Nothing in it is opened by counting it."""
    return list(mail_visible_to(viewer).filter(state=InboundMail.State.QUARANTINED))


def newest_unread_mail(viewer: Viewer) -> datetime | None:
    """When the last one came that nobody has read or looked at yet, whoever wrote it. For the house, never a page."""
    if viewer.role != SYSTEM:
        return None
    unread = (InboundMail.State.RECEIVED, InboundMail.State.QUARANTINED)
    return InboundMail.objects.filter(state__in=unread).aggregate(last=Max("received_at"))["last"]


def count_quarantined() -> int:
    """A bare number for whoever runs the machine."""
    return InboundMail.objects.filter(state=InboundMail.State.QUARANTINED).count()


def set_aside(viewer: Viewer) -> list[InboundMail]:
    """What a machine wrote, or one of us threw away; kept for a while, so that a mistake can be mended."""
    found = mail_visible_to(viewer).filter(state=InboundMail.State.THROWN_AWAY)
    return list(found.exclude(handled_at=None).order_by("-handled_at")[:AT_ONCE])


def opened_mail(viewer: Viewer, mails: Iterable[InboundMail]) -> list[InboundMail]:
    """Sender and subject are about to be shown: written in the log, once a day for each mail."""
    shown = list(mails)
    take_keys(mail.id for mail in shown)
    log.record_list(viewer, {mail.person_id or mail.id for mail in shown}, screen="quarantine")
    return shown
