"""What every page of this room stands in: the frame of the viewer's own house, and where its links lead."""

from typing import Any
from uuid import UUID

from django.http import Http404

from sideomside.messages import queries
from sideomside.messages.rules import Thread, way
from sideomside.people.rules import Viewer

PAGES = (
    "list",
    "thread",
    "news",
    "picture",
    "hide",
    "show",
    "rhythm",
    "share",
    "leave",
    "circle",
    "goodbye",
    "invitation",
)


def around(viewer: Viewer) -> dict[str, Any]:
    """A participant's pages and those of the people who work here differ in frame and address, and nothing else."""
    frame = "ui/private.html" if viewer.is_participant else "ui/desk.html"
    home = "desk:my_page" if viewer.is_participant else "desk:home"
    return {"frame": frame, "home": home, "to": {page: way(viewer, page) for page in PAGES}}


def thread_or_404(viewer: Viewer, thread_id: UUID) -> Thread:
    found = queries.thread(viewer, thread_id)
    if found is None:
        raise Http404
    return found
