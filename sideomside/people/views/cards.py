"""The way in on paper, for whoever has neither phone nor mail; and what a coordinator can do when it is lost."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sideomside.ground.audit import log
from sideomside.ground.ui.doors import for_participants, open_to_all
from sideomside.people import actions, queries
from sideomside.people.models import from_outside
from sideomside.people.rules import link_path, qr_path

CARD = "card"


@open_to_all
def card(request: HttpRequest) -> HttpResponse:
    """Shown once, right after it was made: the link stands nowhere else."""
    kept = request.session.pop(CARD, None)
    if kept is None:
        return render(request, "people/card_gone.html", status=404)
    link = from_outside(link_path(kept["token"], kept["language"]))
    return render(request, "people/card.html", {"link": link, "qr": qr_path(link)})


@for_participants
@require_POST
def make_my_card(request: HttpRequest) -> HttpResponse:
    """A card for one's own pocket; the link one came in by goes on working."""
    return _make_card(request, request.viewer.person_id, replace=False)


def way_in(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """A coordinator's page: send the link again, print a card, or let somebody choose a new word."""
    person = queries.cared_for(request.viewer).filter(id=person_id).first()
    if person is None:
        raise Http404
    asked = request.POST.get("do", "")
    if asked == "card":
        return _make_card(request, person_id, replace=True)
    if asked == "theirs":
        for contact in queries.only_typed(request.viewer, person_id):
            actions.vouch_for(contact=contact, by=request.viewer)
        messages.success(request, _("Noted: it is theirs."))
        return redirect("people:way_in", person_id)
    if asked in {"send", "choose_again"}:
        again = actions.let_choose_again if asked == "choose_again" else actions.send_link
        _say(request, again(person=person, by=request.viewer))
        return redirect("people:way_in", person_id)
    log.record_list(request.viewer, [person_id], screen="way_in")
    letterbox = queries.letterbox(request.viewer, person)
    page = {"person": person, "letterbox": letterbox, "typed": queries.only_typed(request.viewer, person_id)}
    return render(request, "people/way_in.html", page)


def _make_card(request: HttpRequest, person_id: UUID, *, replace: bool) -> HttpResponse:
    person = queries.person(request.viewer, person_id)
    token = actions.make_link(person=person, replace=replace, by=request.viewer)
    request.session[CARD] = {"token": token, "language": person.language}
    return redirect("people:card")


def _say(request: HttpRequest, sent: bool) -> None:
    if sent:
        messages.success(request, _("The link is on its way."))
    else:
        messages.warning(request, _("We have no address to send it to. Print a card instead."))
