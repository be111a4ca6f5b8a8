"""A word worth having with a peer; and what those they walk with are offered while they are away."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from sideomside.path import actions, queries
from sideomside.path.forms import CoverForm
from sideomside.people import queries as people


def pulse(request: HttpRequest, pulse_id: UUID) -> HttpResponse:
    """What one peer answered, for their own coordinator."""
    found = queries.pulse(request.viewer, pulse_id)
    if found is None:
        raise Http404
    if request.method == "POST":
        actions.had_a_word(pulse=found, by=request.viewer)
        messages.success(request, _("It is written down."))
        return redirect("desk:today")
    reach = people.contacts(request.viewer, found.person_id)
    page = {"one": found, "reach": reach, "only_me": queries.is_read_by_one(request.viewer, found)}
    return render(request, "path/pulse.html", page)


def cover(request: HttpRequest, companionship_id: UUID) -> HttpResponse:
    """Call first; then note what you offered."""
    found = queries.cover(request.viewer, companionship_id)
    if found is None:
        raise Http404
    said = [one.what for one in found.offered] or ["coffee"]
    form = CoverForm(request.POST if request.method == "POST" else None, initial={"what": said})
    if request.method == "POST" and form.is_valid():
        actions.offer_cover(
            companionship_id=companionship_id, what=form.cleaned_data["what"], by=request.viewer
        )
        messages.success(request, _("It is written down."))
        return redirect("desk:today")
    return render(request, "path/cover.html", {"one": found, "form": form})
