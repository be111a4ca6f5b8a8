"""The small pieces a page is made of: faces, steps, rows, places."""

from typing import Any

from django import template
from django.http import QueryDict
from django.template.context import Context
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString

from .. import faces

register = template.Library()


@register.inclusion_tag("ui/parts/face.html")
def face(key: str, label: str = "") -> dict[str, Any]:
    """A drawn face or symbol. Without a label it is decoration and silent."""
    name = faces.named(str(key))
    drawn = faces.FACES.get(name, {"style": "", "back": faces.ground(str(key))})
    return {"name": name, "label": label, **drawn}


@register.inclusion_tag("ui/parts/path.html")
def path(steps: list[Any]) -> dict[str, Any]:
    """The plain steps of where things are; each has label, note and state (done, here or empty)."""
    return {"steps": steps}


@register.inclusion_tag("ui/parts/steps.html")
def steps(items: list[Any]) -> dict[str, Any]:
    """Numbered steps of how it goes; each has title and text."""
    return {"items": items}


@register.inclusion_tag("ui/parts/choice.html")
def equal_choice(name: str, answers: list[tuple[str, str]]) -> dict[str, Any]:
    """Buttons that weigh the same, whatever they say."""
    return {"name": name, "answers": answers}


@register.inclusion_tag("ui/parts/why.html")
def why(title: str, reasons: list[str], level: int = 3) -> dict[str, Any]:
    """Why we thought of this person, in words both have agreed to."""
    return {"title": title, "reasons": reasons, "level": level}


@register.inclusion_tag("ui/parts/ticks.html")
def shared(reasons: list[str]) -> dict[str, Any]:
    """What two people have in common."""
    return {"reasons": reasons, "shared": True}


@register.inclusion_tag("ui/parts/ticks.html")
def talk_about(reasons: list[str]) -> dict[str, Any]:
    """What is worth a word before asking."""
    return {"reasons": reasons, "shared": False}


@register.inclusion_tag("ui/parts/opening.html")
def opening(place: Any, level: int = 2) -> dict[str, Any]:
    """A coffee place: state, name, when, address, words, links."""
    return {"place": place, "level": level}


@register.inclusion_tag("ui/parts/row.html")
def row(name: str, text: str = "", **more: Any) -> dict[str, Any]:
    """One who waits: verb, href, wait, long (waited too long), first (Læs først), main (the blue button).

    And `apart`: what tells it from another row of the same name.
    """
    return {"name": name, "text": text, "level": 3, **more}


@register.inclusion_tag("ui/parts/preview.html")
def preview(table: Any) -> dict[str, Any]:
    """A sheet before it is taken in: caption, columns, rows with cells and what is wrong with them."""
    return {"table": table}


@register.inclusion_tag("ui/parts/pager.html", takes_context=True)
def pager(context: Context, page: Any, word: str = "page") -> dict[str, Any]:
    """On from here, with whatever else was asked; `word` where two lists on one page are turned each by itself."""
    asked = context["request"].GET if context.get("request") else QueryDict()
    before = page.has_previous() and _turned(asked, word, page.previous_page_number())
    after = page.has_next() and _turned(asked, word, page.next_page_number())
    return {"page": page, "before": before, "after": after}


def _turned(asked: QueryDict, word: str, number: int) -> str:
    turned = asked.copy()
    turned[word] = str(number)
    return f"?{turned.urlencode()}"


@register.inclusion_tag("ui/parts/facts.html")
def facts(pairs: list[tuple[Any, Any]]) -> dict[str, Any]:
    """Quiet pairs of name and value."""
    return {"pairs": pairs}


@register.simple_tag
def label_tag(text: str, tone: str = "") -> SafeString:
    """A small coloured word; the word carries the meaning, the colour only helps."""
    return render_to_string("ui/parts/tag.html", {"text": text, "tone": tone})


@register.simple_tag
def drawing(name: str) -> SafeString:
    """One of our own drawings: table, cup or logo."""
    return render_to_string(f"ui/drawings/{name}.html")


@register.filter
def heading(text: str, level: int) -> SafeString:
    """A heading of the level the page needs."""
    return format_html("<h{}>{}</h{}>", level, text, level)
