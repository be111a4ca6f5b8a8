"""What stands around a page: the other language, the way in, help right now, what was just said."""

import json
from typing import Any
from urllib.parse import urlsplit

from django import template
from django.template.context import Context
from django.urls import get_script_prefix, reverse, translate_url
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from .. import dates

register = template.Library()

OPENING_SIGNS = {ord(sign): f"\\u{ord(sign):04X}" for sign in "<>&"}


@register.simple_tag(takes_context=True)
def other_language(context: Context) -> dict[str, str]:
    """The same page in the other language; unknown addresses lead to the other front page."""
    code, name = ("da", "Dansk") if get_language() == "en" else ("en", "English")
    request = context.get("request")
    door = get_script_prefix()
    here = "/" + (request.get_full_path() if request else "/").removeprefix(door).lstrip("/")
    there = translate_url(here, code)
    if there == here:
        there = f"{door}en/" if code == "en" else door
    return {"code": code, "name": name, "href": urlsplit(there)._replace(scheme="", netloc="").geturl()}


@register.simple_tag(takes_context=True)
def sign_in_pages(context: Context) -> list[dict[str, Any]]:
    """The few pages where one looks after one's own way in."""
    here, user = context["request"].path, context["request"].user
    pages = [("mfa_index", _("Two keys")), ("usersessions_list", _("Where you are signed in"))]
    if user.has_usable_password():  # whoever comes in by their own office has none to change
        pages.insert(1, ("account_change_password", _("Password")))
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
    chosen = context.get("help_lines", context.get("kept_lines")) if lines is None else lines
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
    return {
        "name": getattr(line, "called", line.name),
        "number": line.number,
        "href": href,
        "mark": mark,
        **in_words,
    }


@register.inclusion_tag("ui/parts/confirmations.html", takes_context=True)
def confirmations(context: Context) -> dict[str, Any]:
    """What was just done; and what was typed and never sent."""
    kept = {name: context.get(name) for name in ("unsent", "unsent_href")}
    return {"messages": context.get("messages") or [], **kept}
