"""The shared pieces of every page, as tags. `docs/ui.md` shows each with an example."""

import json
from datetime import date, datetime, time
from typing import Any
from urllib.parse import urlsplit

from django import template
from django.core.exceptions import ValidationError
from django.forms import BoundField, CheckboxInput, Field, FileInput, MultiWidget, RadioSelect
from django.template.context import Context
from django.template.loader import render_to_string
from django.urls import reverse, translate_url
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from .. import dates, faces

register = template.Library()

OPENING_SIGNS = {ord(sign): f"\\u{ord(sign):04X}" for sign in "<>&"}

register.filter("day", dates.day)
register.filter("short_day", dates.short_day)
register.filter("weekday", dates.weekday)
register.filter("date_in_year", dates.date_in_year)
register.filter("day_and_clock", dates.day_and_clock)


@register.filter
def clock(value: datetime | time) -> str:
    return dates.clock(value)


@register.filter
def clock_range(start: datetime | time, end: datetime | time) -> str:
    return dates.clock_range(start, end)


@register.filter
def iso(value: date | datetime) -> str:
    """For the datetime attribute of a time element."""
    return dates.at_home(value).isoformat() if isinstance(value, datetime) else value.isoformat()


@register.filter
def ago_workdays(days: int) -> str:
    """How long someone has waited, counted in the days we work."""
    if days < 1:
        return _("today")
    return ngettext("%(days)s workday", "%(days)s workdays", days) % {"days": days}


@register.filter
def unbroken(text: str) -> str:
    """Keeps a phone number or an address on one line."""
    return str(text).replace(" ", dates.NO_BREAK)


@register.filter
def kind(field: BoundField) -> str:
    """Which of our five shapes a field takes."""
    widget = field.field.widget
    if widget.is_hidden:
        return "hidden"
    if isinstance(widget, RadioSelect):  # tick boxes in a list are a RadioSelect to Django
        return "options"
    if isinstance(widget, CheckboxInput):
        return "tick"
    if isinstance(widget, MultiWidget):
        return "several"
    return "file" if isinstance(widget, FileInput) else "line"


@register.filter
def first_input(field: BoundField) -> str:
    """Where a link in the error summary leads: the first thing one can type in or tick."""
    if kind(field) in ("options", "several"):
        return f"{field.auto_id}_0"
    return field.id_for_label or field.auto_id


@register.filter
def optional(field: BoundField) -> bool:
    return not field.field.required and kind(field) not in ("tick", "hidden")


@register.simple_tag
def field(bound: BoundField, label: str = "", help: str = "", hint: bool = True, **more: Any) -> SafeString:
    """One question. `legend` puts a heading over a single tick; `tiles=True` sets options side by side."""
    more["unmarked"] = not more.get("free", True)
    bound.label = label or bound.label
    bound.help_text = (help or bound.help_text) if hint else ""
    return render_to_string("ui/field.html", {"field": bound, **more})


@register.simple_tag
def widget(bound: BoundField) -> SafeString:
    """The box itself. Never with a placeholder: it vanishes when one starts to write."""
    return bound.as_widget(attrs={"placeholder": False})


@register.filter
def told_errors(bound: BoundField) -> list[str]:
    """What to do, in words; Django's own "required" says too little when it stands in a list."""
    return [told_error(bound, error) for error in bound.errors.as_data()]


def told_error(bound: BoundField, error: ValidationError) -> str:
    told = " ".join(error.messages)
    if error.code == "required" and told == str(Field.default_error_messages["required"]):
        return _("Something is missing in “%(label)s”") % {"label": bound.label}
    return told


@register.inclusion_tag("ui/parts/errors.html")
def error_summary(*forms: Any) -> dict[str, Any]:
    """What to fix, on top of the page, each a link to its place."""
    return {"forms": [form for form in forms if form and form.errors]}


@register.simple_tag
def fix_prefix(*forms: Any) -> str:
    """Begins the title of a page that comes back with something to fix."""
    return _("Fix:") + " " if any(form and form.errors for form in forms) else ""


