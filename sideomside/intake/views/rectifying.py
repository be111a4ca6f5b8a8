"""When was the answer given, the talk held? Put right from the history."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from sideomside.ground.ui.when import WhenForm, say_clocks
from sideomside.intake import actions, queries
from sideomside.intake.rules import TIMED
from sideomside.intake.views.reading import found_or_404


def when(request: HttpRequest, enquiry_id: UUID, step_id: UUID) -> HttpResponse:
    enquiry = found_or_404(request, enquiry_id)
    step = next((one for one in queries.history(request.viewer, enquiry) if one.id == step_id), None)
    if step is None or step.kind not in TIMED:
        raise Http404
    form = WhenForm(request.POST or None, stands=step.happened_at)
    if form.is_valid():
        actions.correct_time(step=step, happened_at=form.moment(), by=request.viewer)
        say_clocks(request, form)
        return redirect("intake:enquiry", enquiry.id)
    back = reverse("intake:enquiry", args=[enquiry.id])
    page = {"form": form, "stands": step.happened_at, "what": step.get_kind_display(), "back": back}
    return render(request, "ui/when.html", page)
