"""The reader's own copy: which days were asked about, which looks were drawn, and what came of it."""

from typing import Any
from uuid import UUID

from sideomside.oversight.models import Drawn, Ring
from sideomside.oversight.rules import SCREENS, said
from sideomside.people.rules import Viewer, is_self


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
            for one in Ring.objects.filter(reader_id=person_id)
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
