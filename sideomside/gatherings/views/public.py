"""The calendar everybody may read, and signing up with an alias."""

from datetime import datetime, timedelta
from itertools import groupby
from typing import Any
from uuid import UUID

from allauth.core.context import request_context
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from sideomside.gatherings import actions, queries
from sideomside.gatherings.forms import GuestForm
from sideomside.gatherings.models import Gathering, Signup
from sideomside.gatherings.rules import Guest, calendar_file, takes_sign_ups
from sideomside.ground.ui.doors import open_to_all
from sideomside.ground.vault.limits import too_often
from sideomside.intake import queries as intake
from sideomside.people import actions as people
from sideomside.people import queries as who
from sideomside.people.models import from_outside
from sideomside.people.rules import STAFF, link_path, visitor
from sideomside.people.sign_in import HouseAdapter

AN_HOUR, RECEIPT_LASTS = timedelta(hours=1), timedelta(minutes=30)
WEEKS_AHEAD = 12


@open_to_all
def calendar(request: HttpRequest) -> HttpResponse:
    """By day, today first, a week at a time; `sted` keeps one place, `uge` looks further ahead."""
    place_id, week = _place(request), _week(request)
    start = timezone.localdate() + timedelta(weeks=week)
    found = queries.calendar(request.viewer, start, days=7, place_id=place_id)
    ahead = queries.calendar(request.viewer, place_id=place_id)
    context = {
        "events": [one for one in ahead if one.gathering_id],
        "week": week,
        "later": week + 1 if week < WEEKS_AHEAD else None,
        "days": [(day, list(lines)) for day, lines in groupby(found, key=lambda one: one.day)],
        "places": who.shown_places(request.viewer).filter(serves_coffee=True),
        "here": place_id,
        "groups": queries.groups_open(request.viewer),
    }
    return render(request, "gatherings/calendar.html", context)


@open_to_all
def feed(request: HttpRequest) -> HttpResponse:
    """For the reader's own calendar program."""
    lines = queries.feed(request.viewer, place_id=_place(request))
    body = calendar_file(_("Calendar"), lines, timezone.now())
    return HttpResponse(body, content_type="text/calendar; charset=utf-8")


@open_to_all
def shown(request: HttpRequest, gathering_id: UUID) -> HttpResponse:
    """What it is, when and where; and a seat in one tap for whoever is known to us."""
    gathering = queries.on_show(request.viewer, gathering_id)
    if gathering is None:
        raise Http404
    page = _page(request, gathering)
    if request.method != "POST" or not page["open"]:
        return render(request, "gatherings/shown.html", page, status=200)
    if request.viewer.is_participant:
        return _one_tap(request, gathering)
    return _guest(request, gathering, page)


@open_to_all
def signed_up(request: HttpRequest) -> HttpResponse:
    """Open for half an hour to the browser that signed up."""
    kept = request.session.get("signed_up")
    if not kept or timezone.now() - datetime.fromisoformat(kept["at"]) > RECEIPT_LASTS:
        return redirect("gatherings:calendar")
    link = who.living_link(request.viewer, kept["link"])
    mine = link and queries.my_signup(who.viewer_for_link(link, opened=True), UUID(kept["gathering"]))
    if not mine:
        return redirect("gatherings:calendar")
    way = from_outside(link_path(kept["token"], mine.signup.person.language))
    return render(request, "gatherings/signed_up.html", {"mine": mine, "link": way})


def _page(request: HttpRequest, gathering: Gathering) -> dict[str, Any]:
    viewer, ahead = request.viewer, queries.next_session(request.viewer, gathering)
    form = GuestForm(request.POST or None, readers=_readers(request, gathering))
    return {
        "gathering": gathering,
        "next": ahead,
        "sessions": gathering.sessions.all(),
        "open": takes_sign_ups(gathering, ahead.starts_at if ahead else None, timezone.now()),
        "left": queries.seats_left(viewer, gathering),
        "mine": queries.my_signup(viewer, gathering.id),
        "works_here": viewer.role in STAFF,
        "leaders": [one.name for one in queries.leaders(viewer, gathering)],
        "form": form,
    }


def _one_tap(request: HttpRequest, gathering: Gathering) -> HttpResponse:
    viewer = request.viewer
    if not viewer.opened:
        just = request.session.get("signed_up", {}).get("gathering") == str(gathering.id)
        return redirect("gatherings:signed_up" if just else "people:small_key")
    me = who.person(viewer, viewer.person_id)
    actions.sign_up(gathering=gathering, person=me, by=viewer)
    return redirect("gatherings:one", gathering.id)


def _guest(request: HttpRequest, gathering: Gathering, page: dict[str, Any]) -> HttpResponse:
    form = page["form"]
    if page["works_here"] or gathering.is_group or not form.is_valid():
        return render(request, "gatherings/shown.html", page)
    if _too_often(request):
        return render(request, "gatherings/shown.html", page | {"wait": True}, status=429)
    said = form.cleaned_data
    guest = Guest(said["alias"], said["mail"], (get_language() or "da")[:2])
    by = visitor(request.organisation.id)
    signup = actions.sign_up_guest(gathering=gathering, guest=guest, once=said["once"], by=by)
    _hand_over(request, signup)
    return redirect("gatherings:signed_up")


def _hand_over(request: HttpRequest, signup: Signup) -> None:
    """The link goes once to whoever sent the form; never for an old form, nor when a word is chosen."""
    old = timezone.now() - signup.asked_at > RECEIPT_LASTS
    outside = visitor(request.organisation.id)
    if old or who.small_key_of(outside, signup.person_id):
        return
    token = people.make_link(person=signup.person, by=outside)
    link = who.link_for(outside, token)
    request.session.flush()  # whoever used this phone before is out
    request.session["link"] = str(link.id)
    request.session["signed_up"] = {
        "gathering": str(signup.gathering_id),
        "link": str(link.id),
        "token": token,
        "at": timezone.now().isoformat(),
    }


def _readers(request: HttpRequest, gathering: Gathering) -> str:
    names = intake.readers(request.viewer, gathering.programme_id)
    return _(" and ").join(names) or _("the coordinators")


def _too_often(request: HttpRequest) -> bool:
    with request_context(request):
        sender = HouseAdapter().get_client_ip(request)
    return too_often("signed up", sender, limit=30, per=AN_HOUR)


def _week(request: HttpRequest) -> int:
    said = request.GET.get("uge", "")
    return min(int(said), WEEKS_AHEAD) if said.isdecimal() else 0


def _place(request: HttpRequest) -> UUID | None:
    try:
        return UUID(request.GET.get("sted", ""))
    except ValueError:
        return None
