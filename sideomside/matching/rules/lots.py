"""A draw about who waits a little: how long, how fresh the answers must be, and who may do what."""

from datetime import date, timedelta

from django.utils import timezone
from django.utils.translation import gettext_lazy

from sideomside.matching.engine.lots import FIRST, LATER
from sideomside.matching.models import WaitDraw
from sideomside.people.rules import SYSTEM, Viewer, is_self

IN_WORDS = {FIRST: gettext_lazy("the first"), LATER: gettext_lazy("the later one")}
LONG_FOR_A_PEER = 10  # working days; then somebody has waited long
MOST_WEEKS = LONG_FOR_A_PEER // 5
FRESH = timedelta(days=14)  # the questions ask about two weeks: so old may the answers before a draw be
ANSWER_WITHIN = timedelta(days=7)  # and so long after the day the answers count


def lot_words(group: str) -> str:
    """For a person's own copy."""
    return str(IN_WORDS.get(group, group))


def day_of(drawn_on: date, weeks: int) -> date:
    """From this day on whoever drew the later lot is thought of like everybody else; both groups answer then."""
    return drawn_on + timedelta(weeks=weeks)


def draws_today(draw: WaitDraw, today: date) -> bool:
    """Is anybody drawn today?"""
    return draw.closed_at is None and draw.first_day <= today <= draw.last_day


def ran_its_time(draw: WaitDraw, until: date) -> bool:
    """A wait that was cut off when the draw closed shows nothing, and is in no comparison."""
    return draw.closed_at is None or until <= timezone.localdate(draw.closed_at)


def may_be_told(draw: WaitDraw, today: date) -> bool:
    """Once it is closed and the last day to answer is past; before, two looks would be somebody's answer."""
    return draw.closed_at is not None and timezone.localdate(draw.closed_at) + ANSWER_WITHIN < today


def may_draw(viewer: Viewer) -> bool:
    """Nobody draws; the house does, when its turn comes."""
    return viewer.role == SYSTEM


def may_say_about_lots(viewer: Viewer, person_id: object) -> bool:
    """Yes and no are said by oneself alone, in the participant's room."""
    return viewer.is_participant and is_self(viewer, person_id)  # type: ignore[arg-type]
