"""What we know, and how to correct it; what I said yes to, and how to take it back."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sideomside.ground.ui.doors import for_participants
from sideomside.ground.vault.cpr import COVER, find
from sideomside.people import actions as people_actions
from sideomside.people import queries as people
from sideomside.people.models import Person
from sideomside.privacy import actions, queries
from sideomside.privacy.forms import MeForm


@for_participants
def mine(request: HttpRequest) -> HttpResponse:
    me = _me(request)
    programme = people.programme(request.viewer)
    form = MeForm(
        request.POST or None, initial=_as_known(request, me), sms=bool(programme and programme.offers_sms)
    )
    if form.is_valid() and _word_fits(request, me, form):
        actions.correct(person=me, told=form.cleaned_data, by=request.viewer)
        messages.success(request, _("It is changed."))
        if find(form.cleaned_data["name"]):
            messages.warning(request, _("We covered a number that looked like somebody's own: %s") % COVER)
        return redirect("privacy:mine")
    page = {"form": form, "yeses": queries.yeses(request.viewer), "paused": people.is_paused(request.viewer)}
    return render(request, "privacy/mine.html", page)


@for_participants
@require_POST
def consent(request: HttpRequest) -> HttpResponse:
    """Taking a yes back is as easy as giving it: one button."""
    purpose = request.POST.get("purpose", "")
    if purpose not in queries.OWN:
        raise Http404
    if request.POST.get("do") == "give":
        actions.say_yes(person=_me(request), purpose=purpose, by=request.viewer)
        messages.success(request, _("Thank you. You can take it back whenever you like."))
    else:
        actions.take_back(person=_me(request), purpose=purpose, by=request.viewer)
        messages.success(request, _("Your yes is taken back. It counts from now."))
    return redirect("companionship:meeting" if queries.meeting_stands(request.viewer) else "privacy:mine")


def _as_known(request: HttpRequest, me: Person) -> dict[str, Any]:
    known: dict[str, Any] = {"name": me.name, "language": me.language, "channel": me.channel}
    for contact in people.contacts(request.viewer, me.id):
        known[contact.way] = contact.value
    return known | {"words_in_mail": me.words_in_mail}


def _word_fits(request: HttpRequest, me: Person, form: MeForm) -> bool:
    if not form.changes_address():
        return True
    word = form.cleaned_data["word"]
    if people_actions.open_with_small_key(person=me, word=word, by=request.viewer):
        return True
    form.add_error("word", _("That was not the word. Wait a moment and try again."))
    return False


def _me(request: HttpRequest) -> Person:
    me = people.person(request.viewer, request.viewer.person_id)
    if me is None:
        raise Http404
    return me
