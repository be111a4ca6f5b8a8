"""When did somebody answer? Put right from the proposal's story."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from sideomside.ground.ui.when import WhenForm, say_clocks
from sideomside.matching import actions, queries
from sideomside.matching.rules import OF_THE_TWO, TIMED


def when(request: HttpRequest, proposal_id: UUID, step_id: UUID) -> HttpResponse:
    one = queries.proposal(request.viewer, proposal_id) if request.viewer.is_coordinator else None
    step = one.steps.filter(id=step_id, name__in=TIMED).first() if one else None
    if one is None or step is None:
        raise Http404
    form = WhenForm(request.POST or None, stands=step.happened_at)
    if form.is_valid():
        actions.correct_time(step=step, happened_at=form.moment(), by=request.viewer)
        say_clocks(request, form)
        return redirect("matching:proposal", one.id)
    back, what = reverse("matching:proposal", args=[one.id]), OF_THE_TWO[f"proposal.{step.name}"]
    page = {"form": form, "stands": step.happened_at, "what": what, "back": back}
    return render(request, "ui/when.html", page)
