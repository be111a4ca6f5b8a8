"""Looking for something on the open pages."""

from datetime import timedelta

from allauth.core.context import request_context
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from sideomside.ground.ui.doors import open_to_all
from sideomside.ground.vault.limits import too_often
from sideomside.people.sign_in import HouseAdapter
from sideomside.welcome import queries

LONGEST = 80
TEN_MINUTES = timedelta(minutes=10)
OFTEN = 200  # a library or a café shares one address; no hand types so much


@open_to_all
def search(request: HttpRequest) -> HttpResponse:
    """What is looked for is kept nowhere."""
    asked = " ".join(request.GET.get("q", "")[:LONGEST].split())
    if asked and _too_often(request):
        return render(request, "welcome/search.html", {"asked": asked, "wait": True}, status=429)
    found = queries.index(request.viewer).find(asked) if asked else []
    return render(request, "welcome/search.html", {"asked": asked, "found": found})


def _too_often(request: HttpRequest) -> bool:
    with request_context(request):
        sender = HouseAdapter().get_client_ip(request)
    return too_often("looked for something", str(sender), limit=OFTEN, per=TEN_MINUTES)
