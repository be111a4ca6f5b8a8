"""Taking everything along, a pause, and going altogether."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sideomside.ground.ui.doors import for_participants, open_to_all
from sideomside.people import queries as people
from sideomside.people.models import Person
from sideomside.privacy import actions, queries
from sideomside.privacy.forms import EraseForm
from sideomside.privacy.rules import BACKUPS_LIVE


@for_participants
@require_POST
def export(request: HttpRequest) -> HttpResponse:
    """A file with a neutral name, made when asked for and kept nowhere."""
    name = _("copy")
    copy = HttpResponse(
        actions.take_copy(person=_me(request), by=request.viewer), content_type="application/zip"
    )
    copy.headers["Content-Disposition"] = f'attachment; filename="{name}.zip"'
    return copy


@for_participants
def pause(request: HttpRequest) -> HttpResponse:
    paused = people.is_paused(request.viewer)
    if request.method == "POST":
        turn = actions.come_back if request.POST.get("do") == "come_back" else actions.pause
        turn(person=_me(request), by=request.viewer)
        return redirect(
            "companionship:meeting" if queries.meeting_stands(request.viewer) else "privacy:pause"
        )
    return render(request, "privacy/pause.html", {"paused": paused})


@for_participants
def erase(request: HttpRequest) -> HttpResponse:
    """Says what goes, asks once more, and then it is gone."""
    form = EraseForm(request.POST or None)
    if form.is_valid():
        actions.erase(person_id=request.viewer.person_id, by=request.viewer)
        request.session.flush()
        return redirect("privacy:erased")
    page = {
        "form": form,
        "hats": queries.other_hats(request.viewer),
        "works_here": queries.works_here(request.viewer),
        "paused": people.is_paused(request.viewer),
    }
    return render(request, "privacy/erase.html", page)


@open_to_all
def erased(request: HttpRequest) -> HttpResponse:
    gone_by = timezone.localdate() + BACKUPS_LIVE
    return render(request, "privacy/erased.html", {"gone_by": gone_by})


def _me(request: HttpRequest) -> Person:
    me = people.person(request.viewer, request.viewer.person_id)
    if me is None:
        raise Http404
    return me
