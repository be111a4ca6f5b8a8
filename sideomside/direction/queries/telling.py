"""Everything a direction holds, for the person's own copy."""

from typing import Any
from uuid import UUID

from sideomside.direction.models import Line, Supporter, What
from sideomside.direction.rules import PROMPTS
from sideomside.people.rules import Viewer, is_self


def tell(viewer: Viewer, person_id: UUID) -> dict[str, Any]:
    """Every wording, for the person's own copy."""
    if not (is_self(viewer, person_id) and viewer.is_participant):
        return {}
    supporters = list(Supporter.objects.filter(person_id=person_id))
    names = {str(one.id): one.name for one in supporters}
    return {
        "read_along": [
            {
                "name": one.name,
                "invited": one.invited_at,
                "last_read": one.last_read_at,
                "ended": one.revoked_at,
            }
            for one in supporters
        ],
        "direction": [
            {
                "what": str(What(line.what).label),
                "question": str(PROMPTS.get(line.prompt, "")),
                "words": line.words,
                "shared_with_peer": line.for_peer,
                "shared_with_coordinator": line.for_coordinator,
                "shown_to": [names[one] for one in line.for_supporters if one in names],
                "let_go": line.let_go,
                "written": line.happened_at,
            }
            for line in Line.objects.filter(person_id=person_id)
        ],
    }
