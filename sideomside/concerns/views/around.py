"""The frame of the viewer's own house, and where its links lead."""

from typing import Any

from sideomside.people.rules import STAFF, Viewer

PAGES = ("worry", "worries", "stop")


def around(viewer: Viewer) -> dict[str, Any]:
    """A participant's pages and those of the people who work here differ in frame and address, and nothing else."""
    ours = viewer.is_participant
    frame = "ui/private.html" if ours else "ui/desk.html" if viewer.role in STAFF else "ui/page.html"
    home = "desk:my_page" if ours else "desk:home" if viewer.role in STAFF else "welcome:front"
    return {
        "frame": frame,
        "private": ours,  # then the tab says nothing
        "home": home,
        "to": {page: f"concerns:my_{page}" if ours else f"concerns:{page}" for page in PAGES},
    }
