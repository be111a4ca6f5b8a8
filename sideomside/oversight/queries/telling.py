"""The reader's own copy: the days asked about once it is answered, which looks were drawn, and what came of it."""

from typing import Any
from uuid import UUID

from sideomside.oversight.models import Drawn, Ring
from sideomside.oversight.rules import SCREENS, said
from sideomside.people.rules import Viewer, is_self


def not_answered(viewer: Viewer) -> list[UUID]:
    """Questions about this one's own reading that nobody has answered: never shown, only left out."""
    mine = Ring.objects.filter(reader_id=viewer.person_id, answered_at=None)
    return list(mine.values_list("id", flat=True))


def tell(viewer: Viewer, person_id: UUID) -> dict[str, Any]:
    if not is_self(viewer, person_id):
        return {}
    return {
        "questions_about_reading": [
            {
                "day": one.day,
                "because": [said(*sign) for sign in one.signs],
                "came_of": str(one.get_came_of_display()),
                "words": one.words,
                "answered_at": one.answered_at,
            }
            for one in Ring.objects.filter(reader_id=person_id).exclude(answered_at=None)
        ],
        "looks_drawn": [
            {
                "at": one.looked_at,
                "page": str(SCREENS.get(one.page, one.page)),
                "came_of": str(one.get_answer_display()),
                "words": one.words,
            }
            for one in Drawn.objects.filter(reader_id=person_id)
        ],
    }
