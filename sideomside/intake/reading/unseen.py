"""What HTML mail hides from whoever reads it, as far as its own marks tell: such words are not the writer's.

An element that hides, but has no end of its own, hides nothing: better odd than lost. A page is gone through
twice, and each element is put on and taken off once, so that time grows with the page and no faster.
"""

import html
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from .colours import blends
from .scanner import tokens

BLOCKS = {
    *("address", "article", "blockquote", "body", "center", "dd", "div", "dl", "dt", "fieldset", "footer"),
    *("form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "ol", "p", "pre", "section"),
    *("table", "tr", "ul"),
}
ENDLESS = {
    *("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "wbr"),
}
DEEPEST = 5_000  # nobody writes deeper; below it nothing hides

_ATTRIBUTE = re.compile(r"""(?<![\w-])([A-Za-z-]{1,30})\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
_HIDDEN = re.compile(r"(?<![\w-])hidden(?![\w-])", re.IGNORECASE)
_MAY_MATTER = re.compile(r"style|hidden|size", re.IGNORECASE)
_LENGTH = re.compile(r"(\d{0,9}\.?\d{0,9})\s?([a-z%]{0,5})")
_ENDLESS_NUMBER = re.compile(r"&#(?=x?[0-9a-fA-F]{8})")
_RELATIVE = {"%", "em", "ex", "ch"}


def seen(markup: str) -> Iterator[tuple[str, str]]:
    """Words and tags somebody would have seen."""
    return _seen(markup) if _MAY_MATTER.search(markup) else tokens(markup)


def _seen(markup: str) -> Iterator[tuple[str, str]]:
    ended, nest = _with_an_end(markup), _Nest()
    for number, (name, text) in enumerate(tokens(markup)):
        if not name:
            look = nest.look
        elif name.startswith("/"):
            look = nest.close(name[1:]) or nest.look
        else:
            look = nest.look.under(text, may_hide=name in ENDLESS or number in ended)
            nest.open(name, look)
        if look.is_seen:
            yield name, text


def attributes(tag: str) -> dict[str, str]:
    found = _ATTRIBUTE.findall(tag[:10_000])
    return {name.lower(): unescape(double or single or bare) for name, double, single, bare in found}


def unescape(words: str) -> str:
    """Python refuses to read a number of five thousand digits; such an entity is left as it stands."""
    return html.unescape(_ENDLESS_NUMBER.sub("&amp;#", words))


@dataclass(frozen=True, slots=True)
class _Look:
    """How an element is seen; what it holds can come to light again from a veil, a small type or a colour."""

    gone: bool = False
    veiled: bool = False
    tiny: bool = False
    blended: bool = False
    number: int = -1

    @property
    def is_seen(self) -> bool:
        return not (self.gone or self.veiled or self.tiny or self.blended)

    def under(self, tag: str, *, may_hide: bool) -> "_Look":
        told = _told(tag)
        if not told:
            return self
        gone = self.gone or (may_hide and _is_gone(told))

        def now(before: bool, said: bool | None) -> bool:
            return before if said is None or (said and not may_hide) else said

        return _Look(
            gone,
            now(self.veiled, _is_veiled(told)),
            now(self.tiny, _is_tiny(told)),
            now(self.blended, blends(told)),
        )


_SEEN = _Look()


class _Nest:
    """Which elements stand open, the innermost last."""

    def __init__(self) -> None:
        self.names: list[str] = []
        self.looks: list[_Look] = []
        self.count: Counter[str] = Counter()

    @property
    def look(self) -> _Look:
        return self.looks[-1] if self.looks else _SEEN

    def open(self, name: str, look: _Look) -> None:
        if name not in ENDLESS and len(self.names) < DEEPEST:
            self.names.append(name)
            self.looks.append(look)
            self.count[name] += 1

    def close(self, name: str) -> _Look | None:
        """How the element looked that ends here, with all that stands open in it; None for an end of nothing."""
        if not self.count[name]:
            return None
        while self.names[-1] != name:
            self._take_off()
        return self._take_off()

    def _take_off(self) -> _Look:
        self.count[self.names.pop()] -= 1
        return self.looks.pop()


def _with_an_end(markup: str) -> set[int]:
    """The numbers of the elements that would hide something, and that have an end of their own."""
    nest, ended = _Nest(), set()
    for number, (name, text) in enumerate(tokens(markup)):
        if name.startswith("/"):
            look = nest.close(name[1:])
            ended |= {look.number} if look else set()
        elif name and name not in ENDLESS:
            nest.open(name, _Look(number=number) if _hides(text) else _SEEN)
    return ended


def _hides(tag: str) -> bool:
    told = _told(tag)
    return bool(told) and (_is_gone(told) or any((_is_veiled(told), _is_tiny(told), blends(told))))


def _told(tag: str) -> dict[str, str]:
    """What a tag says about how it looks: its style, and the two attributes that count."""
    tag = tag[:10_000]
    if not _MAY_MATTER.search(tag):
        return {}
    said = attributes(tag)
    told = dict(_declarations(said.get("style", "")))
    if "hidden" in said or _HIDDEN.search(_ATTRIBUTE.sub(" ", tag)):
        told["hidden"] = ""
    if "size" in said:
        told.setdefault("font-size", "medium")
    return told


def _declarations(style: str) -> Iterator[tuple[str, str]]:
    first, *rest = style.lower().split("/*")
    for each in "".join([first, *(piece.partition("*/")[2] for piece in rest)]).split(";"):
        name, _, value = each.partition(":")
        yield name.strip(), value.partition("!")[0].strip()


def _is_gone(told: dict[str, str]) -> bool:
    if told.get("display") == "none" or "hidden" in told or _is_nothing(told.get("opacity", "")):
        return True
    cut = {"hidden", "clip"} & {told.get(name) for name in ("overflow", "overflow-x", "overflow-y")}
    return bool(cut) and any(
        _is_nothing(told.get(name, "")) for name in ("max-height", "height", "max-width", "width")
    )


def _is_veiled(told: dict[str, str]) -> bool | None:
    """None when nothing is said, and it looks as what stands around it."""
    said = told.get("visibility", "")
    return said in {"hidden", "collapse"} if said in {"hidden", "collapse", "visible"} else None


def _is_tiny(told: dict[str, str]) -> bool | None:
    """Type of one point or less is for nobody's eyes; what is a share of what stands around it, says nothing."""
    said = told.get("font-size", "")
    number, unit = _measure(said)
    if number is None:
        return False if said and said not in {"inherit", "smaller", "larger"} else None
    if number == 0:
        return True
    return None if unit in _RELATIVE else number <= 1 and unit in {"px", "pt", ""}


def _is_nothing(value: str) -> bool:
    return _measure(value)[0] == 0


def _measure(value: str) -> tuple[float | None, str]:
    found = _LENGTH.fullmatch(value)
    if not found or found[1] in {"", "."}:
        return None, ""
    return float(found[1]), found[2]
