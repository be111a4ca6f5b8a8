"""Who could be in this group? A suggestion to take, change or drop; nobody is asked before a coordinator presses."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from sideomside.gatherings import actions, queries
from sideomside.gatherings.models import Gathering, Seat
from sideomside.gatherings.rules import TWO
from sideomside.gatherings.views.keepers import coordinators_only
from sideomside.matching.queries import Together
from sideomside.people import queries as people
from sideomside.people.models import Person
from sideomside.people.rules import Viewer


@coordinators_only
def forming(request: HttpRequest, gathering_id: UUID) -> HttpResponse:
    gathering = queries.gathering(request.viewer, gathering_id)
    if gathering is None or not request.viewer.coordinates(gathering.programme_id):
        raise Http404
    left_out = _left_out(request)
    found = queries.forming(request.viewer, gathering, left_out)
    if found is None:
        raise Http404
    if request.method == "POST":
        return _done(request, gathering, found)
    inside = queries.signups(request.viewer, gathering)
    page = {
        "gathering": gathering,
        "found": found,
        "inside": inside,
        "leaders": _leading(request.viewer, gathering),
        "left_out": sorted(map(str, left_out)),
        "nothing": _nothing(gathering, found, len(inside), some_left_out=bool(left_out)),
    }
    return render(request, "gatherings/forming.html", page)


def _done(request: HttpRequest, gathering: Gathering, found: Together) -> HttpResponse:
    """Somebody has been asked and said yes. Whoever is not in the suggestion any more is not put in by it."""
    said, by = request.POST.get("person", ""), request.viewer
    mates = {str(one.person_id): one for one in (*found.members, *found.leaders)}
    person = people.person(by, mates[said].person_id) if said in mates else None
    if person is None:
        messages.warning(request, _("It looks different now. Look once more."))
    elif mates[said] in found.leaders:
        actions.ask_to_lead(gathering=gathering, person=person, by=by)
        messages.success(request, _("A letter is on its way, and they answer when it suits them."))
    elif actions.sign_up(gathering=gathering, person=person, by=by).seat == Seat.WAITING:
        messages.warning(
            request, _("Every chair was taken meanwhile. They are first to hear when one is free.")
        )
    else:
        messages.success(request, _("It is written down."))
    at = redirect(reverse("gatherings:forming", args=[gathering.id]))
    at["Location"] += f"?{request.GET.urlencode()}" if request.GET else ""
    return at


def _nothing(gathering: Gathering, found: Together, inside: int, *, some_left_out: bool) -> str:
    """What is true when there is nobody to ask, said so that nobody's reasons show through."""
    if some_left_out:
        return _("There is nobody else just now.")
    if found.lead < TWO:
        return _("There are not two peers yet who would like to lead a group and can at this time.")
    if found.could + inside < gathering.least:
        could = {"many": found.could + inside, "least": gathering.least}
        return _("%(many)s would like a group and can come at this time. It takes %(least)s.") % could
    return _("Nobody fits in just now. Another time of the week may be easier, or a little patience.")


def _left_out(request: HttpRequest) -> frozenset[UUID]:
    """Not this time; said in the address, and written down nowhere."""
    try:
        return frozenset(UUID(one) for one in request.GET.getlist("uden"))
    except ValueError as odd:
        raise Http404 from odd


def _leading(viewer: Viewer, gathering: Gathering) -> list[Person]:
    """Whoever leads it, or is asked to."""
    return queries.leaders(viewer, gathering) + queries.asked_to_lead(viewer, gathering)
