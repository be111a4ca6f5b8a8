"""The first page: 112 before anything else, and then what one is worried about."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from sideomside.concerns import queries
from sideomside.concerns.rules import SORTS, Sort
from sideomside.concerns.views.around import around
from sideomside.ground.ui.doors import open_to_all
from sideomside.people.rules import Hat

WRITES = frozenset({Hat.PARTICIPANT, Hat.PEER, Hat.HOST, Hat.COORDINATOR})


@open_to_all
def worried(request: HttpRequest) -> HttpResponse:
    """For everybody; a stranger finds 112 and the way to write. Nothing of anybody's stands on it before the key."""
    viewer = request.viewer
    page = {
        "sorts": [(slug, Sort(sort)) for slug, sort in SORTS.items() if sort != Sort.DANGER],
        "writes": viewer.role in WRITES,
        "others": queries.living_pairs(viewer) if viewer.opened else [],
        "sent": bool(queries.sent(viewer)),
    }
    return render(request, "concerns/worried.html", page | around(viewer))
