"""Behind the counter, on a phone: my days, the key, the list, and how many came."""

from datetime import date
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from sideomside.gatherings import actions, queries
from sideomside.gatherings.models import ShoppingItem
from sideomside.intake import actions as intake
from sideomside.intake import queries as coffee
from sideomside.people.models import Person, Place
from sideomside.people.rules import Hat

MOST = 500


def cafe(request: HttpRequest) -> HttpResponse:
    viewer = request.viewer
    if viewer.role not in {Hat.HOST, Hat.PEER, Hat.COORDINATOR}:
        raise Http404
    places = queries.cafes(viewer)
    if request.method == "POST":
        place = next((one.place for one in places if str(one.place.id) == request.POST.get("place")), None)
        if place:
            DOES.get(request.POST.get("do", ""), _nothing)(request, place)
        return redirect("gatherings:cafe")
    rota = queries.rota(viewer)
    today = {shift.place.id for shift in rota if shift.day == timezone.localdate()}
    places.sort(key=lambda one: one.place.id not in today)
    context = {
        "cafes": [(one, queries.hosts(viewer, one.place)) for one in places],
        "rota": rota,
        "guests": coffee.guests_today(viewer),
        "last": coffee.my_last_count(viewer),
        "once": uuid4(),
    }
    return render(request, "gatherings/cafe.html", context)


def _count(request: HttpRequest, place: Place) -> None:
    """Sixty guests are one number."""
    said, once = request.POST.get("guests", ""), _uuid(request.POST.get("once"))
    if said.isdecimal() and 1 <= int(said) <= MOST and once:
        intake.log_visit(
            place=place, day=timezone.localdate(), guests=int(said), once=once, by=request.viewer
        )
        messages.success(request, _("Counted. Thank you for looking after the guests."))
    else:
        messages.warning(request, _("Write how many guests, with a number."))


def _uncount(request: HttpRequest, place: Place) -> None:
    last = coffee.my_last_count(request.viewer)
    if last is not None and str(last.id) == request.POST.get("visit"):
        intake.uncount(visit=last, by=request.viewer)
        messages.success(request, _("The last count is taken back."))


def _take(request: HttpRequest, place: Place) -> None:
    me = Person.objects.filter(id=request.viewer.person_id).first()
    if day := _day(request):
        actions.host_day(place=place, day=day, host=me, by=request.viewer)


def _give_back(request: HttpRequest, place: Place) -> None:
    if day := _day(request):
        actions.host_day(place=place, day=day, host=None, by=request.viewer)


def _ask(request: HttpRequest, place: Place) -> None:
    """A coordinator puts somebody down; chosen among those who may."""
    if day := _day(request):
        actions.host_day(place=place, day=day, host=_chosen(request, place), by=request.viewer)


def _key(request: HttpRequest, place: Place) -> None:
    if to := _chosen(request, place):
        actions.give_key(place=place, to=to, by=request.viewer)


def _want(request: HttpRequest, place: Place) -> None:
    what, once = request.POST.get("what", "").strip()[:80], _uuid(request.POST.get("once"))
    if what and once:
        actions.want(place=place, what=what, once=once, by=request.viewer)


def _bought(request: HttpRequest, place: Place) -> None:
    item = ShoppingItem.objects.filter(id=_uuid(request.POST.get("item")), place=place).first()
    if item:
        actions.bought(item=item, by=request.viewer)


def _nothing(request: HttpRequest, place: Place) -> None:
    """A button of yesterday's page."""


def _chosen(request: HttpRequest, place: Place) -> Person | None:
    asked = request.POST.get("person", "")
    return next((one for one in queries.hosts(request.viewer, place) if str(one.id) == asked), None)


def _day(request: HttpRequest) -> date | None:
    try:
        return date.fromisoformat(request.POST.get("day", ""))
    except ValueError:
        return None


def _uuid(said: str | None) -> UUID | None:
    try:
        return UUID(said or "")
    except ValueError:
        return None


DOES = {
    "count": _count,
    "uncount": _uncount,
    "take": _take,
    "give_back": _give_back,
    "ask": _ask,
    "key": _key,
    "want": _want,
    "bought": _bought,
}
