"""What stands around every page: who looks, where help is, which programme this is."""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from sideomside.ground.ui.doors import open_to_all
from sideomside.ground.ui.looks import chosen
from sideomside.people import queries
from sideomside.people.rules import visitor
from sideomside.site.signposts import signposts


def around(request: HttpRequest) -> dict[str, Any]:
    """For every template; nothing here asks the database until a page shows it."""
    viewer = getattr(request, "viewer", visitor())
    return {
        "viewer": viewer,
        "organisation": getattr(request, "organisation", None),
        "demo": settings.DEMO,
        "look": chosen(request),
        "help_lines": lambda: queries.help_lines(viewer),
        "programme": lambda: queries.programme(viewer),
        **signposts(request.path, viewer),
    }


def words_typed(request: HttpRequest) -> list[str]:
    """What somebody wrote in sentences; a token or a tick is no loss."""
    return [said for said in map(str, request.POST.values()) if " " in said.strip()]


def form_went_stale(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form was open so long that its key ran out: a kind word, and the words typed, to copy and send again."""
    kept = words_typed(request)
    return render(request, "ui/stale_form.html", {"kept": kept, "again": request.path}, status=403)


def closed_meanwhile(request: HttpRequest, way_in: str) -> HttpResponse | None:
    """Away so long that the page closed: what was typed is shown, since Back keeps no private page."""
    kept = words_typed(request)
    page = {"kept": kept, "way_in": way_in}
    return render(request, "ui/stale_form.html", page, status=403) if kept else None


@open_to_all
def no_such_page(request: HttpRequest) -> HttpResponse:
    """Pages of the sign-in library that nobody here needs."""
    raise Http404


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "404.html", status=404)


def went_wrong(request: HttpRequest) -> HttpResponse:
    """Drawn without the database, since that may be what went wrong."""
    return HttpResponse(render_to_string("500.html"), status=500)
