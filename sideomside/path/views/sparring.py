"""The coordinator's calendar of times to talk it over."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from sideomside.path import actions, queries
from sideomside.path.forms import MoveForm, SeatsForm, SparringForm
from sideomside.path.rules import Sparring, has_said_no, is_over
from sideomside.path.views.around import say_whom_to_call, tells
from sideomside.path.views.framing import programme_of


def sparrings(request: HttpRequest) -> HttpResponse:
    """What comes, what is to be noted, and who has had none for too long."""
    viewer, programme = request.viewer, programme_of(request)
    page = {
        "coming": queries.coming_sparrings(viewer),
        "without": queries.without_sparring(viewer),
        "frame": queries.frame_of(viewer, programme.id),
    }
    return render(request, "path/sparrings.html", page)


def plan(request: HttpRequest) -> HttpResponse:
    viewer, programme = request.viewer, programme_of(request)
    peers = queries.listed(viewer, queries.may_be_asked(viewer, programme.id), screen="sparring")
    weeks = queries.frame_of(viewer, programme.id).sparring_weeks
    chosen = {"people": [one for one in request.GET.getlist("hvem")]}
    form = SparringForm(request.POST or None, peers=peers, weeks=weeks, initial=chosen)
    if form.is_valid():
        actions.plan_sparring(
            programme=programme, times=form.planned(), once=form.cleaned_data["once"], by=viewer
        )
        messages.success(request, _("It is written down."))
        return redirect("path:sparrings")
    return render(request, "path/plan_sparring.html", {"form": form})


def sparring(request: HttpRequest, sparring_id: UUID) -> HttpResponse:
    """Before: whom it is for, and when. Afterwards: who came."""
    viewer, one = request.viewer, queries.sparring(request.viewer, sparring_id)
    if one is None or one.cancelled_at:
        raise Http404
    act = request.POST.get("do", "")
    move = MoveForm(request.POST if act == "move" else None, one=one)
    if _changed(request, one, act, move):
        return redirect("path:sparrings")
    seats, over = queries.seats(viewer, one), is_over(one, timezone.now())
    peers = [seat.person for seat in seats] if over else queries.may_be_asked(viewer, one.programme_id)
    peers = queries.listed(viewer, peers, screen="sparring")
    ticked = [str(seat.person_id) for seat in seats if seat.came or not over]
    form = SeatsForm(
        request.POST if request.method == "POST" and not act else None,
        peers=peers,
        over=over,
        initial={"people": ticked},
    )
    if form.is_valid():
        _save(request, one, form, over)
        return redirect("path:sparrings")
    cannot = [seat.person.name for seat in seats if has_said_no(seat)]
    anew = [seat.person.name for seat in seats if seat.asked_anew]
    page = {"one": one, "form": form, "over": over, "cannot": cannot, "anew": anew, "move": move}
    return render(request, "path/sparring.html", page)


def _changed(request: HttpRequest, one: Sparring, act: str, move: MoveForm) -> bool:
    """Moved or called off; whom no letter reaches is said to whoever pressed."""
    if act == "call_off":
        actions.call_off_sparring(sparring=one, by=request.viewer)
    elif act == "move" and move.is_valid():
        actions.move_sparring(sparring=one, time=move.time(), by=request.viewer)
    else:
        return False
    seats = queries.seats(request.viewer, one) if tells(one, act, move) else []
    say_whom_to_call(request, [seat.person for seat in seats if act == "move" or not has_said_no(seat)])
    return True


def _save(request: HttpRequest, one: Sparring, form: SeatsForm, over: bool) -> None:
    if over:
        actions.note_sparring(sparring=one, came=form.who(), by=request.viewer)
    else:
        actions.change_seats(sparring=one, people=form.who(), seen=form.was_seen(), by=request.viewer)
    messages.success(request, _("It is written down."))
