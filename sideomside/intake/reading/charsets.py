"""Bytes to letters without losing a word, whatever the sender's program claimed about them.

Much Danish mail says us-ascii, or nothing, and means windows-1252 or UTF-8.
"""

import codecs
import re
from encodings import normalize_encoding
from encodings.aliases import aliases

WESTERN = {"ascii", "latin_1", "cp1252", "iso8859_15", "utf_8", "utf_8_sig"}
# Only these are ever looked up: some of Python's codecs rewrite backslashes or take quadratic time.
READABLE = WESTERN | {
    *("utf_7", "utf_16", "utf_16_le", "utf_16_be", "utf_32", "koi8_r", "koi8_u", "mac_roman"),
    *(f"iso8859_{number}" for number in (2, 3, 4, 5, 6, 7, 8, 9, 10, 13, 14, 16)),
    *(f"cp{number}" for number in (437, 850, 852, 865, 866, 932, 949)),
    *(f"cp{number}" for number in (1250, 1251, 1253, 1254, 1255, 1256, 1257, 1258)),
    *("gb2312", "gbk", "gb18030", "big5", "euc_jp", "shift_jis", "iso2022_jp", "euc_kr", "iso2022_kr"),
}

_SURROGATE = re.compile("[\ud800-\udfff]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
_NO_LETTER = re.compile("[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f]")  # NUL stands in words sent two bytes a letter
_APART = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_WORD = re.compile(r"(?<!\S)[A-Za-zæøåÆØÅäöüéÄÖÜÉ]{3,20}(?![^\s.,:;?!])")
LOOKED_AT, A_FEW, ONE_IN, WORD_IN = 20_000, 3, 30, 1_000


def decode(raw: bytes, declared: str | None) -> str:
    """What the bytes say, first as declared, then as Danish programs really write."""
    return clean(_letters(raw, declared))


def is_noise(raw: bytes, declared: str | None) -> bool:
    """Bytes nobody wrote: signs no keyboard has stand all over, and hardly a word between them; or only NULs.

    A mail that was spoilt on its way, and can be read in part, is no noise.
    """
    text = _letters(raw[:LOOKED_AT], declared)
    odd, words = len(_NO_LETTER.findall(text)), len(_WORD.findall(text))
    if odd >= max(A_FEW, len(text) / ONE_IN):
        return words < max(A_FEW, len(text) / WORD_IN)
    return text.count("\0") >= A_FEW and not clean(text).strip()


def is_bare_noise(raw: bytes) -> bool:
    """The same of bytes with nothing at their top that says they are a mail: there less is enough."""
    text = _letters(raw[:LOOKED_AT], None)
    return len(_APART.findall(text)) * ONE_IN > len(text)


def _letters(raw: bytes, declared: str | None) -> str:
    name = _canonical(declared)
    if name is not None and name not in WESTERN:
        return raw.decode(name, "as-western")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        fallback = name if name in {"latin_1", "cp1252", "iso8859_15"} else "utf_8"
    return raw.decode("cp1252" if fallback == "latin_1" else fallback, "as-western")


def clean(text: str) -> str:
    """Text any database and any page can hold: no NUL, no broken halves, one kind of line end."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x0b", "\n").replace("\x0c", "\n")
    text = _CONTROL.sub("", text).removeprefix("\ufeff")
    if _SURROGATE.search(text):
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text


def one_line(text: str) -> str:
    return " ".join(text.split())


def warm_up() -> None:
    """Loads the codecs while files may still be opened."""
    for name in READABLE:
        codecs.lookup(name)


def _canonical(declared: str | None) -> str | None:
    if not declared or not declared.isascii():
        return None
    name = normalize_encoding(declared.strip(" \"'")).lower()
    name = aliases.get(name, name)
    return name if name in READABLE else None


def _as_western(error: UnicodeError) -> tuple[str, int]:
    """Each byte that does not fit is read as windows-1252, or failing that as Latin-1."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return "".join(map(_western_letter, error.object[error.start : error.end])), error.end


def _western_letter(byte: int) -> str:
    one = bytes([byte])
    return one.decode("latin-1") if byte in {0x81, 0x8D, 0x8F, 0x90, 0x9D} else one.decode("cp1252")


codecs.register_error("as-western", _as_western)
