"""The frame of the viewer's own house, and where its links lead."""

from typing import Any

from sideomside.people.rules import Viewer


def around(viewer: Viewer) -> dict[str, Any]:
    """A participant's pages and a peer's differ in frame and address, and nothing else."""
    ours = viewer.is_participant
    return {
        "frame": "ui/private.html" if ours else "ui/desk.html",
        "private": ours,  # then the tab says nothing
        "home": "desk:my_page" if ours else "desk:peer_home",
        "to_way": "path:my_way" if ours else "path:way",
        "to_learning": "path:my_learning" if ours else "path:learning",
        "to_proof": "path:my_proof" if ours else "path:proof",
        "to_paper": "path:my_paper" if ours else "path:paper",
    }
