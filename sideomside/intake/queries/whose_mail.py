"""Which mails are whose, for whoever goes: where a mail was not filed with anybody, its sender tells."""

from collections.abc import Callable
from uuid import UUID

from django.db.models import Q, QuerySet

from sideomside.ground.vault.keys import KeyIsGone, key_ring, take_keys
from sideomside.intake.models import InboundMail
from sideomside.intake.reading.prescan import writer
from sideomside.people.queries import contact_marks, marks_of_theirs_alone
from sideomside.people.rules import Viewer

AT_ONCE = 100


def mail_of(viewer: Viewer, person_id: UUID) -> set[UUID]:
    """Filed with them, the same once more, or from an address that is theirs alone, wherever it lies.

    Where somebody else has the address too, a mail filed with nobody may be theirs: it waits for a person to look.
    The asking room has already decided that this person goes.
    """
    filed = InboundMail.objects.filter(Q(person_id=person_id) | Q(enquiry__person_id=person_id))
    words = set(filed.exclude(content_mark="").values_list("content_mark", flat=True))
    again = InboundMail.objects.filter(person=None, content_mark__in=words)
    known = {*filed.values_list("id", flat=True), *again.values_list("id", flat=True)}
    marks = marks_of_theirs_alone(viewer, person_id, "mail")
    rest = InboundMail.objects.exclude(id__in=known).exclude(raw=None)
    return known | _from(viewer, rest, marks) if marks else known


def writers_among(viewer: Viewer, mail_ids: list[UUID], people: set[UUID]) -> dict[UUID, UUID]:
    """Which of these people each of these mails is from, where the address is one's alone. For the house itself."""
    mails = InboundMail.objects.filter(id__in=mail_ids).exclude(raw=None).only("id", "organisation", "raw")
    marks = {person_id: marks_of_theirs_alone(viewer, person_id, "mail") for person_id in people}
    return {
        mail_id: person_id
        for person_id, theirs in marks.items()
        for mail_id in _with_address(viewer, mails, _at_the_top, theirs)
    }


def _from(viewer: Viewer, mails: QuerySet[InboundMail], marks: set[str]) -> set[UUID]:
    """A form on a website writes for many people: only where an answer goes tells whose words they are."""
    filed = mails.exclude(person=None).only("id", "organisation", "sender_address")
    likely = _with_address(viewer, filed, _as_read, marks)
    top = mails.filter(Q(person=None) | Q(id__in=likely)).only("id", "organisation", "raw")
    return _with_address(viewer, top, _at_the_top, marks)


def _with_address(
    viewer: Viewer, rows: QuerySet[InboundMail], of: Callable[[InboundMail], str], marks: set[str]
) -> set[UUID]:
    """Keys for some at a time, and the bytes of one at a time: a mail may be large."""
    ids, found = list(rows.order_by().values_list("id", flat=True)), {}
    for start in range(0, len(ids), AT_ONCE):
        some = ids[start : start + AT_ONCE]
        with key_ring():
            take_keys(some)
            found.update({mail.id: of(mail) for mail in rows.filter(id__in=some).iterator(chunk_size=1)})
    return {mail_id for mail_id, address in found.items() if marks & contact_marks(viewer, "mail", [address])}


def _at_the_top(mail: InboundMail) -> str:
    try:
        return writer(mail.raw or b"")
    except KeyIsGone:
        return ""


def _as_read(mail: InboundMail) -> str:
    try:
        return mail.sender_address or ""
    except KeyIsGone:
        return ""
