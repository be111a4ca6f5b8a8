"""Mail is kept before anything else happens to it: sealed, written and committed, and only then acknowledged."""

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from uuid import uuid4

from django.db import IntegrityError, transaction
from django.db.models import Q

from sideomside.ground.audit import log
from sideomside.ground.vault.failpoints import failpoint
from sideomside.ground.vault.keys import blind, destroy_key
from sideomside.ground.vault.walls import current_organisation
from sideomside.intake.models import InboundMail, MailReason
from sideomside.intake.reading.limits import MAX_BYTES
from sideomside.intake.rules import may_take_in_mail
from sideomside.people.rules import Viewer, allow

TOP = 64 * 1024  # of a mail too large to keep: enough to see who wrote, and to call them


@dataclass(frozen=True, slots=True)
class CameBy:
    """Which door a mail came in by, and where it lay."""

    door: str
    recipients: tuple[str, ...] = ()
    mailbox: str = ""
    uidvalidity: int | None = None
    uid: int | None = None
    size: int = 0  # of the whole, where only its top was fetched


@transaction.atomic
def keep_mail(*, raw: bytes, came_by: CameBy, by: Viewer) -> InboundMail:
    """Keep one mail. The same bytes to the same address are one mail, and so is the same number in a mailbox."""
    allow(may_take_in_mail(by))
    mark = _fingerprint(raw, came_by.recipients)
    known = InboundMail.objects.filter(_same(came_by, mark)).first()
    if known:
        return known
    mail = _new(raw, came_by, mark)
    try:
        with transaction.atomic():
            mail.save(force_insert=True)
    except IntegrityError:  # somebody else kept the same mail just now
        destroy_key(mail.id)
        return InboundMail.objects.filter(_same(came_by, mark))[0]
    detail = {"door": mail.door, "reason": mail.reason} if mail.reason else {"door": mail.door}
    log.record("mail.kept", thing=mail.id, detail=detail, by=by)
    failpoint("mail_before_commit")
    return mail


@transaction.atomic
def leave_behind(*, mail: InboundMail, by: Viewer) -> None:
    """It could not be moved out of the mailbox: its number must be known for as long as it may lie there."""
    allow(may_take_in_mail(by))
    InboundMail.objects.filter(id=mail.id).update(left_behind=True)


def _same(came_by: CameBy, mark: str) -> Q:
    if came_by.uid is None:
        return Q(fingerprint=mark)
    lay_there = {"mailbox": came_by.mailbox, "uidvalidity": came_by.uidvalidity, "uid": came_by.uid}
    return Q(fingerprint=mark) | Q(**lay_there)


def _new(raw: bytes, came_by: CameBy, mark: str) -> InboundMail:
    size = max(len(raw), came_by.size)
    too_large = size > MAX_BYTES
    return InboundMail(
        id=uuid4(),
        raw=raw[:TOP] if too_large else raw,
        envelope=list(came_by.recipients),
        fingerprint=mark,
        door=came_by.door,
        mailbox=came_by.mailbox,
        uidvalidity=came_by.uidvalidity,
        uid=came_by.uid,
        size=min(size, 2**31 - 1),
        reason=MailReason.TOO_LARGE if too_large else "",
    )


def _fingerprint(raw: bytes, recipients: Iterable[str]) -> str:
    envelope = "\n".join(sorted(address.casefold() for address in recipients))
    return blind(current_organisation(), "mail", f"{sha256(raw).hexdigest()}\n{envelope}")
