"""Stories anybody may read. Kept by nobody on the way for longer than half a minute, so that gone is gone."""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from sideomside.ground.ui.doors import open_to_all
from sideomside.people.models import from_outside
from sideomside.people.rules import VISITOR
from sideomside.stories import queries
from sideomside.stories.rules import without_odd_signs

FRESH = "public, max-age=30, must-revalidate"  # a browser and a cache between count the same half minute
IN_FEED = 20


@open_to_all
def stories(request: HttpRequest) -> HttpResponse:
    """All of them, or those about one theme."""
    themes = queries.themes_shown(request.viewer)
    asked = request.GET.get("tema", "")
    theme = next((one for one in themes if one[0] == asked), None)
    page = {
        "stories": queries.published(request.viewer, theme=theme[0] if theme else ""),
        "themes": themes,
        "theme": theme,
    }
    return _fresh(request, render(request, "stories/list.html", page))


@open_to_all
def shown(request: HttpRequest, publication_id: UUID) -> HttpResponse:
    """The story; a kind word where one has been taken down, and 410 so that search engines let go of it."""
    viewer = request.viewer
    story = queries.shown(viewer, publication_id)
    if story is None and queries.gone(viewer, publication_id):
        return render(request, "stories/gone.html", status=410)
    if story is None:
        raise Http404
    page = {"story": story, "comments": queries.comments(viewer, publication_id), "lang": get_language()[:2]}
    page["sound"] = queries.shown_sound(viewer, publication_id)
    return _fresh(request, render(request, "stories/shown.html", page))


@open_to_all
def feed(request: HttpRequest) -> HttpResponse:
    """Titles and first lines; the story itself is read here, where it can be taken down."""
    made = Atom1Feed(
        title=_("Stories from people who have been there"),
        link=_away(reverse("stories:list")),
        description="",
        language=get_language()[:2],
        feed_url=_away(request.path),
        feed_guid=_away(reverse("stories:list")),
    )
    found = queries.published(request.viewer, limit=IN_FEED)
    for one in found:
        made.add_item(**_entry(one))
    if not found:
        made.latest_post_date = lambda: datetime(2026, 1, 1, tzinfo=UTC)  # type: ignore[method-assign]
    body = made.writeString("utf-8")
    return _fresh(request, HttpResponse(body, content_type="application/atom+xml; charset=utf-8"))


def _entry(one: queries.Shown) -> dict[str, Any]:
    return {
        "title": without_odd_signs(one.title),
        "link": _away(one.href),
        "description": without_odd_signs(one.note or one.lead),
        "unique_id": f"urn:uuid:{one.id}",
        "author_name": without_odd_signs(one.called),
        "pubdate": one.published_at,
        "updateddate": one.changed_at,
        "categories": [name for _code, name in one.themes],
    }


def _away(path: str) -> str:
    """As it is written from outside."""
    return from_outside(path)


def _fresh(request: HttpRequest, answer: HttpResponse) -> HttpResponse:
    """Whoever is known to us gets a page of their own, which nobody keeps."""
    own = request.viewer.role != VISITOR or answer.cookies or "csrfmiddlewaretoken" in str(answer.content)
    answer.headers["Cache-Control"] = "no-store" if own else FRESH
    return answer
