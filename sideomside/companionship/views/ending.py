"""After it is over: what one takes along, kept or erased; and the door that stays open."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from sideomside.companionship import actions, queries
from sideomside.companionship.forms import KeepsakeForm
from sideomside.ground.ui.doors import for_participants
from sideomside.ground.vault.cpr import COVER


@for_participants
def over(request: HttpRequest) -> HttpResponse:
    return _page(request, queries.over(request.viewer), "companionship/over.html")


def peer_over(request: HttpRequest, companionship_id: UUID) -> HttpResponse:
    found = queries.over(request.viewer, companionship_id) if request.viewer.is_peer else None
    return _page(request, found, "companionship/peer_over.html")


def _page(request: HttpRequest, found: queries.Over | None, template: str) -> HttpResponse:
    if found is None:
        raise Http404
    form = KeepsakeForm(request.POST or None, initial={"words": found.words})
    if request.method == "POST" and found.told and form.is_valid():
        words = "" if request.POST.get("do") == "erase" else form.cleaned_data["words"]
        actions.keep_words(companionship=found.companionship, words=words, by=request.viewer)
        if form.covered:
            messages.warning(request, _("We covered a number that looked like somebody's own: %s") % COVER)
        return redirect(request.path)
    return render(request, template, {"over": found, "form": form})
