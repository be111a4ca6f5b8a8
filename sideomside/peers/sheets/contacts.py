"""Phone numbers and mail addresses as people write them, made into ones a machine can use."""

import re
import unicodedata

from .grid import Note

_REMARK = re.compile(r"[^\W\d_][\w .æøåÆØÅ-]*")
_BETWEEN = re.compile(r"[/;,&|\n]|\beller\b|\bog\b|\bor\b", re.IGNORECASE)
_MAIL = re.compile(r"[^\s@<>,;:\"()\[\]]+@[^\s@<>,;:\"()\[\]]+\.[^\W\d_]{2,}", re.UNICODE)
_LABEL = re.compile(r"\b(tlf|telefon|mobil|mob|phone|tel|nr|eller|og|or)\b\.?", re.IGNORECASE)
_AT = re.compile(r"\s*[(\[{]\s*(?:at|a|snabel-?a)\s*[)\]}]\s*", re.IGNORECASE)


def phone(text: str) -> tuple[str | None, list[Note]]:
    """`+45` and eight digits, or a foreign number; what is lost or odd is noted, never guessed."""
    plain = re.sub(r"\.0$", "", unicodedata.normalize("NFKC", text).strip())
    if not plain:
        return None, []
    if re.search(r"\d[.,]\d+e\+?\d", plain, re.IGNORECASE):
        return None, [Note("phone_rounded", "phone", (text.strip(),))]
    found = [number for number in map(_number, _pieces(plain)) if number]
    if not found:
        return None, [Note("phone_odd", "phone", (text.strip(),))]
    notes = [Note("phone_remark", "phone", (remark.strip(),)) for remark in _remarks(plain)[:1]]
    others = [one for one in found[1:] if one != found[0]]
    return found[0], notes + ([Note("two_phones", "phone", tuple(others))] if others else [])


def mail(text: str) -> tuple[str | None, list[Note]]:
    """The first address in the cell; the part after @ in small letters."""
    plain = _AT.sub("@", unicodedata.normalize("NFKC", text)).replace("mailto:", "")
    found = [_lowered(one.strip(".'")) for one in _MAIL.findall(plain)]
    if not found:
        return None, [Note("mail_odd", "mail", (text.strip(),))] if plain.strip() else []
    others = [one for one in found[1:] if one != found[0]]
    return found[0], [Note("two_mails", "mail", tuple(others))] if others else []


def _pieces(plain: str) -> list[str]:
    """Cut only where whole numbers stand on both sides: 22/33/44/55 is one number."""
    pieces = [piece for piece in _BETWEEN.split(plain) if re.search(r"\d", piece)]
    whole = all(len(re.findall(r"\d", piece)) >= 8 for piece in pieces)
    return pieces if whole else [plain]


def _number(piece: str) -> str | None:
    digits = re.sub(r"\D", "", piece.replace("(0)", ""))
    abroad = re.match(r"\D*(\+|00)", piece)
    if abroad:
        digits = digits.removeprefix("00") if abroad[1] == "00" else digits
        return _danish(digits[2:]) if digits.startswith("45") else _foreign(digits)
    return _danish(digits.removeprefix("45") if len(digits) == 10 else digits)


def _danish(digits: str) -> str | None:
    """Eight digits; no Danish number begins with 0 or 1."""
    return f"+45{digits}" if re.fullmatch(r"[2-9]\d{7}", digits) else None


def _foreign(digits: str) -> str | None:
    return f"+{digits}" if re.fullmatch(r"[1-9]\d{6,14}", digits) else None


def _remarks(plain: str) -> list[str]:
    return _REMARK.findall(_LABEL.sub("", plain))


def _lowered(address: str) -> str:
    name, _, domain = address.rpartition("@")
    return f"{name}@{domain.lower()}"
