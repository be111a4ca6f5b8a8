"""Raw mail to a letter, in this process; the reader runs it in a child with limits."""

import re
from typing import Any

from . import kinds, limits
from .bodies import Found, enclosed_mails, gather, unseal
from .charsets import is_bare_noise
from .folding import fold
from .headers import Headers
from .letter import Letter
from .limits import NoMail
from .parts import ENCLOSED, Part, split, top_lines

_ENVELOPE = (
    "delivered-to",
    "x-original-to",
    "envelope-to",
    "x-envelope-to",
    "x-delivered-to",
    "original-recipient",
)
_WRITTEN = ("to", "cc", "bcc", "resent-to", "apparently-to")
_TOP = (
    *("from", "sender", "reply-to", "to", "cc", "subject", "date", "message-id", "received", "return-path"),
    *("mime-version", "content-type"),
)
_ANSWERS = re.compile(r"\s*(sv|re|vs|fw|fwd|aw|svar)\s{0,3}(\[\d+\])?:", re.IGNORECASE)


def parse(raw: bytes) -> Letter:
    """Never fails but with a plain reason: too much, or no mail at all."""
    mail = split(raw)
    found = gather(mail)
    if _is_no_mail(mail, found):
        raise NoMail
    words, quoted, sealed = _words(mail, found)
    signs = _signs(mail)
    name, address = _sender(mail.headers)
    return Letter(
        sender_name=name,
        sender_address=address,
        reply_to=mail.headers.sender("reply-to")[1],
        subject=mail.headers.text("subject"),
        date=mail.headers.date(),
        message_id=_first(mail.headers.ids("message-id")),
        in_reply_to=_first(mail.headers.ids("in-reply-to")),
        references=tuple(mail.headers.ids("references") + (_returned(mail) if signs["is_bounce"] else [])),
        recipients=tuple(mail.headers.addresses(*_ENVELOPE, *_WRITTEN)),
        words=words[: limits.MAX_TEXT],
        quoted=quoted[: limits.MAX_TEXT],
        attachments=tuple(found.attachments),
        **signs,
        sealed_by_sender=sealed,
        is_cut=found.is_cut or max(len(words), len(quoted)) > limits.MAX_TEXT,
    )


def _signs(mail: Part) -> dict[str, Any]:
    """What tells that a machine wrote it, or sent it on."""
    auto, bounce, is_list = kinds.is_auto(mail), kinds.is_bounce(mail), kinds.is_list(mail)
    loop = kinds.loop_mark(mail)
    return {
        "loop_mark": loop,
        "is_auto": auto,
        "seems_auto": kinds.seems_auto(mail) and not auto,
        "is_bounce": bounce,
        "is_list": is_list,
        "is_generated": mail.headers.token("auto-submitted") == "auto-generated",
        "lists": tuple(kinds.lists_named(mail)),
        "is_marked": kinds.is_marked(mail),
        "hush": auto or bounce or is_list or kinds.asks_for_quiet(mail) or bool(loop),
    }


def _is_no_mail(mail: Part, found: Found) -> bool:
    """Somebody's words are a mail, however badly wrapped; and a mail may hold none, if it has the top of one."""
    has_top = mail.headers.has(*_TOP)
    if found.has_words or found.sealed:
        return not has_top and is_bare_noise(mail.raw)
    return found.noise or not has_top


def _words(mail: Part, found: Found) -> tuple[str, str, bool]:
    """New words and history; a mail with only a subject says what it says in the subject."""
    subject = mail.headers.text("subject")
    text, sealed = unseal("\n\n".join(found.texts))
    sealed = sealed or found.sealed
    answers = bool(_ANSWERS.match(subject)) or mail.headers.has("in-reply-to", "references")
    words, quoted = fold(text, answers)
    if not words and not sealed:
        words, quoted = subject, quoted or _sent_on(mail)
    return words, quoted, sealed


def _sent_on(mail: Part) -> str:
    """What stands in a mail that was sent on whole, with nothing written around it."""
    return "\n\n".join(text for enclosed in enclosed_mails(mail) for text in gather(enclosed).texts)


def _sender(headers: Headers) -> tuple[str, str]:
    name, address = headers.sender("from")
    return (name, address) if address else (name, headers.sender("sender")[1])


def _returned(part: Part) -> list[str]:
    """Which of our letters a bounce brings back, as a whole or only its headers."""
    if part.kind == "text/rfc822-headers":
        return Headers(top_lines(part.body)).ids("message-id")
    if part.kind in ENCLOSED:
        return [id_ for mail in part.parts for id_ in mail.headers.ids("message-id")]
    return [id_ for child in part.parts for id_ in _returned(child)]


def _first(ids: list[str]) -> str:
    return ids[0] if ids else ""
