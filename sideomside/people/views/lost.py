"""When a link no longer opens: a kind page, and the link again by the way we always write."""

from datetime import timedelta

from allauth.account.adapter import get_adapter
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from sideomside.ground.ui.doors import open_to_all
from sideomside.ground.vault.limits import too_often
from sideomside.people import actions
from sideomside.people.forms.way_in import LostLinkForm


@open_to_all
def link_gone(request: HttpRequest) -> HttpResponse:
    return render(request, "people/link_gone.html", {"form": LostLinkForm()})


@open_to_all
def lost_link(request: HttpRequest) -> HttpResponse:
    """The same answer whether we know the address or not, or have heard it too often."""
    form = LostLinkForm(request.POST or None)
    if not form.is_valid():
        return render(request, "people/lost_link.html", {"form": form})
    typed = form.cleaned_data["contact"]
    if not _asked_too_often(request, typed):
        actions.ask_for_link(typed=typed, by=request.viewer)
    return render(request, "people/link_on_its_way.html")


def _asked_too_often(request: HttpRequest, typed: str) -> bool:
    sender = get_adapter().get_client_ip(request)
    from_here = too_often("lost link from", sender, limit=10, per=timedelta(hours=1))
    return too_often("lost link to", typed.strip().casefold(), limit=3, per=timedelta(days=1)) or from_here
