"""Five pages about one programme's suggestions, and the way between them."""

from typing import Any

from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from sideomside.people import queries as people
from sideomside.people.models import Programme


def programme_here(request: HttpRequest) -> Programme:
    """The one the page asks for, or the coordinator's first; nothing for anybody else."""
    own = people.own_programmes(request.viewer).order_by("name")
    asked = request.GET.get("program", "")
    found = next((one for one in own if str(one.id) == asked), None) if asked else own.first()
    if found is None:
        raise Http404
    return found


def rooms(request: HttpRequest, programme: Programme, here: str) -> dict[str, Any]:
    """The tabs, and the other programmes one coordinates."""
    pages = (
        ("board", _("Suggestions")),
        ("ledger", _("Who waits")),
        ("policy", _("The rules")),
        ("recruiting", _("More peers")),
        ("draws", _("Lots")),
    )
    tabs = [
        (f"{reverse(f'matching:{name}')}?program={programme.id}", label, name == here)
        for name, label in pages
    ]
    others = people.own_programmes(request.viewer).exclude(id=programme.id).order_by("name")
    at = reverse(f"matching:{here}")
    return {
        "programme": programme,
        "tabs": tabs,
        "others": [(f"{at}?program={one.id}", one.name) for one in others],
    }
