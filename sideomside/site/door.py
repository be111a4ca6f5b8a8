"""The door: which organisation this is, and who is coming in wearing which hat."""

import logging
from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import replace
from datetime import datetime
from time import monotonic
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import DatabaseError, InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from sideomside.ground.audit import looks
from sideomside.ground.ui import doors, unsent
from sideomside.ground.vault.asked_once import one_look
from sideomside.ground.vault.walls import within
from sideomside.people import queries
from sideomside.people.models import Organisation
from sideomside.people.rules import NotAllowed, Viewer, visitor
from sideomside.site.at_hand import PATIENCE, at_hand_or_else
from sideomside.site.pages import (
    closed_for_now,
    closed_meanwhile,
    not_found,
    urgent_all_the_same,
    went_wrong,
    what_is_unsent,
)
from sideomside.site.proving import prove_again, staff_only

Answer = Callable[[HttpRequest], HttpResponse]
logger = logging.getLogger(__name__)
REFUSED = (403, 404, 429)
LOOKS = ("GET", "HEAD")
SLOW, A_BREATH = PATIENCE, 3.0  # seconds


class Door:
    """Enters the organisation for the length of the request and hangs the viewer on it."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response
        self.rests_until = 0.0

    def __call__(self, request: HttpRequest) -> HttpResponse:
        try:
            answer = self._inside(request)
        except DatabaseError as fault:
            answer = self._drawn_without_it(request, fault)
        except InterfaceError:
            logger.exception("the database cannot be reached")
            answer = closed_for_now(request)
        return urgent_all_the_same(request) or answer if answer.status_code >= 500 else answer

    def _drawn_without_it(self, request: HttpRequest, fault: DatabaseError) -> HttpResponse:
        """Away or damaged as a file: closed for now. Any other fault is a query's, and PostgreSQL takes no more."""
        if isinstance(fault, OperationalError) or type(fault) is DatabaseError:
            logger.error("the database cannot be reached", exc_info=fault)
            return closed_for_now(request)
        logger.error("the database refused", exc_info=fault)
        return went_wrong(request)

    def _whose(self, request: HttpRequest) -> Organisation | None:
        """Waiting for a database that is away is slow; for a breath nobody else is made to wait for it."""
        if monotonic() < self.rests_until:
            raise OperationalError("the database could not be reached a moment ago")
        begun = monotonic()
        try:
            at_hand_or_else(request)
            return queries.organisation_at(request.get_host())
        except OperationalError:
            if monotonic() - begun >= SLOW:
                self.rests_until = monotonic() + A_BREATH
            raise

    def _inside(self, request: HttpRequest) -> HttpResponse:
        organisation = self._whose(request)
        if organisation is None:
            return render(request, "ui/not_ready.html", status=503)
        look = one_look() if request.method in LOOKS else nullcontext()
        with within(organisation.id), look, looks.written_last() as held:
            request.organisation = organisation
            request.viewer = replace(who(request), at=getattr(request, "at", None))
            _nobody_elses_words(request)
            answer = self.get_response(request)
            _no_longer_unsent(request, answer)
            held.let_go_unless_shown(answer.status_code)
            _turned_away(request, answer.status_code)
        if answer.status_code == 405 and not answer.content:
            answer.content = render(request, "404.html").content
        return answer

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: Any, kwargs: Any
    ) -> HttpResponse | None:
        """Shut by default; each page says behind which door it stands."""
        door, viewer = doors.door_of(view), request.viewer
        if viewer.at and door != doors.ALL and request.resolver_match.app_name != "welcome":
            # One's own page stands in the house itself; what was typed goes along.
            return redirect(
                f"{request.path_info}{_asked(request)}", preserve_request=request.method == "POST"
            )
        if door == doors.ALL:
            return None
        if door == doors.STAFF:
            return staff_only(request) or (prove_again(request) if doors.must_prove(view) else None)
        if not viewer.is_participant:
            return closed_meanwhile(request, way_in="") or redirect("people:link_gone")
        if door == doors.PARTICIPANT and not viewer.opened:
            unsent.keep(request, viewer.person_id)
            return redirect("people:small_key")
        return None

    def process_exception(self, request: HttpRequest, fault: Exception) -> HttpResponse | None:
        """What somebody may not do looks just like what is not there."""
        if isinstance(fault, NotAllowed):
            return not_found(request)
        return None


def _turned_away(request: HttpRequest, status: int) -> None:
    """What one may not see looks like what is not there, here too: a hat, a page by its name in the code, no person."""
    if status in REFUSED and request.resolver_match:
        logger.warning(
            "turned away: %s at %s, %d", request.viewer.role, request.resolver_match.view_name, status
        )


def _asked(request: HttpRequest) -> str:
    return f"?{request.META['QUERY_STRING']}" if request.META.get("QUERY_STRING") else ""


def who(request: HttpRequest) -> Viewer:
    """An account's person, the holder of a private link, or a visitor; a session left idle is a visitor's."""
    organisation_id = request.organisation.id
    viewer = _as_the_session_says(request, organisation_id)
    if not _idle(request):
        return viewer
    if asks_by_itself(request):
        return visitor(organisation_id)  # the session stays for the writer's own next press
    request.away = viewer.person_id  # who it was: what they have just typed is still theirs
    request.session.flush()
    request.user = AnonymousUser()
    return visitor(organisation_id)


def _as_the_session_says(request: HttpRequest, organisation_id: UUID) -> Viewer:
    if request.user.is_authenticated and request.user.organisation_id == organisation_id:
        return queries.viewer_for_account(request.user, request.session.get("hat", "")) or visitor(
            organisation_id
        )
    link_id = request.session.get("link")
    link = queries.living_link(visitor(organisation_id), link_id) if link_id else None
    if link is not None:
        return queries.viewer_for_link(link, opened=bool(request.session.get("opened")))
    return visitor(organisation_id)


def _nobody_elses_words(request: HttpRequest) -> None:
    """Somebody else came in by this browser, or it was long ago."""
    if (person_id := request.viewer.person_id) and not unsent.waits_for(request.session, person_id):
        unsent.let_go(request.session)


def _no_longer_unsent(request: HttpRequest, answer: HttpResponse) -> None:
    """Sent at last, by the writer: nothing is kept any more."""
    if request.method == "POST" and answer.status_code == 302 and unsent.PLACE in request.session:
        kept = what_is_unsent(request)
        if kept and kept.to == request.path:
            unsent.let_go(request.session)


def asks_by_itself(request: HttpRequest) -> bool:
    """A page left open asks for news now and then; nobody sits there for that."""
    return "X-Live" in request.headers


def _idle(request: HttpRequest) -> bool:
    kind = (
        "staff" if "_auth_user_id" in request.session else "participant" if "link" in request.session else ""
    )
    if not kind:
        return False
    now = timezone.now()
    last = request.session.get("last")
    if last and now - datetime.fromisoformat(last) > settings.IDLE[kind]:
        return True
    if asks_by_itself(request):
        return False
    if not last or (now - datetime.fromisoformat(last)).total_seconds() > 60:
        request.session["last"] = now.isoformat()
    return False
