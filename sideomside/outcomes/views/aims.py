"""Something of one's own to look at: written, given a number, put down."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sideomside.ground.ui.doors import for_participants
from sideomside.outcomes import actions, queries
from sideomside.outcomes.forms import AimForm, RatingForm
from sideomside.outcomes.scoring.goals import MOST_GOALS
from sideomside.outcomes.views.covering import covered
from sideomside.outcomes.views.myself import me


@for_participants
def aims(request: HttpRequest) -> HttpResponse:
    form = AimForm(request.POST or None)
    if form.is_valid():
        words = covered(request, form.cleaned_data["words"])
        actions.name_aim(person=me(request), words=words, once=form.cleaned_data["once"], by=request.viewer)
        return redirect("outcomes:aims")
    mine = queries.aims(request.viewer)
    each = [(one, RatingForm(now=one.now, auto_id=f"n{number}_%s")) for number, one in enumerate(mine, 1)]
    room = len(mine) < MOST_GOALS
    page = {"each": each, "form": form, "room": room, "counts": queries.counts(request.viewer)}
    return render(request, "outcomes/aims.html", page)


@for_participants
@require_POST
def aim(request: HttpRequest, item: UUID) -> HttpResponse:
    """A number for today, or putting it down."""
    found, form = queries.aim(request.viewer, item), RatingForm(request.POST)
    if found is None and request.POST.get("do") != "put_down":
        raise Http404
    if found and request.POST.get("do") == "put_down":
        actions.put_aim_down(aim=found, by=request.viewer)
        messages.success(request, _("It is put down. You can always pick something up again."))
    elif found and form.is_valid():
        actions.rate(aim=found, rating=int(form.cleaned_data["value"]), by=request.viewer)
        messages.success(request, _("It is kept."))
    return redirect("outcomes:aims")
