"""The person's own side of the thread, past the small key."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sideomside.consent import actions as consent
from sideomside.consent.rules import Purpose
from sideomside.ground.ui.doors import for_participants
from sideomside.intake import actions, queries
from sideomside.intake.forms import SayForm


@for_participants
def say(request: HttpRequest) -> HttpResponse:
    """Write again; the words stay whatever happens."""
    mine = queries.own(request.viewer)
    form = SayForm(request.POST or None)
    if not mine:
        return redirect("intake:write")
    if form.is_valid():
        said = form.cleaned_data
        actions.hear(enquiry=mine[0].enquiry, words=said["words"], once=said["seal"], by=request.viewer)
        messages.success(request, _("It has been sent. We read it and answer you here."))
        return redirect("intake:say")
    return render(request, "intake/say.html", {"mine": mine, "form": form, "newest": mine[0]})


@for_participants
@require_POST
def yes(request: HttpRequest) -> HttpResponse:
    """Yes, you may keep what I wrote; it can be taken back where one sees what one has said yes to."""
    mine = queries.own(request.viewer)
    if mine:
        consent.give(person=mine[0].enquiry.person, purpose=Purpose.WORDS, channel="page", by=request.viewer)
        messages.success(request, _("Thank you. You can take it back whenever you like."))
    return redirect("desk:my_page")


@for_participants
@require_POST
def call_off(request: HttpRequest) -> HttpResponse:
    """One tap, no reason."""
    for one in queries.own(request.viewer):
        if one.talk:
            actions.call_off_talk(enquiry=one.enquiry, by=request.viewer)
    messages.success(request, _("That is quite all right. We will write to you about another time."))
    return redirect("desk:my_page")
