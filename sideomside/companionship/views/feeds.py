"""One's own calendar address, shown once; what stands at it is gathered on the roof."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from sideomside.companionship import actions, queries
from sideomside.ground.ui.doors import for_participants
from sideomside.people import queries as people
from sideomside.people.models import from_outside

ADDRESS = "calendar_address"


@for_participants
def my_calendar(request: HttpRequest) -> HttpResponse:
    return _page(request, "companionship/calendar.html", "companionship:my_calendar")


def peer_calendar(request: HttpRequest) -> HttpResponse:
    if not request.viewer.is_peer:
        raise Http404
    return _page(request, "companionship/peer_calendar.html", "companionship:peer_calendar")


def _page(request: HttpRequest, template: str, here: str) -> HttpResponse:
    if request.method == "POST":
        person = people.person(request.viewer, request.viewer.person_id)
        if request.POST.get("do") == "shut":
            actions.shut_feed(person=person, by=request.viewer)
        else:
            request.session[ADDRESS] = actions.make_feed(person=person, by=request.viewer)
        return redirect(here)
    token = request.session.pop(ADDRESS, None)
    at = from_outside(reverse("desk:feed", args=[token])) if token else ""
    return render(request, template, {"feed": queries.my_feed(request.viewer), "address": at})
