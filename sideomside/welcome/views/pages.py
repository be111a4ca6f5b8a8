"""Pages of prose, as everybody reads them."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from sideomside.ground.ui.doors import open_to_all
from sideomside.welcome import queries
from sideomside.welcome.data.starting import KEYS

AN_HOUR = "public, max-age=3600"  # a picture somebody takes off is soon gone from every browser


@open_to_all
def told(request: HttpRequest, key: str) -> HttpResponse:
    """One that came with the house, in our words or in the association's own."""
    page = queries.shown(request.viewer, key)
    more = [one for one in queries.all_named(request.viewer) if one.own] if key == "us" else []
    return render(request, "welcome/told.html", {"page": page, "more": more})


@open_to_all
def own(request: HttpRequest, address: str) -> HttpResponse:
    """One that the association made itself."""
    page = None if address in KEYS else queries.shown(request.viewer, address)
    if page is None:
        raise Http404
    return render(request, "welcome/told.html", {"page": page})


@open_to_all
def picture(request: HttpRequest, picture_id: UUID) -> HttpResponse:
    found = queries.picture(request.viewer, picture_id)
    if found is None:
        raise Http404
    kept = "no-store" if request.viewer.is_coordinator else AN_HOUR
    return HttpResponse(bytes(found.content), content_type="image/webp", headers={"Cache-Control": kept})
