"""One's own calendar address, shown once; and what stands at it."""

from hashlib import sha256

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.http import http_date
from django.utils.translation import override
from django.views.decorators.http import require_safe

from sideomside.companionship import actions, queries
from sideomside.companionship.rules import calendar_of, touched
from sideomside.ground.ui.doors import for_participants, open_to_all
from sideomside.people import queries as people

ADDRESS = "calendar_address"


@for_participants
def my_calendar(request: HttpRequest) -> HttpResponse:
    return _page(request, "companionship/calendar.html", "companionship:my_calendar")


def peer_calendar(request: HttpRequest) -> HttpResponse:
    if not request.viewer.is_peer:
        raise Http404
    return _page(request, "companionship/peer_calendar.html", "companionship:peer_calendar")


def _page(request: HttpRequest, template: str, here: str) -> HttpResponse:
    if request.method == "POST":
        person = people.person(request.viewer, request.viewer.person_id)
        if request.POST.get("do") == "shut":
            actions.shut_feed(person=person, by=request.viewer)
        else:
            request.session[ADDRESS] = actions.make_feed(person=person, by=request.viewer)
        return redirect(here)
    token = request.session.pop(ADDRESS, None)
    at = settings.LINK_BASE + reverse("companionship:feed", args=[token]) if token else ""
    return render(request, template, {"feed": queries.my_feed(request.viewer), "address": at})


@open_to_all
@require_safe
def feed(request: HttpRequest, token: str) -> HttpResponse:
    """For calendar programs: the same bytes and the same mark until a time changes."""
    found = queries.feed_for(request.viewer, token)
    if found is None:
        raise Http404
    meetings = queries.in_feed(request.viewer, found)
    newest = max([found.made_at, *map(touched, meetings)])
    with override(found.person.language):
        body = calendar_of(meetings, timezone.now())
    answer = HttpResponse(body, content_type="text/calendar; charset=utf-8")
    answer.headers["Cache-Control"] = "private, no-cache"
    answer.headers["X-Robots-Tag"] = "noindex, nofollow"
    etag = f'"{sha256(body).hexdigest()[:32]}"'
    answer.headers["ETag"] = etag
    answer.headers["Last-Modified"] = http_date(newest.timestamp())
    return get_conditional_response(request, etag, int(newest.timestamp()), answer) or answer
