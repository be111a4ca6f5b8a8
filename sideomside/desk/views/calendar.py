"""What a calendar program reads at somebody's secret address: everything that is theirs, from every room."""

from datetime import datetime
from hashlib import sha256
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.http import http_date
from django.utils.translation import gettext, override
from django.views.decorators.http import require_safe

from sideomside.companionship import queries as companionship
from sideomside.companionship.rules import GONE_BY, Feed, Noted, calendar_of, noted, touched
from sideomside.gatherings import queries as gatherings
from sideomside.ground.ui.doors import open_to_all
from sideomside.path import queries as path
from sideomside.people.rules import Viewer


@open_to_all
@require_safe
def feed(request: HttpRequest, token: str) -> HttpResponse:
    """For calendar programs: the same bytes and the same mark until a time changes."""
    found = companionship.feed_for(request.viewer, token)
    if found is None:
        raise Http404
    meetings = companionship.in_feed(request.viewer, found)
    with override(found.person.language):
        also = _also(request.viewer, found)
        body = calendar_of([*noted(meetings), *also])
    answer = HttpResponse(body, content_type="text/calendar; charset=utf-8")
    answer.headers["Cache-Control"] = "private, no-cache"
    answer.headers["X-Robots-Tag"] = "noindex, nofollow"
    etag = answer.headers["ETag"] = f'"{sha256(body).hexdigest()[:32]}"'
    newest = None
    if not also:  # nothing says when the others changed, so only the mark does
        newest = int(max([found.made_at, *map(touched, meetings)]).timestamp())
        answer.headers["Last-Modified"] = http_date(newest)
    return get_conditional_response(request, etag, newest, answer) or answer


def _also(viewer: Viewer, feed: Feed) -> list[Noted]:
    """Supervision, training, and evenings with a seat of one's own or that one leads."""
    reader, since = companionship.read_as(viewer, feed), timezone.now() - GONE_BY
    found = [
        _noted(one, feed, one.off_at, off=one.off, asked=one.asked) for one in path.my_times(reader, since)
    ]
    return found + [
        _noted(one, feed, one.cancelled_at, off=one.state == one.State.CANCELLED)
        for one in gatherings.my_evenings(reader, since)
    ]


def _noted(one: Any, feed: Feed, off_at: datetime | None, *, off: bool, asked: bool = False) -> Noted:
    """Under a word that tells nobody anything."""
    return Noted(
        id=one.id,
        called=gettext("Appointment"),
        starts_at=one.starts_at,
        ends_at=one.ends_at,
        touched=off_at or feed.made_at,
        changes=one.changes,
        off=off,
        asked=asked,
    )
