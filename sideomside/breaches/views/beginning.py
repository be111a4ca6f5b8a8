"""The list, and writing something down the moment it may have happened."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from sideomside.breaches import actions, queries
from sideomside.breaches.forms import NewForm
from sideomside.breaches.rules import Facts, may_open
from sideomside.people import queries as people


def list_(request: HttpRequest) -> HttpResponse:
    if not may_open(request.viewer):
        raise Http404
    page = {
        "open": queries.register(request.viewer),
        "closed": queries.register(request.viewer, closed=True),
    }
    return render(request, "breaches/list.html", page)


def new(request: HttpRequest) -> HttpResponse:
    """Written down the moment it may have happened; what is not known yet comes later."""
    if not may_open(request.viewer):
        raise Http404
    form = NewForm(request.POST or None, known=_known(request), initial={"learnt_at": timezone.now()})
    if form.is_valid():
        found = actions.open_breach(facts=_facts(form), by=request.viewer)
        messages.success(
            request, _("It is written down, and the others who look after such things hear of it.")
        )
        seen = queries.record(request.viewer, found.id)
        return redirect("breaches:breach", found.id) if seen else redirect("breaches:list")
    return render(request, "breaches/new.html", {"form": form})


def _known(request: HttpRequest) -> list[tuple[str, str]]:
    """Whose name was typed, in one's own programmes; whoever types a whole name means that one."""
    typed = request.POST.get("name", "").strip()
    found = people.search(request.viewer, typed) if typed else []
    same = [one for one in found if (one.name or "").casefold() == typed.casefold()]
    return [(str(one.id), one.name or "") for one in same or found]


def _facts(form: NewForm) -> Facts:
    said = form.cleaned_data
    chosen = said.get("person") or (form.known[0][0] if form.known else "")
    named = {name: said[name] for name in ("thing", "words", "learnt_at", "since", "until", "once")}
    return Facts(**named, person=UUID(chosen) if chosen else None)
