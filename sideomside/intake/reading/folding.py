"""Folds the history of a conversation away from its new words, line by line; nothing is thrown away.

When nothing new stands around the history, everything counts as words: a forwarded cry for help is one.
Our own, because the library for this hides lists and all that follows "Tak", and takes quadratic time.
"""

import re

_DEVICE = re.compile(
    r"\W{0,3}(sendt fra|sendt med|sent from|sent with|hent|get|skickat från) "
    r"(min |mit |my |den nye )?(\S+ ){0,3}"
    r"(iphone|ipad|ipod|mobil|telefon|phone|tablet|android|ios|galaxy|samsung|huawei|sony|nokia|outlook|windows"
    r"|mail|yahoo|gmail|proton|bluemail|aqua|hotmail|icloud)\b.{0,120}",
    re.IGNORECASE,
)
_FORWARDED = re.compile(
    r"\W{0,12}(oprindelig meddelelse|oprindelig besked|original message|forwarded message"
    r"|videresendt (meddelelse|besked|mail)|begin forwarded message"
    r"|start på videresendt (besked|meddelelse))\W{0,12}",
    re.IGNORECASE,
)
_OPENING = re.compile(
    r"[>\s]*(den|on|man|tir|ons|tor|fre|lør|søn|mandag|tirsdag|onsdag|torsdag|fredag|lørdag|søndag)\b", re.I
)
_WROTE = re.compile(r"\b(skrev|wrote)\b", re.IGNORECASE)
_WHEN_OR_WHO = re.compile(r"\d{1,2}[.:]\d{2}|\b(19|20)\d{2}\b|@")
_FROM = re.compile(r"[>*\s]{0,9}(fra|from)[*\s]{0,3}:[*\s]{0,3}\S", re.IGNORECASE)
_BESIDE_FROM = re.compile(r"[>*\s]{0,9}(sendt|sent|dato|date|til|to|emne|subject)[*\s]{0,3}:", re.IGNORECASE)
_RULE = re.compile(r"[_\-=\s>]{0,200}")


def fold(text: str, answers: bool) -> tuple[str, str]:
    """The new words, and the history; `answers` says that the mail answers or forwards another."""
    lines = text.split("\n")
    old = _marked(lines)
    _mark_history(lines, old, answers)
    has_history = any(old)
    _mark_device(lines, old)
    new = _tidy(_only(lines, old, False))
    if has_history and not new:
        return _tidy(lines), ""
    return new, _tidy(_only(lines, old, True))


def _marked(lines: list[str]) -> list[bool]:
    """Lines beginning with > are history, but a cross face such as >:( is not."""
    return [line.startswith(">") and not line.startswith((">:", ">;", ">=")) for line in lines]


def _mark_history(lines: list[str], old: list[bool], answers: bool) -> None:
    """Headings above history, and, where the history carries no marks, all that follows them."""
    for at, line in enumerate(lines):
        height = 0 if old[at] or not line.strip() else _height_of_heading(lines, at)
        if not height:
            continue
        after = _next_with_words(lines, at + height)
        if after == len(lines) or old[after]:
            old[at : at + height] = [True] * height
        elif answers or _is_block(lines, at):
            old[at:] = [True] * (len(lines) - at)
            return _mark_rule_above(lines, old, at)


def _height_of_heading(lines: list[str], at: int) -> int:
    if _is_block(lines, at) or _FORWARDED.fullmatch(lines[at]):
        return 1
    for height in range(1, 5):
        heading = " ".join(lines[at : at + height])
        if len(heading) > 400 or not all(line.strip() for line in lines[at : at + height]):
            return 0
        if _is_heading(heading, height):
            return height
    return 0


def _is_heading(heading: str, height: int) -> bool:
    """ "Den lør. 21. nov. 2026 kl. 10.12 skrev Ida <ida@example.org>:", also broken over lines."""
    if not heading.rstrip(" *").endswith(":") or (height > 1 and not _OPENING.match(heading)):
        return False
    return bool(_WROTE.search(heading) and _WHEN_OR_WHO.search(heading))


def _is_block(lines: list[str], at: int) -> bool:
    """Outlook's "Fra: Sendt: Til: Emne:"."""
    if not _FROM.match(lines[at]):
        return False
    near = [line for line in lines[at + 1 : at + 9] if line.strip()][:5]
    return sum(bool(_BESIDE_FROM.match(line)) for line in near) >= 2


def _mark_rule_above(lines: list[str], old: list[bool], at: int) -> None:
    while at and _RULE.fullmatch(lines[at - 1]):
        at -= 1
        old[at] = True


def _mark_device(lines: list[str], old: list[bool]) -> None:
    """ "Sendt fra min iPhone" as the last line says nothing about the person."""
    new = [at for at, line in enumerate(lines) if line.strip() and not old[at]]
    if new and _DEVICE.fullmatch(lines[new[-1]].strip()):
        old[new[-1]] = True


def _next_with_words(lines: list[str], at: int) -> int:
    while at < len(lines) and not lines[at].strip():
        at += 1
    return at


def _only(lines: list[str], old: list[bool], wanted: bool) -> list[str]:
    return [line for line, is_old in zip(lines, old, strict=True) if is_old == wanted]


def _tidy(lines: list[str]) -> str:
    text = "\n".join(line.rstrip() for line in lines)
    return re.sub(r"\n{3,}", "\n\n", text).strip("\n")
