"""How two people meet in this programme: one small page for its coordinators."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from sideomside.companionship import actions, queries
from sideomside.companionship.forms import FrameForm
from sideomside.people import queries as people


def frame(request: HttpRequest, programme_id: UUID) -> HttpResponse:
    programme = people.programmes(request.viewer).filter(id=programme_id).first()
    if programme is None or not request.viewer.coordinates(programme_id):
        raise Http404
    known = queries.frame_of(request.viewer, programme.id)
    stands = {"at_home": known.at_home, "quiet_days": known.quiet_days}
    form = FrameForm(request.POST or None, initial=stands)
    if form.is_valid():
        actions.set_frame(programme=programme, **form.cleaned_data, by=request.viewer)
        messages.success(request, _("It is kept."))
        return redirect("companionship:frame", programme_id)
    return render(request, "companionship/frame.html", {"form": form, "programme": programme})
