"""The person's own: who showed them the way and may hear of it, and where they may be introduced."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sideomside.ground.ui.doors import for_participants
from sideomside.partners import actions, queries
from sideomside.partners.forms import BridgeForm
from sideomside.partners.rules import (
    Answer,
    Introduction,
    is_settled,
    is_with_them_now,
    open_lines,
    state_of,
    still_open,
    waits_there,
)


@for_participants
def mine(request: HttpRequest) -> HttpResponse:
    today = timezone.localdate()
    bridges = [(one, state_of(one, today)) for one in queries.my_introductions(request.viewer)]
    return render(request, "partners/mine.html", {"mine": queries.mine(request.viewer), "bridges": bridges})


@for_participants
@require_POST
def decide(request: HttpRequest, referral_id: UUID) -> HttpResponse:
    """What the partner may hear, or taking it all back: one button each."""
    referral = queries.my_referral(request.viewer, referral_id)
    if referral is None:
        raise Http404
    act = request.POST.get("do", "")
    if act in {"tell", "tell_no_more"}:
        actions.let_know(referral=referral, yes=act == "tell", by=request.viewer)
        messages.success(request, _("It is changed. It counts from now."))
    elif act == "take_back":
        actions.take_back(referral=referral, by=request.viewer)
        messages.success(request, _("It is taken back."))
    return redirect("partners:mine")


@for_participants
def bridge(request: HttpRequest, introduction_id: UUID) -> HttpResponse:
    """Read, write anew, tick, and say yes or no. A yes may be taken back at any time."""
    one = queries.my_introduction(request.viewer, introduction_id)
    if one is None:
        raise Http404
    there = queries.somebody_reads(request.viewer, one)
    form = BridgeForm(request.POST if there and request.POST.get("do") == "yes" else None, known=one)
    if _done(request, one, form):
        return redirect("partners:my_bridge", one.id)
    today = timezone.localdate()
    context = {
        "one": one,
        "form": form,
        "state": state_of(one, today),
        "open": still_open(one, today) and one.answer != Answer.NOT_NOW,
        "settled": is_settled(one),
        "reached": "reach" in (one.ticked or ()),
        "there": there,
        "with_them": is_with_them_now(one),
        "waits": waits_there(one),
        "lines": open_lines(one.words, one.ticked),
    }
    return render(request, "partners/my_bridge.html", context)


def _done(request: HttpRequest, one: Introduction, form: BridgeForm) -> bool:
    act, by = request.POST.get("do", ""), request.viewer
    if act == "yes" and form.is_valid():
        actions.say_yes_to(introduction=one, words=form.words(), ticked=form.ticked(), by=by)
        messages.success(request, _passed(one))
    elif act == "no":
        actions.say_no(introduction=one, by=by)
        messages.success(request, _("That is quite all right. Nobody there has heard of it."))
    elif act == "revoke":
        messages.success(request, _taken_back(actions.revoke(introduction=one, by=by)))
    else:
        return False
    return True


def _passed(one: Introduction) -> str:
    if one.to_programme_id:
        return _("Thank you. They can read what you ticked, and see where you come from and who asked you.")
    return _("Thank you. They can read what you ticked, and nothing else.")


def _taken_back(one: Introduction) -> str:
    """What is true at that moment: the page may have been opened before somebody there answered."""
    if one.revoked_at is None:
        return _(
            "They have answered you there already, so it stays between you. Ask them, and they delete it."
        )
    if one.enquiry_id:
        return _("It is taken back. They can no longer open your words.")
    return _("It is taken back. They read nothing any more.")
