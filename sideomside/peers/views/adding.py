"""One peer by hand, from the list of peers."""

from uuid import uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from sideomside.consent.rules import Purpose, text_of
from sideomside.peers import actions, queries
from sideomside.peers.forms import AddForm
from sideomside.people.queries import programmes


def add(request: HttpRequest) -> HttpResponse:
    """Straight to their page; or, when they may be here already, to where a person says which it is."""
    if not request.viewer.is_coordinator:
        raise Http404
    own = programmes(request.viewer).filter(id__in=request.viewer.programme_ids)
    form = AddForm(request.POST or None, programmes=own, initial={"once": uuid4()})
    if request.method != "POST" or not form.is_valid():
        return render(request, "peers/add.html", {"form": form, "yes_text": text_of(Purpose.PEER)})
    told = form.cleaned_data
    draft = actions.add_peer(
        programme=told["programme"], who=(told["name"], *told["reach"]), said_yes=told["said_yes"] == "yes",
        already=form.already(), once=told["once"], by=request.viewer,
    )  # fmt: skip
    if draft.imported_at is None:
        messages.warning(request, _("Look at this before they come in."))
        return redirect("peers:import_check", draft.id)
    peer = queries.came_with(request.viewer, draft)
    return redirect("peers:peer", peer.id) if peer else redirect("peers:list")
