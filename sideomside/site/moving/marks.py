"""What a house has made with its own keys: it means nothing in another house, and so is made anew there.

A fingerprint of an address is made again from the address, so that somebody who has lost their link is found by it.
A bar is told as whom it is against, so that the one a worry is about is kept out of it in the next house as well.
"""

from collections.abc import Callable
from hashlib import sha256
from itertools import chain
from os import urandom
from typing import Any
from uuid import UUID

from django.contrib.auth.hashers import make_password

from sideomside.concerns.rules import bar_against
from sideomside.ground.vault.keys import KeyIsGone, blind
from sideomside.intake.inbox import mailbox_mark, mailbox_name
from sideomside.people.models import Person
from sideomside.people.rules import normalised

Row = Any


def _of_an_address(row: Row) -> str:
    address = normalised(row.way, row.value) if row.value else str(row.id)
    return blind(row.organisation_id, f"contact|{row.way}", address)


def _of_a_reader(row: Row) -> str:
    """Only while the address is there; what is left afterwards slows nobody here."""
    mail = normalised("mail", row.mail) if row.mail else str(row.id)
    return blind(row.organisation_id, "comment mail", mail)


def _of_a_mail(row: Row) -> str:
    """The same mail, fetched once more from its mailbox, is the same mail here too; of a large one only its top is."""
    envelope = "\n".join(sorted(str(address).casefold() for address in row.envelope or []))
    is_whole = row.raw is not None and len(row.raw) == row.size
    content = sha256(row.raw).hexdigest() if is_whole else str(row.id)
    return blind(row.organisation_id, "mail", f"{content}\n{envelope}")


def _of_a_mailbox(row: Row) -> str:
    """By its name where it was told. Any other is one the mail can never be fetched from again, and the row's alone."""
    where = row.mailbox or str(row.id)
    return mailbox_mark(row.organisation_id, where) if row.uid is not None else ""


def _nobodys(row: Row) -> str:
    """The hash of something nobody has."""
    return sha256(urandom(32)).hexdigest()


def _fits_nobody(row: Row) -> str:
    return make_password(None)


def _barred_again(row: Row) -> str:
    return bar_against(UUID(row.bar), row) if row.bar else ""


# Table and column -> how it is made in the house it comes into, from the row as it was told.
MADE_ANEW: dict[str, Callable[[Row], Any]] = {
    "people.Contact.fingerprint": _of_an_address,
    "stories.Comment.fingerprint": _of_a_reader,
    "intake.InboundMail.fingerprint": _of_a_mail,
    "intake.InboundMail.mailbox": _of_a_mailbox,
    "intake.InboundMail.content_mark": lambda row: "",
    "intake.InboundMail.reply_mark": lambda row: None,
    "direction.Supporter.token_hash": _nobodys,
    "direction.Supporter.word_hash": _fits_nobody,
    "partners.Draft.token_hash": lambda row: "",
    "concerns.Concern.bar": _barred_again,
    # What a letter said often carries a way into the house it came from.
    "post.Letter.address": lambda row: None,
    "post.Letter.subject": lambda row: None,
    "post.Letter.text": lambda row: None,
}


def _whom_it_bars(concern: Row) -> str:
    """Sought where the keys are: once the words are gone, no other house could find it."""
    if not concern.bar:
        return ""
    said = _said(concern)
    everybody = Person.objects.order_by("pk").values_list(
        "pk", flat=True
    )  # read only where the words do not say
    likely = chain([UUID(said)] if said else [], everybody)
    return next((str(one) for one in likely if bar_against(one, concern) == concern.bar), "")


def _said(concern: Row) -> str:
    try:
        return concern.whom or ""
    except KeyIsGone:
        return ""


def _where_it_lay(mail: Row) -> str:
    """The mailbox by name, so that the next house, fetching from the same one, knows which mails it has had."""
    name = mailbox_name()
    return name if mail.mailbox == mailbox_mark(mail.organisation_id, name) else ""


# What is written instead of a mark that no other house could read.
TOLD_OTHERWISE: dict[str, Callable[[Row], Any]] = {
    "concerns.Concern.bar": _whom_it_bars,
    "intake.InboundMail.mailbox": _where_it_lay,
}
