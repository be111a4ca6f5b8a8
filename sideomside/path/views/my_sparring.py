"""The peer's own: times to talk it over, notes nobody else reads, and one tap on how it is."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sideomside.path import actions, queries
from sideomside.path.rules import Pulse

MOST_WORDS = 100_000  # more than anybody writes: nothing is cut off


def my_sparrings(request: HttpRequest) -> HttpResponse:
    if not request.viewer.is_peer:
        raise Http404
    page = {
        "mine": queries.my_sparrings(request.viewer),
        "open": queries.open_sparrings(request.viewer),
        "pulses": queries.my_pulses(request.viewer),
        "own_coordinator": queries.has_own_coordinator(request.viewer),
    }
    return render(request, "path/my_sparrings.html", page)


@require_POST
def seat(request: HttpRequest, sparring_id: UUID) -> HttpResponse:
    """A seat taken, cannot come, can come after all, or a note of one's own."""
    viewer, act = request.viewer, request.POST.get("do", "")
    if act == "sit":
        return _sit(request, sparring_id)
    one, found = queries.my_sparring(viewer, sparring_id), queries.my_seat(viewer, sparring_id)
    if one is None:
        raise Http404
    if act == "note":
        actions.keep_note(sparring=one, words=request.POST.get("words", "")[:MOST_WORDS], by=viewer)
        messages.success(request, _("Kept. Only you can read it."))
    elif act in {"cannot", "can"} and found is not None:
        actions.say_cannot(seat=found, cannot=act == "cannot", by=viewer)
        messages.success(request, _("Thank you for saying it."))
    return redirect("path:my_sparrings")


def _sit(request: HttpRequest, sparring_id: UUID) -> HttpResponse:
    found = next((one for one in queries.open_sparrings(request.viewer) if one.id == sparring_id), None)
    if found is not None:
        actions.take_seat(sparring=found, by=request.viewer)
        messages.success(request, _("There is a seat for you."))
    return redirect("path:my_sparrings")


@require_POST
def how_it_is(request: HttpRequest) -> HttpResponse:
    """One tap, and nothing to type."""
    viewer, how, which = request.viewer, request.POST.get("how", ""), request.POST.get("pulse", "")
    asked = next((one for one in queries.my_questions(viewer) if str(one.id) == which), None)
    if asked is not None and how in Pulse.How.values:
        actions.answer_pulse(pulse=asked, how=how, call=request.POST.get("call") == "yes", by=viewer)
        messages.success(request, _heard(queries.has_own_coordinator(viewer)))
    return redirect("desk:peer_home")


def _heard(own_coordinator: bool) -> str:
    if own_coordinator:
        return _("Thank you for saying it. You and your coordinator can see it.")
    return _("Thank you for saying it. You and the coordinators here can see it.")
