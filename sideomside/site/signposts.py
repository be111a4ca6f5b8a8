"""The signs at every door: where each frame's header and footer lead. A room not built yet has no sign."""

from typing import Any

from django.conf import settings
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _


def signposts(here: str) -> dict[str, Any]:
    return {
        "home_href": way("welcome:front"),
        "desk_href": way("desk:today"),
        "urgent_href": way("welcome:urgent"),
        "leave_href": way("people:leave"),
        "away_href": settings.EXIT_TO,
        "nav": signs(here, public()),
        "foot": signs(here, small_print()),
    }


def public() -> list[tuple[str, str]]:
    return [
        ("intake:write", _("Write to us")),
        ("welcome:coffee", _("Coffee")),
        ("welcome:peer", _("What is a peer?")),
    ]


def small_print() -> list[tuple[str, str]]:
    return [
        ("welcome:privacy", _("How we look after your words")),
        ("welcome:accessibility", _("Accessibility")),
        ("welcome:contact", _("Contact")),
        ("welcome:become_peer", _("Become a peer")),
    ]


def signs(here: str, names: list[tuple[str, str]]) -> list[dict[str, Any]]:
    return [
        {"href": href, "label": label, "current": here == href}
        for name, label in names
        if (href := way(name))
    ]


def way(name: str) -> str:
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""
