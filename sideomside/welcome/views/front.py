"""What one meets first, on a phone, on a bad night, or in a friend's message."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from sideomside.ground.ui.doors import open_to_all
from sideomside.intake.queries import first_name
from sideomside.people import queries
from sideomside.people.models import Programme
from sideomside.people.rules import Viewer
from sideomside.stories import queries as stories
from sideomside.welcome.queries import shown


@open_to_all
def front(request: HttpRequest) -> HttpResponse:
    viewer = request.viewer
    here = queries.programme(viewer)
    context = {
        "page": shown(viewer, "front"),
        "next": queries.next_coffee(viewer),
        "answer_days": here.answer_days if here else 2,
        "story": stories.one_of_today(viewer),
        "readers": _(" or ").join(_who_answers(viewer, here)) or _("One of us"),
    }
    return render(request, "welcome/front.html", context)


@open_to_all
def urgent(request: HttpRequest) -> HttpResponse:
    """Fixed words: nobody takes 112 off this page by mistake, and it is drawn without a database too."""
    return render(request, "welcome/urgent.html")


@open_to_all
def contact(request: HttpRequest) -> HttpResponse:
    viewer = request.viewer
    return render(
        request,
        "welcome/contact.html",
        {"reach": queries.reach(viewer), "places": queries.shown_places(viewer)},
    )


def _who_answers(viewer: Viewer, here: Programme | None) -> list[str]:
    """First names are enough on a page anybody reads; who is away answers nobody just now."""
    found = queries.here_today(viewer, here.id) if here else []
    return [name for person in found if (name := first_name(person))]
