"""The same rights where one works: a peer's or a coordinator's own copy, and erasing somebody who asked for it."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sideomside.ground.audit import log
from sideomside.ground.ui.doors import asks_again
from sideomside.people import queries as people
from sideomside.people.models import Person
from sideomside.privacy import actions, queries
from sideomside.privacy.forms import EraseForm
from sideomside.privacy.rules.readable import readable


def mine(request: HttpRequest) -> HttpResponse:
    """What we know of somebody who works here, and who has looked at it."""
    told = queries.everything(request.viewer, _me(request).id)
    page = {"told": readable(told), "looks": queries.who_looked(request.viewer)}
    return render(request, "privacy/at_work.html", page | {"works_here": queries.works_here(request.viewer)})


@asks_again
@require_POST
def export(request: HttpRequest) -> HttpResponse:
    copy = actions.take_copy(person=_me(request), by=request.viewer)
    name = _("copy")
    return HttpResponse(
        copy,
        content_type="application/zip",
        headers={"Content-Disposition": f'attachment; filename="{name}.zip"'},
    )


@asks_again
def erase(request: HttpRequest) -> HttpResponse:
    """Everything, whatever else one is here; asked twice."""
    form = EraseForm(request.POST or None)
    me = _me(request)
    if form.is_valid():
        actions.erase(person_id=me.id, by=request.viewer)
        request.session.flush()
        return redirect("privacy:erased")
    page = {"form": form, "own": True, "works_here": queries.works_here(request.viewer)}
    return render(request, "privacy/erase_for.html", page)


@asks_again
def erase_for(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """Somebody has asked a coordinator to be deleted."""
    person = people.cared_for(request.viewer).filter(id=person_id).first()
    if person is None or person.id == request.viewer.person_id:
        raise Http404
    form = EraseForm(request.POST or None)
    if form.is_valid():
        actions.erase(person_id=person.id, by=request.viewer)
        messages.success(request, _("Everything about this person is deleted."))
        return redirect("desk:today")
    log.record_list(request.viewer, [person.id], screen="erase")
    return render(request, "privacy/erase_for.html", {"form": form, "person": person})


def _me(request: HttpRequest) -> Person:
    me = people.person(request.viewer, request.viewer.person_id)
    if me is None:
        raise Http404
    return me
