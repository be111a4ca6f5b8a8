"""What a coordinator offers two people: up to three times, a form, a place, and what it looks like there."""

from dataclasses import dataclass
from datetime import datetime

from sideomside.companionship.models import Meeting
from sideomside.people.models import Place

FORMS = Meeting.Form
MINUTES = (60, 75, 90)
MOST_TIMES = 3


@dataclass(frozen=True, slots=True)
class Plan:
    """Nothing in it says what the meeting is about."""

    times: list[datetime]
    form: str = FORMS.PLACE
    place: Place | None = None
    looks: str = ""
    minutes: int = 60


def may_offer(plan: Plan, now: datetime) -> bool:
    """One to three different times ahead; a place when one meets at a place."""
    times = set(plan.times)
    ahead = all(time > now for time in times)
    somewhere = plan.form != FORMS.PLACE or plan.place is not None
    return 1 <= len(times) <= MOST_TIMES and ahead and somewhere and plan.minutes in MINUTES
