"""Looking for something on the open pages."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from sideomside.ground.ui.doors import open_to_all
from sideomside.welcome import queries

LONGEST = 80


@open_to_all
def search(request: HttpRequest) -> HttpResponse:
    """What is looked for is kept nowhere."""
    asked = " ".join(request.GET.get("q", "")[:LONGEST].split())
    found = queries.index(request.viewer).find(asked) if asked else []
    return render(request, "welcome/search.html", {"asked": asked, "found": found})
