"""A coordinator looks at somebody's silence; and the two buttons behind the link in a letter."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from sideomside.ground.ui.doors import open_to_all
from sideomside.intake import queries as enquiries
from sideomside.intake.rules import Stale
from sideomside.people import queries as who
from sideomside.people.rules import Changed
from sideomside.silence import actions, queries
from sideomside.silence.forms import DecideForm, PressForm, TryForm
from sideomside.silence.queries import Silent
from sideomside.silence.rules import Stage

PRESSED: dict[str, tuple[Callable[..., object], Callable[[], str]]] = {
    "seen": (actions.see_goodbye, lambda: _("It is noted that you have seen it.")),
    "ask": (actions.ask, lambda: _("It is noted that they are asked.")),
    "talked": (actions.note_talk, lambda: _("Good. It begins anew from today.")),
    "tried": (actions.note_try, lambda: _("It is noted that nobody answered.")),
    "again": (actions.wait_longer, lambda: _("Noted. It begins anew from today.")),
    "let_go": (actions.let_go, lambda: _("It is closed. If they write again, it opens again.")),
}
WITH_WORDS: dict[str, type[DecideForm]] = {"again": DecideForm, "let_go": DecideForm, "tried": TryForm}


def one(request: HttpRequest, enquiry_id: UUID) -> HttpResponse:
    found = queries.one(request.viewer, enquiry_id)
    if found is None:
        raise Http404
    do = request.POST.get("do", "") if request.method == "POST" else ""
    if do not in PRESSED:
        return _page(request, found, _fresh(found))
    form = WITH_WORDS.get(do, PressForm)(request.POST)
    if form.is_valid() and _done(request, found, do, form):
        return redirect("desk:today")
    return _looked_again(request, enquiry_id, form)


def _done(request: HttpRequest, found: Silent, do: str, form: PressForm) -> bool:
    """Not what was true when the page was opened, and is not any more."""
    verb, said = PRESSED[do]
    try:
        stands = verb(enquiry=found.quiet.enquiry, **form.cleaned_data, by=request.viewer)
    except (Changed, Stale):
        messages.warning(request, _("Something happened meanwhile. This is how it stands now."))
        return False
    messages.success(request, said())
    if do == "let_go" and stands:
        messages.warning(
            request, _("They wait in another programme too. That stands, with the colleagues there.")
        )
    return True


def _fresh(found: Silent) -> DecideForm:
    form = TryForm if found.to_call else DecideForm
    return form(initial={"version": found.quiet.enquiry.version})


def _looked_again(request: HttpRequest, enquiry_id: UUID, form: PressForm) -> HttpResponse:
    """What somebody typed stays."""
    found = queries.one(request.viewer, enquiry_id)
    if found is None:
        raise Http404
    version = found.quiet.enquiry.version
    if not isinstance(form, DecideForm):
        form = _fresh(found)
    elif form.is_valid():
        form.catch_up(version)
    return _page(request, found, form)


def _page(request: HttpRequest, found: Silent, form: PressForm) -> HttpResponse:
    enquiry = found.quiet.enquiry
    page: dict[str, Any] = {
        "found": found,
        "enquiry": enquiry,
        "name": found.person.name or _("Without a name"),
        "form": form,
        "numbers": queries.numbers(request.viewer, found.person),
        "letter": enquiries.letter_to_stay(request.viewer, enquiry) if found.letterbox else "",
        "kept_words": "" if _asks_for_words(found, form) else form.data.get("words", ""),
        "goodbye": next(iter(queries.goodbyes(request.viewer, enquiry.id)), None),
        "theirs": queries.of_the_same(request.viewer, found),
    }
    return render(request, "silence/one.html", page)


def _asks_for_words(found: Silent, form: PressForm) -> bool:
    """What was typed stands in the form again; where the page asks for something else by now, above it."""
    if isinstance(form, TryForm):
        return found.to_call
    return not form.is_bound or found.stage in {Stage.DECIDE, Stage.SAME}


@open_to_all
@require_http_methods(["GET", "HEAD", "POST"])
def stay(request: HttpRequest, token: str) -> HttpResponse:
    """Two buttons, while a letter of ours waits for an answer, and not a word about anybody; else any way in."""
    link = who.link_for(request.viewer, token)
    if link is None:
        return redirect("people:link_gone")
    by = who.viewer_for_link(link, opened=False)
    if request.method == "POST":
        said = {"stay": actions.stay, "goodbye": actions.say_goodbye}.get(request.POST.get("do", ""))
        if said:
            said(link=link, by=by)
        return redirect("silence:stay", token)
    choice = queries.to_choose(by)
    if not (choice.enquiries or choice.said):
        return redirect("people:enter", token)
    return render(request, "silence/stay.html", {"choice": choice, "token": token})
