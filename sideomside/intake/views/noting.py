"""What came in another way than by form or mail: a call, a text message, a word over coffee."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from sideomside.intake import actions, queries
from sideomside.intake.forms import CallMeForm, NoteForm, VisitForm
from sideomside.intake.models import Way
from sideomside.intake.rules import may_log_visits, way_to_reach
from sideomside.people import queries as who
from sideomside.people.models import Place, Programme


def new(request: HttpRequest) -> HttpResponse:
    """A coordinator writes down what was said."""
    programmes = _own_programmes(request)
    if not request.viewer.is_coordinator or not programmes:
        raise Http404
    form = NoteForm(request.POST or None, programmes=programmes)
    if not form.is_valid():
        return render(request, "intake/new.html", {"form": form})
    said = form.cleaned_data
    enquiry = actions.write_in(
        programme=said.get("programme") or programmes[0],
        newcomer=_newcomer(said["name"], said["channel"], said["contact"], said["consent"]),
        words=said["words"],
        way=said["way"],
        once=said["seal"],
        by=request.viewer,
    )
    messages.success(request, _("It is noted."))
    return redirect("intake:enquiry", enquiry.id)


def visit(request: HttpRequest) -> HttpResponse:
    """Counting guests takes a host one tap."""
    places = _own_places(request)
    if not may_log_visits(request.viewer):
        raise Http404
    known = {"places": places, "initial": _open_now(request, places)}
    asked = request.POST.get("do", "")
    count = VisitForm(request.POST if asked == "count" else None, **known)
    call = CallMeForm(request.POST if asked == "call" else None, auto_id="call_%s", **known)
    if asked == "uncount":
        return _uncount(request)
    if count.is_valid():
        return _count(request, count.cleaned_data)
    if call.is_valid():
        return _wants_a_call(request, call.cleaned_data)
    form = call if asked == "call" else count
    page: dict[str, Any] = {"form": form, "count": count, "call": call, "places": places, "asked": asked}
    page |= {
        "today": queries.guests_today(request.viewer),
        "last": queries.my_last_count(request.viewer),
    }
    return render(request, "intake/visit.html", page)


def _uncount(request: HttpRequest) -> HttpResponse:
    last = queries.my_last_count(request.viewer)
    if last is not None and str(last.id) == request.POST.get("visit"):
        actions.uncount(visit=last, by=request.viewer)
        messages.success(request, _("The last count is taken back."))
    return redirect("intake:visit")


def _count(request: HttpRequest, said: dict[str, Any]) -> HttpResponse:
    actions.log_visit(
        place=said["place"],
        day=timezone.localdate(),
        guests=said["guests"],
        once=said["seal"],
        by=request.viewer,
    )
    messages.success(request, _("Counted. Thank you for looking after the guests."))
    return redirect("intake:visit")


def _wants_a_call(request: HttpRequest, said: dict[str, Any]) -> HttpResponse:
    place = said["place"]
    actions.write_in(
        programme=place.programme,
        newcomer=_newcomer(said["name"], "call", said["number"], True),
        words=said["words"]
        or _("Would like to be called. Was at coffee at %(place)s.") % {"place": place.name},
        way=Way.COFFEE,
        once=said["seal"],
        by=request.viewer,
    )
    messages.success(request, _("Noted. A coordinator calls."))
    return redirect("intake:visit")


def _newcomer(name: str, channel: str, contact: str, said_yes: bool) -> actions.Newcomer:
    return actions.Newcomer(
        name=name,
        channel=channel,
        contact_way=way_to_reach(contact),
        contact=contact if way_to_reach(contact) else "",
        said_yes="talk" if said_yes else "",
        known_to_us=True,
    )


def _own_programmes(request: HttpRequest) -> list[Programme]:
    return list(who.programmes(request.viewer).filter(id__in=request.viewer.programme_ids))


def _own_places(request: HttpRequest) -> list[Place]:
    ours = who.places(request.viewer).filter(
        programme_id__in=request.viewer.programme_ids, serves_coffee=True
    )
    return list(ours.select_related("programme"))


def _open_now(request: HttpRequest, places: list[Place]) -> dict[str, Any]:
    """The place that is open today stands chosen; the only place does too."""
    ids = {place.id for place in places}
    today = [c.place.id for c in who.coffee(request.viewer, days=1) if c.place.id in ids]
    chosen = today[0] if today else places[0].id if len(places) == 1 else None
    return {"place": chosen} if chosen else {}
