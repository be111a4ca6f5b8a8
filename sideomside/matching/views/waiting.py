"""Who waits and why, and where one more peer would help most."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from sideomside.matching import queries
from sideomside.matching.views.rooms import programme_here, rooms


def ledger(request: HttpRequest) -> HttpResponse:
    programme = programme_here(request)
    found = queries.ledger(request.viewer, programme)
    if found is None:
        raise Http404
    return render(request, "matching/ledger.html", {"found": found, **rooms(request, programme, "ledger")})


def recruiting(request: HttpRequest) -> HttpResponse:
    programme = programme_here(request)
    sought = queries.recruiting(request.viewer, programme)
    return render(
        request, "matching/recruiting.html", {"sought": sought, **rooms(request, programme, "recruiting")}
    )
