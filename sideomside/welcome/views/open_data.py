"""Open doors for other software: opening hours and events to read, with a schema that says what each word means."""

import json
from hashlib import sha256
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from sideomside.ground.ui.doors import open_to_all
from sideomside.people.models import from_outside
from sideomside.welcome import queries
from sideomside.welcome.data.openapi import document
from sideomside.welcome.data.schema import SCHEMAS

READ = {
    "opening": "data_opening",
    "events": "data_events",
    "stories": "data_stories",
    "schema": "data_schema",
    "openapi": "data_openapi",
}
FIVE_MINUTES = "public, max-age=300"


@open_to_all
@require_safe
def about(request: HttpRequest) -> HttpResponse:
    """What there is, for whoever writes a program."""
    return render(request, "welcome/open_data.html", {"base": from_outside()})


@open_to_all
@require_safe
def opening(request: HttpRequest) -> HttpResponse:
    """Places with coffee: the week, the days that differ, and the coming fortnight as moments."""
    return _told(request, "opening", queries.open_data(request.viewer, "opening"))


@open_to_all
@require_safe
def events(request: HttpRequest) -> HttpResponse:
    """Events and open courses in the calendar. Groups are not here: where a closed group meets is its own."""
    return _told(request, "events", queries.open_data(request.viewer, "events"))


@open_to_all
@require_safe
def stories(request: HttpRequest) -> HttpResponse:
    """Asked again each time, so that a story somebody took down is gone at once."""
    answer = _told(request, "stories", queries.open_data(request.viewer, "stories"))
    answer.headers["Cache-Control"] = "no-cache"
    return answer


@open_to_all
@require_safe
def schema(request: HttpRequest) -> HttpResponse:
    return _told(request, "schema", SCHEMAS)


@open_to_all
@require_safe
def openapi(request: HttpRequest) -> HttpResponse:
    """The same, the way tools for interfaces read it."""
    places = {kind: reverse(f"welcome:{name}") for kind, name in READ.items()}
    return _told(request, "openapi", document(from_outside(), places))


def _told(request: HttpRequest, kind: str, data: dict[str, Any]) -> HttpResponse:
    """Kept for five minutes; asked again with what one has, the answer is that nothing has changed."""
    known = {} if kind in ("schema", "openapi") else {"schema": from_outside(reverse("welcome:data_schema"))}
    body = json.dumps(known | data, ensure_ascii=False, indent=1).encode()
    tag = f'"{sha256(body).hexdigest()[:32]}"'
    headers = {"ETag": tag, "Cache-Control": FIVE_MINUTES}
    headers |= {"Access-Control-Allow-Origin": "*", "Cross-Origin-Resource-Policy": "cross-origin"}
    seen = [one.strip().removeprefix("W/") for one in request.headers.get("If-None-Match", "").split(",")]
    if tag in seen or "*" in seen:
        return HttpResponseNotModified(headers=headers)
    return HttpResponse(body, content_type="application/json; charset=utf-8", headers=headers)
