"""What stands around every page: who looks, where help is, which programme this is."""

from functools import cache
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import get_language

from sideomside.concerns.rules import DOWN
from sideomside.ground.ui import unsent
from sideomside.ground.ui.bundle import mark
from sideomside.ground.ui.doors import open_to_all
from sideomside.ground.ui.looks import chosen
from sideomside.ground.ui.standing_by import lines_at
from sideomside.partners import queries as partners
from sideomside.people import queries
from sideomside.people.rules import STAFF, Viewer, visitor
from sideomside.site.headers import referrer_policy
from sideomside.site.signposts import signposts
from sideomside.welcome import queries as welcome

# Where 112 stands: these pages are there whatever is broken at our end.
WHATEVER_IS_BROKEN = {"welcome:urgent": "welcome/urgent.html", "concerns:worried": DOWN}


def around(request: HttpRequest) -> dict[str, Any]:
    """For every template; nothing here asks the database until a page shows it."""
    viewer = getattr(request, "viewer", visitor())
    return {
        "viewer": viewer,
        "organisation": getattr(request, "organisation", None),
        "demo": settings.DEMO,
        "referrer": referrer_policy(request),
        "light_or_dark": chosen(request),
        **_unsent(request),
        "help_lines": lambda: queries.help_lines(viewer),
        "programme": lambda: queries.programme(viewer),
        "own_look": (look := cache(lambda: welcome.look(viewer))),
        "house_href": house_href(viewer.at),
        "colours_href": lambda: colours_of(look()),
        "offices": lambda: partners.offices(viewer),
        "office_of_invited": lambda: _office_of_invited(request, viewer),
        **signposts(request.path, viewer, getattr(request, "user", None)),
    }


def _office_of_invited(request: HttpRequest, viewer: Viewer) -> str:
    """On the page of an invitation: what the office is called by whose sign-in it may be opened as well."""
    invited = request.resolver_match.kwargs.get("account_id") if request.resolver_match else None
    account = queries.invited_account(viewer, invited) if invited else None
    found = partners.office_for(viewer, account.person_id) if account else None
    return found[1].name if found else ""


def house_href(at: UUID | None) -> str:
    """From a programme's own door to that of the house it is part of."""
    return ("/en/" if get_language() == "en" else "/") if at else ""


def colours_of(look: Any) -> str:
    """Other colours, and another look of ours, have another address, so that they may be kept for a year."""
    if look is None:
        return ""
    whose = f"{look.id.hex[:8]}-" if look.programme_id else ""
    return reverse("welcome:colours", args=[f"{whose}{look.version}-{mark()}"])


def _unsent(request: HttpRequest) -> dict[str, Any]:
    """Words waiting for their writer: filled in where they belong, a way there from everywhere else."""
    kept = what_is_unsent(request)
    here = bool(kept) and request.path == urlsplit(kept.page).path
    return {"unsent": kept if here else None, "unsent_href": kept.page if kept and not here else ""}


def what_is_unsent(request: HttpRequest) -> unsent.Unsent | None:
    viewer, session = getattr(request, "viewer", visitor()), getattr(request, "session", {})
    ours = viewer.role in STAFF or viewer.opened
    return unsent.opened(session, viewer.person_id) if ours else None


def form_went_stale(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form was open so long that its key ran out: a kind word, and the words typed, to copy and send again."""
    viewer = getattr(request, "viewer", visitor())
    ours = viewer.role in STAFF or viewer.opened
    filled = ours and viewer.person_id and unsent.keep(request, viewer.person_id)
    page = {"kept": unsent.sentences(request), "again": request.path, "filled": filled}
    return render(request, "ui/stale_form.html", page, status=403)


def closed_meanwhile(request: HttpRequest, way_in: str) -> HttpResponse | None:
    """Away so long that the page closed: what was typed is shown, since Back keeps no private page, and kept."""
    kept, writer_id = unsent.sentences(request), getattr(request, "away", None)
    filled = bool(writer_id) and unsent.keep(request, writer_id)
    if way_in and filled:
        way_in = f"{way_in}?{urlencode({'next': unsent.opened(request.session, writer_id).page})}"
    page = {"kept": kept, "way_in": way_in, "filled": filled}
    return render(request, "ui/stale_form.html", page, status=403) if kept else None


@open_to_all
def no_such_page(request: HttpRequest) -> HttpResponse:
    """Pages of the sign-in library that nobody here needs."""
    raise Http404


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Whoever had written something gets it back: what it was for may have gone a moment ago."""
    return render(request, "404.html", {"kept": unsent.sentences(request)}, status=404)


def closed_for_now(request: HttpRequest) -> HttpResponse:
    """The database cannot be reached, so this is drawn without it, and says when to try again."""
    again = {"Retry-After": "60"}
    return HttpResponse(
        render_to_string("ui/not_ready.html", _without_database(request)), status=503, headers=again
    )


def urgent_all_the_same(request: HttpRequest) -> HttpResponse | None:
    """Where to call on a bad night is told whatever is broken at our end; 112 needs no database."""
    drawn = {reverse(name).rstrip("/"): template for name, template in WHATEVER_IS_BROKEN.items()}
    template = drawn.get(request.path.rstrip("/"))
    if template is None:
        return None
    around_it = {"request": request, "home_href": reverse("welcome:front"), "frame": "ui/page.html"}
    return HttpResponse(render_to_string(template, around_it | _without_database(request)))


def went_wrong(request: HttpRequest) -> HttpResponse:
    """Drawn without the database, since that may be what went wrong."""
    return HttpResponse(render_to_string("500.html", _without_database(request)), status=500)


def _without_database(request: HttpRequest) -> dict[str, Any]:
    """Lines somebody has confirmed, as they were when they could last be asked for."""
    return {"kept_lines": lines_at(request.get_host())}
