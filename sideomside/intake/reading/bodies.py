"""Chooses what in a mail is meant to be read, and lists the rest."""

import re
from dataclasses import dataclass, field

from . import limits
from .charsets import decode, is_noise
from .flowed import unflow
from .letter import Attachment
from .markup import as_text
from .parts import ENCLOSED, Part
from .transfer import size_of, undo

PROSE = {"text/plain", "text/html", "text/enriched", "text/richtext", "text/markdown"}
SEALED = {"multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime"}

_ONLY_HTML_HERE = re.compile(r"\bhtml\b", re.IGNORECASE)
_SEALED_BLOCK = re.compile(r"-----BEGIN PGP MESSAGE-----.*?(?:-----END PGP MESSAGE-----|\Z)", re.DOTALL)
_PICTURE_IN_MARKUP = re.compile(rb"data:image/[a-z+.-]{1,40};base64,[A-Za-z0-9+/=\s]*")
_ENRICHED = re.compile(r"<(<)|</?[A-Za-z-]{1,60}>")


@dataclass(slots=True)
class Found:
    """What one part holds, its own parts included."""

    texts: list[str] = field(default_factory=list)
    attachments: list[Attachment] = field(default_factory=list)
    from_markup: bool = False
    sealed: bool = False
    is_cut: bool = False
    noise: bool = False  # something that calls itself words, and is none

    @property
    def has_words(self) -> bool:
        return any(text.strip() for text in self.texts)


def gather(part: Part, is_whole: bool = True) -> Found:
    """Everything readable in this part and below it."""
    if part.kind in SEALED:
        return Found(attachments=_all_listed(part), sealed=True)
    if part.kind in ENCLOSED and part.parts:
        return Found(attachments=[_enclosed(part)])
    inside = [gather(child, is_whole=False) for child in part.parts]
    if inside:
        return _best(inside) if part.kind == "multipart/alternative" else _all(inside)
    if _is_prose(part, is_whole):
        return _text(part)
    return Found(attachments=[_listed(part)]) if part.body.strip() or _filename(part) else Found()


def enclosed_mails(part: Part) -> list[Part]:
    """Mails sent on whole inside this one."""
    below = [mail for child in part.parts for mail in enclosed_mails(child)]
    return (part.parts if part.kind in ENCLOSED else []) + below


def unseal(text: str) -> tuple[str, bool]:
    """Takes an encrypted block out of the words; only its owner can read it."""
    rest, count = _SEALED_BLOCK.subn("", text)
    return rest.strip(), bool(count)


def _is_prose(part: Part, is_whole: bool) -> bool:
    """A multipart without its boundaries is read as words too: better odd than lost."""
    if part.kind.startswith("multipart/"):
        return True
    if part.kind not in PROSE:
        return False
    return is_whole or part.headers.token("content-disposition") != "attachment"


def _text(part: Part) -> Found:
    raw = undo(part.body, part.headers.transfer())
    raw = _PICTURE_IN_MARKUP.sub(b"", raw) if part.kind == "text/html" else raw
    is_cut = len(raw) > limits.MAX_TEXT_BYTES
    charset = part.headers.parameter("content-type", "charset")
    if is_noise(raw, charset):
        return Found(attachments=[_listed(part)], noise=True)
    text = decode(raw[: limits.MAX_TEXT_BYTES], charset)
    if part.kind == "text/html":
        return Found([as_text(text)], from_markup=True, is_cut=is_cut)
    if part.headers.parameter("content-type", "format").lower() == "flowed":
        text = unflow(text, part.headers.parameter("content-type", "delsp").lower() == "yes")
    if part.kind in {"text/enriched", "text/richtext"}:
        text = _ENRICHED.sub(r"\1", text)
    return Found([text.strip("\n")], is_cut=is_cut)


def _best(choices: list[Found]) -> Found:
    """Of several versions of one text: plain words, unless they only say to look at the other."""
    with_words = [choice for choice in choices if choice.has_words]
    plain = [choice for choice in with_words if not choice.from_markup and not _is_excuse(choice, with_words)]
    marked_up = [choice for choice in with_words if choice.from_markup]
    chosen = (plain or marked_up or with_words or choices)[0]
    attachments = [attachment for choice in choices for attachment in choice.attachments]
    sealed = any(choice.sealed for choice in choices)
    noise = any(choice.noise for choice in choices)
    return Found(chosen.texts, attachments, chosen.from_markup, sealed, chosen.is_cut, noise)


def _is_excuse(choice: Found, all_choices: list[Found]) -> bool:
    text = "\n".join(choice.texts)
    return len(all_choices) > 1 and len(text) < 300 and bool(_ONLY_HTML_HERE.search(text))


def _all(inside: list[Found]) -> Found:
    texts = [text for found in inside for text in found.texts]
    return Found(
        [text for text in dict.fromkeys(texts) if text.strip()],
        [attachment for found in inside for attachment in found.attachments],
        any(found.from_markup for found in inside),
        any(found.sealed for found in inside),
        any(found.is_cut for found in inside),
        any(found.noise for found in inside),
    )


def _all_listed(part: Part) -> list[Attachment]:
    return (
        [_listed(part)]
        if not part.parts
        else [listed for child in part.parts for listed in _all_listed(child)]
    )


def _listed(part: Part) -> Attachment:
    return Attachment(_filename(part), part.kind, size_of(part.body, part.headers.transfer()))


def _enclosed(part: Part) -> Attachment:
    return Attachment(
        _filename(part) or part.parts[0].headers.text("subject")[:200], part.kind, len(part.body)
    )


def _filename(part: Part) -> str:
    name = part.headers.parameter("content-disposition", "filename") or part.headers.parameter(
        "content-type", "name"
    )
    return name.replace("\\", "/").rpartition("/")[2][:200]
