"""True numbers of one's own programme, and from each one way on to whoever needs something."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from sideomside.reports import actions, queries
from sideomside.reports.rules.about import of_look
from sideomside.reports.views.files import as_file


def overview(request: HttpRequest) -> HttpResponse:
    found = queries.overview(request.viewer, request.GET.get("i", ""))
    if found is None:
        raise Http404
    due = queries.next_day(request.viewer, found.programme.id)
    return render(request, "reports/overview.html", {"overview": found, "due": due, "here": "overview"})


def flow(request: HttpRequest) -> HttpResponse:
    return _page(request, "flow", _("From the first words to a meeting"))


def courses(request: HttpRequest) -> HttpResponse:
    return _page(request, "courses", _("Meeting somebody, and how long"))


def peers(request: HttpRequest) -> HttpResponse:
    return _page(request, "peers", _("Peers and the time they give"))


def answers(request: HttpRequest) -> HttpResponse:
    """Of those who let themselves be counted; never of fewer than ten, not even here."""
    look = queries.look_at_answers(request.viewer, request.GET.get("periode", ""), request.GET.get("i", ""))
    if look is None:
        raise Http404
    page = {"look": look, "title": _("What people say themselves"), "here": "answers"}
    return render(request, "reports/live.html", page)


def _page(request: HttpRequest, name: str, title: str) -> HttpResponse:
    """One period of one programme, on the page or as a file with the same cells."""
    asked = request.GET
    look = queries.look(request.viewer, name, asked.get("periode", ""), asked.get("i", ""))
    if look is None:
        raise Http404
    if kind := asked.get("fil"):
        about = of_look(look.programme.name, look.period, runs_still=look.runs_still)
        answer = as_file(f"tal-{look.period.code}", look.sections, about, kind)
        actions.note_taken(thing=f"{name} {look.period.code}", by=request.viewer)
        return answer
    return render(request, "reports/live.html", {"look": look, "title": title, "here": name})
