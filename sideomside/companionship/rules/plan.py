"""What a coordinator offers two people: up to three times, a form, a place, and what it looks like there."""

from dataclasses import dataclass
from datetime import datetime

from sideomside.companionship.models import Meeting
from sideomside.people.models import Place

FORMS = Meeting.Form
OFFERED_FORMS = (FORMS.PLACE, FORMS.WALK, FORMS.PHONE)
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
    video: str = ""
    kind: str = ""  # only when the two begin


class TimesStand(Exception):
    """Somebody else was here meanwhile; the meeting that stands comes with it, and nothing typed is lost."""

    def __init__(self, meeting: Meeting) -> None:
        super().__init__("times stand already")
        self.meeting = meeting


def may_offer(plan: Plan, now: datetime, *, bridging: bool = False) -> bool:
    """What a coordinator offers: a place when one meets at a place; nobody's home, and no link of somebody's own.

    A bridge may begin before somebody comes home: then they meet where the participant is.
    """
    forms = (*OFFERED_FORMS, FORMS.THERE) if bridging else OFFERED_FORMS
    somewhere = plan.form in forms and (plan.form != FORMS.PLACE or plan.place is not None)
    return has_times(plan, now) and somewhere and plan.minutes in MINUTES


def has_times(plan: Plan, now: datetime) -> bool:
    """One to three different times ahead."""
    times = set(plan.times)
    return 1 <= len(times) <= MOST_TIMES and all(time > now for time in times)
