"""Stories near what one looks for oneself. Worked out each time, for one pair of eyes, and kept nowhere."""

from sideomside.matching import queries as matching
from sideomside.people.rules import Viewer
from sideomside.stories.queries.public import Shown, about_themes


def near_me(viewer: Viewer) -> list[Shown]:
    """By somebody who knows about some of what a participant has said they look for; nothing for anybody else."""
    if not viewer.is_participant or viewer.person_id is None or not viewer.opened:
        return []
    return about_themes(viewer, (matching.wishes_of(viewer, viewer.person_id).themes or {}).keys())
