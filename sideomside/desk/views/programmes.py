"""What a programme is called, what is spoken there, and its own front door."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from sideomside.desk.forms import ProgrammeForm
from sideomside.desk.views.house import coordinators_only, own_programme, say_changed
from sideomside.peers.queries import language_names
from sideomside.people import actions
from sideomside.people.models import Programme
from sideomside.people.rules import Changed, door_at


@coordinators_only
def programme(request: HttpRequest, programme_id: UUID) -> HttpResponse:
    """A page that is out of date says so, and keeps what was typed."""
    one = own_programme(request, programme_id)
    spoken = language_names(request.viewer)
    form = ProgrammeForm(request.POST or None, programme=one, spoken=spoken, auto_id="programme_%s")
    if form.is_valid():
        try:
            actions.name_programme(programme=one, **form.said(), by=request.viewer)
        except Changed:
            say_changed(request, form, own_programme(request, programme_id))
        else:
            messages.success(request, _("Saved."))
            return redirect("desk:programme", one.id)
    page = {"form": form, "programme": one, **_doors(one)}
    return render(request, "desk/programme.html", page)


def _doors(one: Programme) -> dict[str, str]:
    """Where it is read, and where it is written."""
    if not one.door_word:
        return {}
    return {
        "door": door_at(one.door_word, (get_language() or "da")[:2]),
        "pages": f"/{one.door_word}{reverse('welcome:pages')}",
    }
