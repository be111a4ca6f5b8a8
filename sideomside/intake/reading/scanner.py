"""Tells the tags of HTML mail from its words.

Our own, because the standard one takes quadratic time on unclosed comments and stops at odd declarations;
this one looks at each letter a bounded number of times, and a word that is not surely markup stays.
"""

import re
from collections.abc import Iterator

_TAG = re.compile(r"</?([A-Za-z][A-Za-z0-9-]{0,30}(?::[A-Za-z0-9-]{1,30})?)(?=[\s/>])")
_OPENING_QUOTE = re.compile(r"""=\s{0,20}["']""")
SILENT = {"script", "style", "title", "template"}


def tokens(markup: str) -> Iterator[tuple[str, str]]:
    """Words as ("", words), tags as (name, tag); comments, scripts and styles are passed over."""
    seek = _Seeker(markup)
    said = at = 0
    while (start := seek.find("<", at)) >= 0:
        found = _TAG.match(markup, start)
        name = found[1].lower() if found else ""
        end = seek.end_of_tag(start) if found else seek.end_of_remark(start)
        if end < 0:
            at = start + 1  # only somebody's < sign
            continue
        yield "", markup[said:start]
        closes = markup[start + 1] == "/"
        said = at = seek.end_of_silence(name, end) if name in SILENT and not closes else end
        if name and name not in SILENT:
            yield ("/" + name if closes else name), markup[start:end]
    yield "", markup[said:]


class _Seeker:
    """Finds ends; remembers what the text has no more of, so that nothing is searched for twice."""

    def __init__(self, markup: str) -> None:
        self.markup = markup
        self.none_after: dict[str, int] = {}

    def find(self, what: str, at: int) -> int:
        found = self.markup.find(what, at, self.none_after.get(what, len(self.markup)) + len(what) - 1)
        if found < 0:
            self.none_after[what] = min(at, self.none_after.get(what, at))
        return found

    def end_of_tag(self, start: int) -> int:
        """Past the closing bracket, minding brackets inside quoted values."""
        first = self.find(">", start)
        at = first
        opening = self._opening_quote(start, at)
        while first >= 0 and opening >= 0:
            close = self.find(self.markup[opening], opening + 1)
            at = self.find(">", close) if close >= 0 else -1
            if at < 0:
                return first + 1
            opening = self._opening_quote(close + 1, at)
        return at + 1 if first >= 0 else -1

    def _opening_quote(self, start: int, end: int) -> int:
        found = _OPENING_QUOTE.search(self.markup, start, max(end, start))
        return found.end() - 1 if found else -1

    def end_of_remark(self, start: int) -> int:
        """Past a comment or declaration, or -1 when this is only somebody's < sign."""
        if self.markup.startswith("<!--", start):
            end = self.find("-->", start + 2)
            return end + 3 if end >= 0 else start + 4
        if self.markup.startswith(("<!", "<?", "</"), start) and not self.markup.startswith("</3", start):
            return self.find(">", start) + 1 or -1
        return -1

    def end_of_silence(self, name: str, at: int) -> int:
        """Past a script's or style's own end; an unclosed one hides nothing."""
        if name in self.none_after:
            return at
        found = re.compile(rf"</{re.escape(name)}\s{{0,20}}>", re.IGNORECASE).search(self.markup, at)
        if not found:
            self.none_after[name] = at
        return found.end() if found else at
