"""What somebody chose to look at themselves, and the number they gave it."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sideomside.outcomes.models import Aim, Rating
from sideomside.outcomes.rules import may_say
from sideomside.people.rules import Viewer


@dataclass(frozen=True, slots=True)
class Looked:
    """One aim as it stands, and its numbers, newest first. A page shows the older ones only when asked."""

    aim: Aim
    numbers: list[tuple[datetime, str]]

    @property
    def now(self) -> str:
        return self.numbers[0][1] if self.numbers else ""


def aims(viewer: Viewer) -> list[Looked]:
    """Those that are not put down, oldest first."""
    if viewer.person_id is None or not may_say(viewer, viewer.person_id):
        return []
    standing = Aim.objects.filter(person_id=viewer.person_id, superseded_by=None, put_down=False)
    return [Looked(each, _numbers(each)) for each in standing]


def aim(viewer: Viewer, item: UUID) -> Aim | None:
    return next((each.aim for each in aims(viewer) if each.aim.item == item), None)


def _numbers(each: Aim) -> list[tuple[datetime, str]]:
    rows = Rating.objects.filter(person_id=each.person_id, item=each.item, superseded_by=None)
    return [(row.happened_at, row.value or "") for row in rows.order_by("-happened_at")]
