"""The signs at every door: where each frame's header and footer lead. A room not built yet has no sign."""

from typing import Any

from django.conf import settings
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from sideomside.people import queries
from sideomside.people.rules import STAFF, Hat, Viewer


def signposts(here: str, viewer: Viewer, user: Any = None) -> dict[str, Any]:
    return {
        "home_href": way("welcome:front"),
        "desk_href": way("desk:home"),
        "urgent_href": way("welcome:urgent"),
        "cookies_href": way("welcome:cookies"),
        "leave_href": way("people:leave"),
        "away_href": settings.EXIT_TO,
        "nav": signs(here, public()),
        "foot": signs(here, underneath(viewer.role, here)),
        "private_foot": signs(here, [("concerns:worried", _("I am worried")), ("look", _("Light or dark"))]),
        "desk_nav": signs(here, work(viewer.role)),
        "account": lambda: own_menu(viewer, user),
    }


def public() -> list[tuple[str, str]]:
    return [
        ("intake:write", _("Write to us")),
        ("welcome:coffee", _("Coffee")),
        ("gatherings:calendar", _("Calendar")),
        ("stories:list", _("Stories")),
        ("welcome:peer", _("What is a peer?")),
        ("welcome:search", _("Search")),
    ]


def small_print() -> list[tuple[str, str]]:
    return [
        ("welcome:us", _("Who are we?")),
        ("welcome:relatives", _("For relatives")),
        ("welcome:professionals", _("For professionals")),
        ("welcome:privacy", _("How we look after your words")),
        ("welcome:accessibility", _("Accessibility")),
        ("welcome:contact", _("Contact")),
        ("reports:in_figures", _("In figures")),
        ("welcome:become_peer", _("Become a peer")),
        ("look", _("Light or dark")),
        ("account_login", _("For those who work here")),
    ]


def underneath(role: str, here: str) -> list[tuple[str, str]]:
    """What is looked up now and then; whoever works here has the small print behind them."""
    if role == Hat.PEER:
        return [("desk:peer_own", _("My own things"))] if here != way("desk:peer_own") else []
    return [] if role in STAFF else small_print()


def work(role: str) -> list[tuple[str, str]]:
    """What one comes to do, by the hat one wears."""
    signs: dict[str, list[tuple[str, str]]] = {
        Hat.COORDINATOR: [
            ("desk:today", _("Today")),
            ("desk:search", _("Find somebody")),
            ("messages:list", _("Messages")),
            ("peers:list", _("Peers")),
            ("gatherings:list", _("Groups and cafés")),
            ("intake:visit", _("Coffee today")),
            ("stories:office", _("Stories")),
            ("concerns:list", _("Worries")),
            ("reports:overview", _("Figures")),
            ("desk:house", _("The house")),
        ],
        Hat.PEER: [
            ("desk:peer_home", _("Today")),
            ("messages:list", _("Messages")),
            ("gatherings:led", _("Groups")),
            ("peers:my_card", _("My card")),
            ("concerns:worried", _("I am worried")),
        ],
        Hat.HOST: [
            ("intake:visit", _("Coffee today")),
            ("gatherings:cafe", _("The café")),
            ("concerns:worried", _("I am worried")),
        ],
    }
    return signs.get(role) or for_one_thing(role)


def for_one_thing(role: str) -> list[tuple[str, str]]:
    """Those who come here for one thing."""
    signs: dict[str, list[tuple[str, str]]] = {
        Hat.PARTNER: [
            ("partners:home", _("Your page")),
            ("partners:begin", _("Show the way together")),
            ("reports:releases", _("Reports")),
        ],
        Hat.EVALUATOR: [
            ("reports:releases", _("Reports")),
            ("outcomes:evaluation", _("Answers without names")),
        ],
        Hat.MODERATOR: [
            ("stories:office", _("Stories")),
            ("stories:year", _("The year in numbers")),
        ],
    }
    return signs.get(role, [])


def own_menu(viewer: Viewer, user: Any = None) -> dict[str, Any] | None:
    """Hats, keys and the way out, under the name of the hat one wears; no password where there is none to change."""
    if viewer.role not in STAFF:
        return None
    hats = queries.hats_of(viewer)
    return {
        "name": Hat(viewer.role).label,
        "hats": [
            {
                "href": way("people:change_hat"),
                "value": hat,
                "label": Hat(hat).label,
                "current": hat == viewer.role,
            }
            for hat in hats
            if len(hats) > 1
        ],
        "links": [
            {"href": way("mfa_index"), "label": _("Your keys")},
            *([] if user and not user.has_usable_password() else [_password()]),
            {"href": way("usersessions_list"), "label": _("Where you are signed in")},
        ],
        "sign_out_href": way("account_logout"),
    }


def _password() -> dict[str, str]:
    return {"href": way("account_change_password"), "label": _("Your password")}


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