@register.simple_tag(takes_context=True)
def other_language(context: Context) -> dict[str, str]:
    """The same page in the other language; unknown addresses lead to the other front page."""
    code, name = ("da", "Dansk") if get_language() == "en" else ("en", "English")
    request = context.get("request")
    here = request.get_full_path() if request else "/"
    there = translate_url(here, code)
    if there == here:
        there = "/en/" if code == "en" else "/"
    return {"code": code, "name": name, "href": urlsplit(there)._replace(scheme="", netloc="").geturl()}


@register.simple_tag(takes_context=True)
def sign_in_pages(context: Context) -> list[dict[str, Any]]:
    """The few pages where one looks after one's own way in."""
    here = context["request"].path
    pages = [
        ("mfa_index", _("Two keys")),
        ("account_change_password", _("Password")),
        ("usersessions_list", _("Where you are signed in")),
    ]
    return [{"href": reverse(name), "label": word, "current": here == reverse(name)} for name, word in pages]


@register.simple_tag
def key_ceremony(form: str, **ids: str) -> SafeString:
    """Tells allauth's script which boxes to fill with a passkey's answer: data, nothing the browser runs."""
    told = json.dumps({"ids": ids}).translate(OPENING_SIGNS)
    told = mark_safe(told)  # noqa: S308 - its signs are escaped on the line above
    return format_html(
        '<script type="application/json" data-allauth-onload="allauth.{}">{}</script>', form, told
    )


# 112 and two lines more: a list of twelve is no help on a bad night, and the rest are one tap away.
ON_EVERY_PAGE = 2


@register.inclusion_tag("ui/parts/acute.html", takes_context=True)
def acute(context: Context, lines: list[Any] | None = None, level: int = 2) -> dict[str, Any]:
    """Help right now: 112 first, then the lines the page was given, then the way to the rest."""
    chosen = context.get("help_lines") if lines is None else lines
    told = [told_line(line) for line in (chosen() if callable(chosen) else chosen) or []]
    more = context.get("urgent_href") or ""
    here = getattr(context.get("request"), "path", None) == more
    if lines is None and more and not here:
        told = told[:ON_EVERY_PAGE]
    return {"lines": told, "urgent_href": "" if here else more, "level": level}


def told_line(line: Any) -> dict[str, str]:
    """A help line in the reader's language; one nobody has confirmed says so."""
    in_words = {word: getattr(line, f"{word}_{dates.language()}", "") for word in ("hours", "note")}
    mark = "" if line.verified_on else _("demo, not confirmed")
    href = f"tel:{''.join(sign for sign in line.number if sign.isdigit() or sign == '+')}"
    return {"name": line.name, "number": line.number, "href": href, "mark": mark, **in_words}


@register.inclusion_tag("ui/parts/confirmations.html", takes_context=True)
def confirmations(context: Context) -> dict[str, Any]:
    return {"messages": context.get("messages") or []}


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
    """One who waits: verb, href, wait, long (waited too long), first (Læs først), main (the blue button)."""
    return {"name": name, "text": text, "level": 3, **more}


@register.inclusion_tag("ui/parts/preview.html")
def preview(table: Any) -> dict[str, Any]:
    """A sheet before it is taken in: caption, columns, rows with cells and what is wrong with them."""
    return {"table": table}


@register.inclusion_tag("ui/parts/pager.html", takes_context=True)
def pager(context: Context, page: Any, word: str = "page") -> dict[str, Any]:
    return {"page": page, "word": word, "request": context.get("request")}


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
def more(content: str, summary: str) -> SafeString:
    """Something folded away until asked for."""
    return wrapped("more", content, summary=summary)


@register.simple_block_tag
def nothing(content: str) -> SafeString:
    """Nothing waits, said warmly."""
    return wrapped("nothing", content)


@register.simple_block_tag
def keep(content: str, title: str, link: str) -> SafeString:
    """The private link, made easy to save."""
    return wrapped("keep", content, title=title, link=link)


@register.filter
def heading(text: str, level: int) -> SafeString:
    """A heading of the level the page needs."""
    return format_html("<h{}>{}</h{}>", level, text, level)
