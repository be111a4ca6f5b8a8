"""HTML mail read as plain words: nothing is rendered, fetched or run."""

import re

from .unseen import BLOCKS, attributes, seen, unescape

_ROOM = re.compile(r"[ \t\n\r\f]+")
APART = {"p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "table", "blockquote", "pre"}


def as_text(markup: str) -> str:
    """What a person would have read, line by line, with quoted history marked as in plain mail."""
    page = _Page()
    for name, words in seen(markup):
        page.take(name, words)
    return page.finish()


class _Page:
    """Lines as they grow."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.line: list[str] = []
        self.apart = False
        self.quotes: list[bool] = []
        self.exact = 0
        self.dot = False
        self.link: tuple[str, list[str]] | None = None

    def take(self, name: str, words: str) -> None:
        if not name:
            self._say(unescape(words))
        elif name.startswith("/"):
            self._close(name[1:])
        else:
            self._open(name, words)

    def finish(self) -> str:
        self._end_link()
        self._break()
        return re.sub(r"\n{3,}", "\n\n", "\n".join(self.lines)).strip("\n").replace("\u00a0", " ")

    def _say(self, words: str) -> None:
        if not self.exact:
            words = _ROOM.sub(" ", words)
        *whole, last = words.split("\n")
        for line in whole:
            self.line.append(line)
            self._new_line()
        self.line.append(last)
        if self.link:
            self.link[1].append(words)

    def _open(self, name: str, tag: str) -> None:
        if name in BLOCKS:
            self._break(name in APART and not self.dot)
        if name in _OPENERS:
            _OPENERS[name](self, attributes(tag))

    def _close(self, name: str) -> None:
        if name == "a":
            self._end_link()
        if name in BLOCKS:
            self._break(name in APART)
        if name == "blockquote" and self.quotes:
            self.quotes.pop()
        if name == "li":
            self.dot = False
        if name == "pre":
            self.exact = max(0, self.exact - 1)

    def _begin_link(self, attributes: dict[str, str]) -> None:
        self._end_link()
        self.link = (attributes.get("href", ""), [])

    def _end_link(self) -> None:
        """A link is its words, and its address too when the words do not say it."""
        href, words = self.link or ("", [])
        self.link = None
        address = href.strip().removeprefix("mailto:").removeprefix("tel:")
        bare = address.removeprefix("https://").removeprefix("http://").removeprefix("www.").rstrip("/")
        seen = "".join(words).replace(" ", "")
        if bare and not href.startswith(("#", "javascript:", "data:")) and bare.replace(" ", "") not in seen:
            self.line.append(f" <{_shortened(address)}>")

    def _picture(self, attributes: dict[str, str]) -> None:
        """Smileys come as pictures with the smiley as their description."""
        self._say(attributes.get("alt", "")[:200])

    def _quote(self, attributes: dict[str, str]) -> None:
        """Only what mail programs mark as history; many people's programs indent with the same tag."""
        marks = attributes.get("type", "") + attributes.get("class", "") + attributes.get("cite", "")
        self.quotes.append("cite" in marks or "quote" in marks or "://" in marks or "mid:" in marks)

    def _exactly(self, attributes: dict[str, str]) -> None:
        self.exact += 1

    def _item(self, attributes: dict[str, str]) -> None:
        self.dot = True

    def _cell(self, attributes: dict[str, str]) -> None:
        self.line.append(" ")

    def _new_line(self, attributes: dict[str, str] | None = None) -> None:
        words = "".join(self.line)
        words = words.rstrip() if self.exact else words.strip(" ")
        self.line = []
        if words.strip() and self.dot:
            words, self.dot = f"- {words}", False
        if words and self.apart and self.lines:
            self.lines.append(self._marked(""))
        self.apart = self.apart and not words
        self.lines.append(self._marked(words))

    def _break(self, apart: bool = False) -> None:
        if "".join(self.line).strip(" "):
            self._new_line()
        self.line = []
        self.apart = self.apart or apart

    def _marked(self, words: str) -> str:
        depth = sum(self.quotes)
        return f"{'>' * min(depth, 9)} {words}".rstrip(" ") if depth else words


_OPENERS = {
    "a": _Page._begin_link,
    "blockquote": _Page._quote,
    "br": _Page._new_line,
    "img": _Page._picture,
    "li": _Page._item,
    "pre": _Page._exactly,
    "td": _Page._cell,
    "th": _Page._cell,
}


def _shortened(address: str) -> str:
    return address if len(address) <= 300 else address[:300] + "…"
