"""Writing a card: own words, themes, everyday life. The peer's own, or one the coordinator helps with."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from sideomside.peers import actions, queries
from sideomside.peers.forms import DaysForm, ThemesForm, WordsForm
from sideomside.peers.models import PeerFile
from sideomside.peers.rules import Changed
from sideomside.peers.views.mine import whose_card
from sideomside.peers.views.week import week

ON_WORDS = ("presentation", "face")
ON_DAYS = ("slots", "formats", "areas", "travel_km", "languages", "gender", "age_band")


def words(request: HttpRequest, peer_id: UUID | None = None) -> HttpResponse:
    peer = whose_card(request, peer_id)
    initial = {name: getattr(peer, name) for name in ON_WORDS} | {"version": peer.version}
    form = WordsForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        changes = {name: form.cleaned_data[name] for name in ON_WORDS}
        return _keep(request, peer, form, changes, "peers/card_words.html")
    return render(request, "peers/card_words.html", {"form": form, "peer": peer})


def themes(request: HttpRequest, peer_id: UUID | None = None) -> HttpResponse:
    peer = whose_card(request, peer_id)
    groups = queries.themes_offered(request.viewer, [one["code"] for one in peer.themes or ()])
    form = ThemesForm(request.POST or None, groups=groups, initial=ThemesForm.initial_of(peer))
    if request.method == "POST" and form.is_valid():
        return _keep(request, peer, form, {"themes": form.themes()}, "peers/card_themes.html")
    return render(request, "peers/card_themes.html", {"form": form, "peer": peer})


def days(request: HttpRequest, peer_id: UUID | None = None) -> HttpResponse:
    peer = whose_card(request, peer_id)
    initial = {name: getattr(peer, name) for name in (*ON_DAYS, "capacity", "version")}
    form = DaysForm(
        request.POST or None,
        initial=initial,
        areas=queries.area_names(request.viewer),
        languages=_offered_languages(request, peer),
    )
    if request.method == "POST" and form.is_valid():
        changes = {name: form.cleaned_data[name] for name in ON_DAYS if name in form.cleaned_data}
        return _keep(request, peer, form, changes, "peers/card_days.html")
    return render(request, "peers/card_days.html", {"form": form, "peer": peer, "week": week(form)})


def _keep(
    request: HttpRequest, peer: PeerFile, form: forms.Form, changes: dict[str, Any], page: str
) -> HttpResponse:
    """Keep what was written; when somebody else was first, show their card and keep the words typed."""
    try:
        actions.change_card(
            peer=peer,
            changes=changes,
            capacity=form.cleaned_data.get("capacity"),
            version=form.cleaned_data["version"],
            by=request.viewer,
        )
    except Changed:
        return _somebody_was_first(request, peer, form, page)
    if getattr(form, "covered", False):
        messages.warning(request, _("There was a number that looked like a person's. We covered it."))
    messages.success(request, _("The card is saved."))
    return redirect("peers:my_card") if request.viewer.is_peer else redirect("peers:peer", peer.id)


def _somebody_was_first(request: HttpRequest, peer: PeerFile, form: forms.Form, page: str) -> HttpResponse:
    """What was typed stays in the form; saving once more now means: yes, this instead."""
    typed = request.POST.copy()
    typed["version"] = str(peer.version)
    form.data = typed
    form.add_error(None, _("Somebody else has changed the card meanwhile. Look it over, and save again."))
    context = {"form": form, "peer": peer, "changed_by": queries.last_change(request.viewer, peer)}
    if "slots" in form.fields:
        context["week"] = week(form)
    return render(request, page, context, status=409)


def _offered_languages(request: HttpRequest, peer: PeerFile) -> dict[str, str]:
    """The programme's languages first, then the peer's own, then all the others."""
    names = queries.language_names(request.viewer)
    first = [*peer.programme.languages, *(peer.languages or ()), "da", "en"]
    order = dict.fromkeys([code for code in first if code in names] + list(names))
    return {code: names[code] for code in order}
