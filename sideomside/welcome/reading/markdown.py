"""Markdown with a safe subset: headings, lists, emphasis and links. HTML stays words, pictures have their own field.

A longer explanation is folded away between a line `+++ What it is called` and a line `+++`.
"""

import re
from collections.abc import Sequence
from html import escape
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token

FOLD = re.compile(r"^\+\+\+[ \t]*(\S[^\n]*)\n(.*?)^\+\+\+[ \t]*$\n?", re.M | re.S)
WAYS_OUT = {"http", "https", "mailto", "tel"}
LOWEST = 4


def to_html(words: str) -> str:
    """Safe whatever was written: the library escapes it, and only our own few tags come out."""
    parts, last = [], 0
    for fold in FOLD.finditer(words):
        parts.append(_reader().render(words[last : fold.start()]))
        inside = _reader().render(fold[2])
        parts.append(f"<details><summary>{escape(fold[1].strip())}</summary>\n{inside}</details>\n")
        last = fold.end()
    return "".join([*parts, _reader().render(words[last:])])


def to_text(words: str) -> str:
    """The same without a tag, for searching."""
    return " ".join(re.sub(r"<[^>]+>", " ", to_html(words)).split())


def _reader() -> MarkdownIt:
    reader = _Reader("commonmark", {"html": False, "xhtmlOut": False}, renderer_cls=_Ours)
    reader.disable(["image", "backticks", "code", "fence", "html_block", "html_inline", "autolink"])
    return reader


def leads_somewhere_safe(href: str) -> bool:
    """To our own pages, out on the net, or to a letter or a call; never to a script."""
    plain = "".join(sign for sign in href if sign.isprintable() and not sign.isspace()).replace("\\", "/")
    if plain.startswith(("/", "#")):
        return not plain.startswith("//")
    way, found, _rest = plain.partition(":")
    return bool(found) and way.casefold() in WAYS_OUT


class _Reader(MarkdownIt):
    """Asks us where a link may lead."""

    def validateLink(self, url: str) -> bool:
        return leads_somewhere_safe(url)


class _Ours(RendererHTML):
    """The page has its own first heading, so those in the text begin at the second; a list has our dots."""

    def heading_open(self, tokens: Sequence[Token], at: int, options: Any, env: Any) -> str:
        return f"<h{_level(tokens[at])}>"

    def heading_close(self, tokens: Sequence[Token], at: int, options: Any, env: Any) -> str:
        return f"</h{_level(tokens[at])}>\n"

    def bullet_list_open(self, tokens: Sequence[Token], at: int, options: Any, env: Any) -> str:
        return '<ul class="dots">\n'

    def link_open(self, tokens: Sequence[Token], at: int, options: Any, env: Any) -> str:
        token = tokens[at]
        if str(token.attrGet("href") or "").startswith("http"):
            token.attrSet("rel", "noopener noreferrer")
        return self.renderToken(tokens, at, options, env)


def _level(token: Token) -> int:
    return min(LOWEST, max(2, int(token.tag[1])))
