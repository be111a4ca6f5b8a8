"""Coming in by a private link: a button, a word of one's own, and then one's own page."""

from typing import cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from sideomside.ground.ui import unsent
from sideomside.ground.ui.doors import for_link_holders, open_to_all
from sideomside.people import actions, queries
from sideomside.people.forms.way_in import NewWordForm, WordForm
from sideomside.people.models import PrivateLink, SmallKey
from sideomside.people.rules import needs_a_new_link, wait_in_words


@open_to_all
@require_http_methods(["GET", "HEAD", "POST"])
def enter(request: HttpRequest, token: str) -> HttpResponse:
    """Opening the link only shows a button, so that a preview of it harms nobody; the button comes in."""
    link = queries.link_for(request.viewer, token)
    if link is None:
        return redirect("people:link_gone")
    if request.method != "POST":
        return _only_a_button(request)
    unsent.out_but_for(request.session, link.person_id)
    request.session["link"] = str(link.id)
    actions.use_link(link=link, by=queries.viewer_for_link(link, opened=False))
    return redirect("desk:my_page")


@for_link_holders
def small_key(request: HttpRequest) -> HttpResponse:
    """Choose the word the first time, give it the other times."""
    if request.viewer.opened:
        return redirect("desk:my_page")
    key = queries.small_key_of(request.viewer, request.viewer.person_id)
    return _give(request, key) if key else _choose(request)


@for_link_holders
@require_POST
def new_link(request: HttpRequest) -> HttpResponse:
    """After too many wrong words: a new link the way we always write, and this one closes."""
    key = queries.small_key_of(request.viewer, request.viewer.person_id)
    if key is None or not needs_a_new_link(key):
        return redirect("people:small_key")
    sent = actions.send_link(person=_link(request).person, replace=True, by=request.viewer)
    if sent:
        request.session.flush()
    return render(request, "people/new_link.html", {"sent": sent})


def _only_a_button(request: HttpRequest) -> HttpResponse:
    page = render(request, "people/enter.html")
    page.headers["X-Robots-Tag"] = "noindex, nofollow"
    return page


def _choose(request: HttpRequest) -> HttpResponse:
    form = NewWordForm(request.POST or None)
    if form.is_valid():
        actions.choose_small_key(
            person=_link(request).person, word=form.cleaned_data["word"], by=request.viewer
        )
        return _open(request)
    return render(request, "people/choose_word.html", {"form": form})


def _give(request: HttpRequest, key: SmallKey) -> HttpResponse:
    form = WordForm(request.POST or None)
    too_soon, wrong = bool(wait_in_words(key)), False
    if not too_soon and form.is_valid():
        word = form.cleaned_data["word"]
        if actions.open_with_small_key(person=_link(request).person, word=word, by=request.viewer):
            return _open(request)
        wrong = True
        key.refresh_from_db()
    page = {"form": form if form.errors else WordForm(), "wrong": wrong, "wait": wait_in_words(key)}
    return render(request, "people/give_word.html", page | {"too_many": needs_a_new_link(key)})


def _open(request: HttpRequest) -> HttpResponse:
    request.session.cycle_key()
    request.session["opened"] = True
    kept = unsent.opened(request.session, request.viewer.person_id)
    return redirect(kept.page if kept else "desk:my_page")


def _link(request: HttpRequest) -> PrivateLink:
    return cast(PrivateLink, queries.living_link(request.viewer, request.session["link"]))
