"""Coffee near you: by town, postcode or municipality, today first."""

import json
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from sideomside.ground.ui.doors import open_to_all
from sideomside.people.queries import Coffee
from sideomside.welcome import queries

LONGEST = 60
OPENING_SIGNS = {ord(sign): f"\\u{ord(sign):04X}" for sign in "<>&"}


@open_to_all
def coffee(request: HttpRequest) -> HttpResponse:
    """What is typed stands in the address, so that a search can be sent to a friend; nobody is asked where they are."""
    asked = request.GET.get("hvor", "").strip()[:LONGEST]
    found = queries.nearby(request.viewer, asked)
    context = {"asked": asked, "found": found, "days": _by_day(found.openings)}
    context["data"] = _for_search_engines(queries.opening_data(request.viewer))
    return render(request, "welcome/coffee.html", context)


def _by_day(found: list[Coffee]) -> list[dict[str, Any]]:
    days: dict[Any, list[Coffee]] = {}
    for one in found:
        days.setdefault(one.starts.date(), []).append(one)
    return [{"day": day, "openings": openings} for day, openings in days.items()]


def _for_search_engines(places: list[dict[str, Any]]) -> SafeString:
    """Data, nothing the browser runs; the content policy stays as strict as it is."""
    told = json.dumps({"@context": "https://schema.org", "@graph": places}, ensure_ascii=False)
    told = mark_safe(told.translate(OPENING_SIGNS))  # noqa: S308 - its signs are escaped on this line
    return format_html('<script type="application/ld+json">{}</script>', told) if places else SafeString("")
