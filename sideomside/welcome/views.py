"""The open pages: what one meets first, on a phone, on a bad night, or in a friend's message."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from sideomside.ground.ui.doors import open_to_all
from sideomside.intake.queries import first_name
from sideomside.people import queries
from sideomside.people.models import Programme
from sideomside.people.rules import Viewer
from sideomside.stories import queries as stories


@open_to_all
def front(request: HttpRequest) -> HttpResponse:
    viewer = request.viewer
    here = queries.programme(viewer)
    context = {
        "next": queries.next_coffee(viewer),
        "answer_days": here.answer_days if here else 2,
        "story": stories.one_of_today(viewer),
        "readers": _(" or ").join(_who_answers(viewer, here)) or _("One of us"),
    }
    return render(request, "welcome/front.html", context)


@open_to_all
def coffee(request: HttpRequest) -> HttpResponse:
    """Where and when, today first."""
    return render(request, "welcome/coffee.html", {"days": _by_day(queries.coffee(request.viewer))})


@open_to_all
def urgent(request: HttpRequest) -> HttpResponse:
    return render(request, "welcome/urgent.html")


@open_to_all
def peer(request: HttpRequest) -> HttpResponse:
    return _told(request, "peer")


@open_to_all
def become_peer(request: HttpRequest) -> HttpResponse:
    return _told(request, "become_peer")


@open_to_all
def privacy(request: HttpRequest) -> HttpResponse:
    return _told(request, "privacy")


@open_to_all
def accessibility(request: HttpRequest) -> HttpResponse:
    return _told(request, "accessibility")


@open_to_all
def contact(request: HttpRequest) -> HttpResponse:
    viewer = request.viewer
    return render(
        request,
        "welcome/contact.html",
        {"programmes": queries.programmes(viewer), "places": queries.places(viewer)},
    )


def _who_answers(viewer: Viewer, here: Programme | None) -> list[str]:
    """First names are enough on a page anybody reads; who is away answers nobody just now."""
    found = queries.here_today(viewer, here.id) if here else []
    return [name for person in found if (name := first_name(person))]


def _told(request: HttpRequest, page: str) -> HttpResponse:
    """A page of prose stands in one file per language: whole sentences read better than fragments."""
    return render(request, f"welcome/pages/{page}.{get_language()[:2]}.html")


def _by_day(found: list[queries.Coffee]) -> list[dict[str, Any]]:
    days: dict[Any, list[queries.Coffee]] = {}
    for one in found:
        days.setdefault(one.starts.date(), []).append(one)
    return [{"day": day, "openings": openings} for day, openings in days.items()]
