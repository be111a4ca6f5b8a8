"""Writing a letter: neutral words from a template in the receiver's language, put in the outbox."""

import re
from collections.abc import Iterable
from uuid import UUID

from django.template.loader import render_to_string
from django.utils import translation

from sideomside.ground.post.models import Letter

_OURS = re.compile(r"([0-9a-f]{32})@")


def send(  # noqa: PLR0913 - a letter has this much on its envelope
    template: str,
    *,
    to: UUID,
    address: str,
    channel: str,
    language: str,
    context: dict[str, str],
    reply_token: str = "",
    auto: bool = False,
) -> Letter:
    """Put a letter in the outbox; it leaves after the transaction it is written in.

    `template` is "<room>/mail/<name>"; the file `<template>.<language>.txt` has the subject on its first
    line and the text after a blank one.
    """
    with translation.override(language):
        written = render_to_string(f"{template}.{language}.txt", context)
    subject, _, text = written.strip().partition("\n")
    letter = Letter(
        to_id=to,
        channel=channel,
        template=template,
        address=address,
        subject=subject.strip(),
        text=text.strip() + "\n",
        reply_token=reply_token,
        auto=auto,
    )
    letter.save(force_insert=True)
    return letter


def letter_behind(message_ids: Iterable[str]) -> Letter | None:
    """The letter of ours that a mail answers or brings back; its name is 122 random bits, so nobody guesses it."""
    names = [found[1] for message_id in message_ids if (found := _OURS.match(message_id))]
    return Letter.objects.filter(id__in=[UUID(name) for name in names]).order_by("-made_at").first()
