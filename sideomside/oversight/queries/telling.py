"""The reader's own copy: which days were asked about, why, and what came of it."""

from typing import Any
from uuid import UUID

from sideomside.oversight.models import Ring
from sideomside.oversight.rules import said
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
        ]
    }
