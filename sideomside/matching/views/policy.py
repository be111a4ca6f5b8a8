"""The rules of the suggestions: seen, tried on people who wait and on invented ones, and taken with a note."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from sideomside.ground.vault.cpr import COVER
from sideomside.matching import actions, queries
from sideomside.matching.engine.weights import Weights
from sideomside.matching.forms import RulesForm
from sideomside.matching.rules import LISTS, changed_lines, choices_of, in_words, weights_of
from sideomside.matching.views.rooms import programme_here, rooms
from sideomside.people.models import Programme
from sideomside.people.rules import Changed


def policy(request: HttpRequest) -> HttpResponse:
    """Trying changes nothing; what is tried can be taken from the same page, once somebody has seen what it does."""
    programme = programme_here(request)
    now = queries.weights_for(request.viewer, programme.id)
    form = RulesForm(request.POST or None, initial=_as_typed(now) | {"version": now.version})
    context: dict[str, Any] = {}
    if request.method == "POST" and form.is_valid():
        if request.POST.get("do") == "adopt" and _adopted(request, programme, form):
            return redirect(request.get_full_path())
        tried = weights_of(form.choices(), now.version)
        context = {
            "compared": queries.compare(request.viewer, programme, tried),
            "changes": changed_lines(tried, now),
        }
    context |= {
        "form": form,
        "now": in_words(now),
        "version": now.version,
        "history": queries.history(request.viewer, programme),
        **rooms(request, programme, "policy"),
    }
    return render(request, "matching/policy.html", context)


def _adopted(request: HttpRequest, programme: Programme, form: RulesForm) -> bool:
    """With a note, and only when nobody else took others meanwhile."""
    said = form.cleaned_data
    if not said["note"]:
        form.add_error("note", _("Write a few words about why."))
        return False
    try:
        actions.adopt(
            programme=programme,
            choices=form.choices(),
            note=said["note"],
            version=said["version"],
            by=request.viewer,
        )
    except Changed:
        _say_changed(form, queries.weights_for(request.viewer, programme.id))
        return False
    if form.covered:
        messages.warning(request, _("We covered a number that looked like somebody's own: %s") % COVER)
    messages.success(request, _("The new rules count from now."))
    return True


def _say_changed(form: RulesForm, now: Weights) -> None:
    form.add_error(None, _("A colleague took other rules meanwhile. Your figures are here. Look once more."))
    form.data = form.data.copy()
    form.data["version"] = str(now.version)


def _as_typed(weights: Weights) -> dict[str, Any]:
    return {
        name: ", ".join(map(str, value)) if name in LISTS else value
        for name, value in choices_of(weights).items()
    }
