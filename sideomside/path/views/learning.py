"""What one learns: one's own page, and a paper to take along."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from sideomside.ground.ui.doors import for_participants
from sideomside.path import actions, queries
from sideomside.path.views.around import around
from sideomside.people import queries as people


@for_participants
def my_learning(request: HttpRequest) -> HttpResponse:
    return learning(request)


@for_participants
def my_proof(request: HttpRequest) -> HttpResponse:
    return proof(request)


def learning(request: HttpRequest) -> HttpResponse:
    """Modules with their hours, what comes next, and what is good to read."""
    found = queries.my_learning(request.viewer)
    if found is None:
        raise Http404
    if request.method == "POST":
        return _say(request)
    return render(request, "path/learning.html", {"learning": found} | around(request.viewer))


def proof(request: HttpRequest) -> HttpResponse:
    """To be printed: what one has learned and when, without a grade."""
    viewer, found = request.viewer, queries.my_learning(request.viewer)
    if found is None or not found.done:
        raise Http404
    page = {
        "learning": found,
        "name": people.names(viewer, [viewer.person_id]).get(viewer.person_id, ""),
        "house": request.organisation,
    }
    return render(request, "path/proof.html", page | around(viewer))


def _say(request: HttpRequest) -> HttpResponse:
    """I come to that day, or I do not."""
    viewer, which = request.viewer, request.POST.get("day", "")
    day = next((one for one in queries.my_days(viewer) if str(one.id) == which), None)
    if day is None:
        messages.warning(request, _("That day is not there any more."))
    else:
        actions.say_coming(day=day, comes=request.POST.get("do") == "come", by=viewer)
        messages.success(request, _("Thank you for saying it."))
    return redirect(around(viewer)["to_learning"])
