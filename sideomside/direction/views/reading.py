"""The reader's two pages: the word, and exactly what was ticked for them. They have no other room here."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from sideomside.direction import actions, queries
from sideomside.direction.forms import SaidWordForm
from sideomside.ground.ui.doors import open_to_all
from sideomside.people.rules import wait_in_words

HALF_AN_HOUR = 30 * 60


@open_to_all
@require_http_methods(["GET", "HEAD", "POST"])
def read_along(request: HttpRequest, token: str) -> HttpResponse:
    """Opening the link only asks for the word, so that a preview of it shows nothing and harms nobody."""
    supporter = queries.invited_by(request.viewer, token)
    if supporter is None:
        return render(request, "direction/no_more.html", status=404)
    form, wrong = SaidWordForm(request.POST or None), False
    if not wait_in_words(supporter) and form.is_valid():
        if actions.open_with_word(supporter=supporter, word=form.cleaned_data["word"], by=request.viewer):
            return _come_in(request, supporter.token_hash)
        wrong = True
        supporter.refresh_from_db()
    page = {"form": form if form.errors else SaidWordForm(), "wrong": wrong, "wait": wait_in_words(supporter)}
    answer = render(request, "direction/say_the_word.html", page)
    answer.headers["X-Robots-Tag"] = "noindex, nofollow"
    return answer


@open_to_all
def along(request: HttpRequest) -> HttpResponse:
    """Read afresh each time: what was taken back is gone at the next look."""
    supporter = queries.reading_along(request.viewer, request.session.get("reads_along"))
    if supporter is None:
        return render(request, "direction/no_more.html", status=404)
    lines = queries.shown_to(request.viewer, supporter)
    if lines:
        actions.note_reading(supporter=supporter, by=request.viewer)
    name = supporter.person.name
    return render(request, "direction/along.html", {"lines": lines, "name": name})


def _come_in(request: HttpRequest, token_hash: str) -> HttpResponse:
    request.session.flush()  # whoever used this phone before is out
    request.session["reads_along"] = token_hash
    request.session.set_expiry(HALF_AN_HOUR)
    return redirect("direction:along")
