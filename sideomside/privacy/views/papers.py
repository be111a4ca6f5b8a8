"""The papers on the table: listed, read and printed by coordinators, in both languages."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from sideomside.privacy import queries
from sideomside.privacy.rules.papers import PAPERS


def papers(request: HttpRequest) -> HttpResponse:
    if not request.viewer.is_coordinator:
        raise Http404
    listed = [(slug, title, what_for) for slug, (_name, title, what_for) in PAPERS.items()]
    return render(request, "privacy/papers.html", {"papers": listed})


def paper(request: HttpRequest, slug: str) -> HttpResponse:
    """Written anew at each look, from the house as it is now."""
    if not request.viewer.is_coordinator or slug not in PAPERS:
        raise Http404
    name, title, _what_for = PAPERS[slug]
    language = (get_language() or "da")[:2]
    page = queries.facts(request.viewer) | {"title": title}
    return render(request, f"privacy/papers/{name}.{language}.html", page)
