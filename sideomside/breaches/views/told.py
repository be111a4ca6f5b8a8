"""What somebody was told about something that got out: theirs to read, and nobody else's."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from sideomside.breaches import queries
from sideomside.ground.ui.doors import for_participants


def told(request: HttpRequest) -> HttpResponse:
    return _told(request, "ui/desk.html")


@for_participants
def my_told(request: HttpRequest) -> HttpResponse:
    return _told(request, "ui/private.html")


def _told(request: HttpRequest, frame: str) -> HttpResponse:
    """What somebody was told, and nobody else reads; who was told nothing meets nothing."""
    words = queries.told_me(request.viewer)
    if not words or request.viewer.is_participant != (frame == "ui/private.html"):
        raise Http404
    return render(request, "breaches/told.html", {"words": words, "frame": frame})
