"""Boxes with something inside: cards, people, letters, heaps of rows."""

from typing import Any

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

register = template.Library()


def wrapped(part: str, content: str, **context: Any) -> SafeString:
    return render_to_string(f"ui/parts/{part}.html", {"content": content, **context})


@register.simple_block_tag
def card(content: str, title: str = "", level: int = 2, **more: Any) -> SafeString:
    """A white card, a section with its own name when it has a title."""
    return wrapped("card", content, title=title, level=level, **more)


@register.simple_block_tag
def person(content: str, name: str, face: str, **more: Any) -> SafeString:
    """A face, a name, a quiet line; the content follows under it."""
    return wrapped("person", content, name=name, face=face, **{"level": 2, **more})


@register.simple_block_tag
def own_words(content: str, long: bool = False) -> SafeString:
    """Someone's own words, never rewritten."""
    return wrapped("own", content, long=long)


@register.simple_block_tag
def quote(content: str, said_by: str = "") -> SafeString:
    return wrapped("quote", content, said_by=said_by)


@register.simple_block_tag
def queue(content: str, title: str, count: int | None = None) -> SafeString:
    """A named heap of rows on I dag."""
    return wrapped("queue", content, title=title, count=count)


@register.simple_block_tag
def moment(content: str, at: str, title: str) -> SafeString:
    """One line of the day: when, what, and a word about it."""
    return wrapped("moment", content, at=at, title=title)


@register.simple_block_tag
def letter(content: str, who: str, when: str = "", ours: bool = False) -> SafeString:
    """One message of a conversation."""
    return wrapped("letter", content, who=who, when=when, ours=ours)


@register.simple_block_tag
def more(content: str, summary: str, *, unfolded: object = False) -> SafeString:
    """Something folded away until asked for."""
    return wrapped("more", content, summary=summary, unfolded=bool(unfolded))


@register.simple_block_tag
def nothing(content: str) -> SafeString:
    """Nothing waits, said warmly."""
    return wrapped("nothing", content)


@register.simple_block_tag
def keep(content: str, title: str, link: str) -> SafeString:
    """The private link, made easy to save."""
    return wrapped("keep", content, title=title, link=link)
