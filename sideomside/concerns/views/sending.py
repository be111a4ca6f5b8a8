"""Saying what one is worried about, and the receipt."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from sideomside.concerns import actions, queries
from sideomside.concerns.forms import WorryForm
from sideomside.concerns.rules import NobodyReads, Sort, sort_named
from sideomside.concerns.views.around import around
from sideomside.ground.ui.doors import for_participants
from sideomside.people.models import Programme


@for_participants
def my_worry(request: HttpRequest, slug: str) -> HttpResponse:
    return worry(request, slug)


@for_participants
def my_worries(request: HttpRequest) -> HttpResponse:
    return worries(request)


def worry(request: HttpRequest, slug: str) -> HttpResponse:
    """What one needs to know first, and then a few words."""
    sort, programmes = sort_named(slug), queries.may_worry_in(request.viewer)
    if sort is None or not programmes:
        raise Http404
    known = queries.known_here(request.viewer)
    form = WorryForm(request.POST or None, sort=sort, programmes=programmes, known=known)
    page: dict[str, Any] = {"form": form, "sort": Sort(sort)} | around(request.viewer)
    if form.is_valid():
        try:
            return _send(request, form, programmes)
        except NobodyReads:
            page["nobody"] = queries.where_to_call(request.viewer, _chosen(form, programmes))
    return render(request, "concerns/worry.html", page)


def worries(request: HttpRequest) -> HttpResponse:
    """What came in, who reads it and by when."""
    if not queries.may_worry_in(request.viewer):
        raise Http404
    page = {"sent": queries.sent(request.viewer)}
    return render(request, "concerns/worries.html", page | around(request.viewer))


def _send(request: HttpRequest, form: WorryForm, programmes: list[Programme]) -> HttpResponse:
    sent = actions.send(programme=_chosen(form, programmes), worry=form.worry(), by=request.viewer)
    if sent.words != form.cleaned_data["words"].strip():
        messages.warning(request, _("There was a number that looked like a person's. We covered it."))
    return redirect(around(request.viewer)["to"]["worries"])


def _chosen(form: WorryForm, programmes: list[Programme]) -> Programme:
    chosen = form.cleaned_data.get("programme")
    return next((one for one in programmes if str(one.id) == chosen), programmes[0])
