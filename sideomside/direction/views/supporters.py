"""Inviting somebody to read along: the person's own pages."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sideomside.direction import actions, queries
from sideomside.direction.forms import InviteForm, ShownForm
from sideomside.direction.models import Supporter
from sideomside.direction.rules import MOST_SUPPORTERS
from sideomside.direction.views.myself import me
from sideomside.ground.ui.doors import for_participants
from sideomside.people.models import from_outside


@for_participants
def supporters(request: HttpRequest) -> HttpResponse:
    invited = queries.living_supporters(request.viewer)
    page = {"invited": invited, "may_invite": len(invited) < MOST_SUPPORTERS}
    return render(request, "direction/supporters.html", page)


@for_participants
def invite(request: HttpRequest) -> HttpResponse:
    """The link is shown on this one page and kept nowhere."""
    form = InviteForm(request.POST or None)
    if not form.is_valid():
        return render(request, "direction/invite.html", {"form": form})
    supporter, token = actions.invite(person=me(request), **form.cleaned_data, by=request.viewer)
    return _hand_over(request, supporter, token)


@for_participants
def shown(request: HttpRequest, supporter_id: UUID) -> HttpResponse:
    """What one reader may see, ticked line by line."""
    supporter, lines = _supporter(request, supporter_id), queries.mine(request.viewer).lines
    ticked = [str(line.item) for line in lines if str(supporter.id) in line.for_supporters]
    form = ShownForm(request.POST or None, lines=lines, initial={"items": ticked})
    if request.method == "POST" and form.is_valid():
        actions.show(supporter=supporter, items=form.chosen(), by=request.viewer)
        messages.success(request, _("It is kept."))
        return redirect("direction:supporters")
    return render(request, "direction/shown.html", {"form": form, "supporter": supporter, "lines": lines})


@for_participants
@require_POST
def new_link(request: HttpRequest, supporter_id: UUID) -> HttpResponse:
    supporter = _supporter(request, supporter_id)
    return _hand_over(request, supporter, actions.new_way_in(supporter=supporter, by=request.viewer))


@for_participants
@require_POST
def part(request: HttpRequest, supporter_id: UUID) -> HttpResponse:
    """Ended at once; pressing twice does no harm."""
    found = queries.supporter(request.viewer, supporter_id)
    if found:
        actions.part(supporter=found, by=request.viewer)
        messages.success(request, _("From now on they can read nothing."))
    return redirect("direction:supporters")


def _hand_over(request: HttpRequest, supporter: Supporter, token: str) -> HttpResponse:
    link = from_outside(reverse("direction:read_along", args=[token]))
    return render(request, "direction/hand_over.html", {"supporter": supporter, "link": link})


def _supporter(request: HttpRequest, supporter_id: UUID) -> Supporter:
    found = queries.supporter(request.viewer, supporter_id)
    if found is None:
        raise Http404
    return found
