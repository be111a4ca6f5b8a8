"""A draw about who waits a little: opened, watched and closed by coordinators; said yes or no to by each alone."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from sideomside.consent.rules import Purpose, text_of
from sideomside.ground.ui.doors import for_participants
from sideomside.ground.vault.cpr import COVER
from sideomside.matching import actions, queries
from sideomside.matching.forms import DrawForm, ReleaseForm
from sideomside.matching.views.rooms import programme_here, rooms
from sideomside.people.models import Person, Programme
from sideomside.people.queries import person
from sideomside.people.rules import Changed


def draws(request: HttpRequest) -> HttpResponse:
    """Off until a coordinator has written down what was approved, and over the moment one of them says so."""
    programme = programme_here(request)
    form = DrawForm(request.POST if request.POST.get("do") == "open" else None)
    if request.method == "POST" and _pressed(request, programme, form):
        return redirect(request.get_full_path())
    found = queries.draws(request.viewer, programme)
    if found is None:
        raise Http404
    context = {"found": found, "form": form, **rooms(request, programme, "draws")}
    return render(request, "matching/draws.html", context)


def out_of_wait(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """One press, and they are thought of from the next look."""
    whom = person(request.viewer, person_id) if request.viewer.is_coordinator else None
    if whom is None or request.method != "POST" or queries.programme_of(request.viewer, person_id) is None:
        raise Http404
    form = ReleaseForm(request.POST)
    why = form.cleaned_data["why"] if form.is_valid() else ""
    waited = actions.release_from_wait(person=whom, why=why, by=request.viewer)
    if form.covered:
        messages.warning(request, _("We covered a number that looked like somebody's own: %s") % COVER)
    if waited:
        messages.success(request, _("The wait is over. Find somebody now, or let the house look tonight."))
    else:
        messages.info(request, _("They do not wait because of lots. Nothing was changed."))
    return redirect("matching:find", person_id)


@for_participants
def my_lot(request: HttpRequest) -> HttpResponse:
    """What is asked, in plain words; the lot, and the way out of it."""
    me: Person = person(request.viewer, request.viewer.person_id)
    mine = queries.my_lot(request.viewer)
    if request.method == "POST":
        return _said(request, me, mine)
    context: dict[str, Any] = {"mine": mine, "yes_text": text_of(Purpose.LOTS)}
    return render(request, "matching/my_lot.html", context)


def _pressed(request: HttpRequest, programme: Programme, form: DrawForm) -> bool:
    if request.POST.get("do") == "close":
        _close(request, programme)
        return True
    if not form.is_valid():
        return False
    try:
        actions.open_draw(programme=programme, by=request.viewer, **form.cleaned_data)
    except Changed:
        open_already = _(
            "Another draw is open here. It stands on this page, and your words are in the form. One runs at a time."
        )
        form.add_error(None, open_already)
        return False
    messages.success(request, _("The draw is open. Those who wait are asked on their own page."))
    return True


def _close(request: HttpRequest, programme: Programme) -> None:
    """The one that was on the page, and no newer one."""
    draw = queries.draw_of(request.viewer, programme.id)
    if draw and str(draw.id) == request.POST.get("draw"):
        actions.close_draw(draw=draw, by=request.viewer)
        messages.success(request, _("The draw is closed. Nobody waits because of it any more."))
    else:
        messages.info(request, _("That draw was closed already. Nothing else was closed."))


def _said(request: HttpRequest, me: Person, mine: queries.MyLot | None) -> HttpResponse:
    """Whoever says yes goes on to the questions, which are answered before anything is drawn."""
    do, programme = request.POST.get("do"), queries.programme_of(request.viewer, me.id)
    draw = queries.draw_of(request.viewer, programme.id) if programme else None
    if do == "yes" and draw and mine and mine.state == "asked" and request.POST.get("draw") == str(draw.id):
        actions.say_yes_to_lots(person=me, draw=draw, by=request.viewer)
    elif do == "no" and draw:
        actions.say_no_to_lots(person=me, draw=draw, by=request.viewer)
        messages.success(request, _("That is all right. Nothing changes for you."))
        return redirect("desk:my_page")
    elif do == "out":
        if actions.release_from_wait(person=me, by=request.viewer):
            messages.success(request, _("You wait for no day any more. We look for somebody for you now."))
        else:
            messages.info(request, _("You do not wait because of lots. Nothing was changed."))
        return redirect("desk:my_page")
    return redirect("matching:my_lot")
