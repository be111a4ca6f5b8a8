"""When the trial is talked of, what an agreement says, and when somebody asks how it goes."""

from datetime import date, timedelta

from sideomside.companionship.models import ITEMS as WORDED
from sideomside.companionship.models import Agreement, Asked, Companionship, TrialAnswer
from sideomside.people.days.clock import add_months, clock_from
from sideomside.people.days.workdays import next_working_day
from sideomside.people.rules import Viewer, is_self

ANSWERS = TrialAnswer.Answer
ITEMS = WORDED
MEETINGS_TO_TRY = 2  # two or three, and then each says how they would like it
MONTHS = 6  # the manual's own; the two may agree on less, or go on when both want
MONTH_BEFORE = timedelta(days=30)
LIVING = frozenset({Companionship.State.TRIAL, Companionship.State.AGREED})
NOT_ENDED = (Companionship.State.ARRANGING, *LIVING)


def may_answer(viewer: Viewer, one: Companionship, times_met: int, today: date) -> bool:
    """One of the two, for themselves, when they have tried it."""
    if one.state != Companionship.State.TRIAL or one.day_zero is None:
        return False
    return is_one_of(viewer, one) and (
        times_met >= MEETINGS_TO_TRY or today >= clock_from(one.day_zero).two_weeks
    )


def is_one_of(viewer: Viewer, one: Companionship) -> bool:
    participant = viewer.is_participant and is_self(viewer, one.participant_id)
    return participant or (viewer.is_peer and is_self(viewer, one.peer_id))


def both_go_on(one: Companionship, answers: list[TrialAnswer]) -> bool:
    """Two yeses and nothing less; when an agreement stands already, nobody is asked again."""
    said = {row.person_id for row in answers if row.answer == ANSWERS.GO_ON}
    return one.state == Companionship.State.AGREED or {one.participant_id, one.peer_id} <= said


def usual_end(one: Companionship) -> date | None:
    return add_months(one.day_zero, MONTHS) if one.day_zero else None


def yes_field(viewer: Viewer) -> str:
    return "peer_yes_at" if viewer.is_peer else "participant_yes_at"


def rests_field(viewer: Viewer) -> str:
    return "peer_rests_since" if viewer.is_peer else "participant_rests_since"


def waits_for(viewer: Viewer, agreement: Agreement | None) -> bool:
    """A wording that this one has not said yes to yet."""
    return agreement is not None and getattr(agreement, yes_field(viewer)) is None


def due_to_ask(one: Companionship, today: date) -> tuple[str, date] | None:
    """The newest of the times that has come; an older one that was missed is not asked for twice."""
    if one.state not in LIVING or one.day_zero is None:
        return None
    clock, end = clock_from(one.day_zero), one.ends_on
    times = [
        (clock.two_weeks, Asked.When.TWO_WEEKS),
        (clock.six_weeks, Asked.When.SIX_WEEKS),
        (clock.three_months, Asked.When.THREE_MONTHS),
    ]
    if end:
        times.append((next_working_day(end - MONTH_BEFORE), Asked.When.BEFORE_END))
    come = sorted((day, str(when)) for day, when in times if day <= today)
    return (come[-1][1], come[-1][0]) if come else None
