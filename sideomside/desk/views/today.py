"""The first page of everybody who works here, by the hat they wear."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from sideomside.desk.queries import by_name
from sideomside.desk.queries import today as queries
from sideomside.desk.rules import greeting
from sideomside.people import queries as people
from sideomside.people.rules import Hat

HOMES = {
    Hat.COORDINATOR: "desk:today",
    Hat.PEER: "desk:peer_home",
    Hat.HOST: "intake:visit",
    Hat.PARTNER: "partners:home",
    Hat.MODERATOR: "stories:office",
    Hat.EVALUATOR: "reports:releases",
}


def home(request: HttpRequest) -> HttpResponse:
    """Where signing in leads."""
    return redirect(HOMES.get(request.viewer.role, "welcome:front"))


def today(request: HttpRequest) -> HttpResponse:
    viewer = request.viewer
    if not viewer.is_coordinator:
        raise Http404
    now = timezone.now()
    found = queries.today(viewer)
    context = {
        "today": found,
        "waiting": found.waiting(),
        "day": found.clock(),
        "beside": found.beside(),
        "greeting": greeting(now),
        "now": now,
        "name": people.names(viewer, [viewer.person_id]).get(viewer.person_id, ""),
    }
    return render(request, "desk/today.html", context)


def search(request: HttpRequest) -> HttpResponse:
    """People in one's own programmes, by the beginning of a name; that one searched is written down."""
    viewer, words = request.viewer, request.GET.get("q", "").strip()
    if not viewer.is_coordinator:
        raise Http404
    found = [by_name.found(viewer, person) for person in people.search(viewer, words)]
    return render(request, "desk/search.html", {"q": words, "found": found})
