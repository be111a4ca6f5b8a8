"""What is allowed and true of an enquiry. Pure: everything needed is already in hand."""

from sideomside.intake.models import Sort, State
from sideomside.intake.reading.heavy import heavy_words_are_reviewed, sounds_heavy
from sideomside.intake.rules.may import (
    may_answer,
    may_handle_mail,
    may_log_visits,
    may_receive,
    may_say,
    may_take_in_mail,
    may_take_out,
    the_house_for,
)
from sideomside.intake.rules.slip import RECEIPT, slip
from sideomside.intake.rules.standing import (
    COLUMNS,
    QUIET_STEPS,
    TIMED,
    Stale,
    Standing,
    after,
    rebuilt,
    standing_of,
)
from sideomside.intake.rules.verbs import VERBS
from sideomside.intake.rules.waiting import (
    FRESH,
    RECEIPT_LASTS,
    days_waited,
    is_due,
    is_fresh,
    is_open,
    is_ready_for_a_peer,
    needs_a_second_reader,
    waited_too_long,
)
from sideomside.intake.rules.wording import (
    MOST_WORDS,
    in_words,
    number_said,
    opening_asked_for,
    state_asked_for,
    way_to_reach,
)

__all__ = [
    "heavy_words_are_reviewed",
    "COLUMNS",
    "FRESH",
    "MOST_WORDS",
    "QUIET_STEPS",
    "TIMED",
    "RECEIPT",
    "RECEIPT_LASTS",
    "Sort",
    "Stale",
    "Standing",
    "State",
    "VERBS",
    "after",
    "days_waited",
    "in_words",
    "is_due",
    "is_fresh",
    "is_open",
    "is_ready_for_a_peer",
    "may_answer",
    "may_handle_mail",
    "may_log_visits",
    "may_receive",
    "may_say",
    "may_take_in_mail",
    "may_take_out",
    "needs_a_second_reader",
    "sounds_heavy",
    "number_said",
    "opening_asked_for",
    "rebuilt",
    "slip",
    "standing_of",
    "state_asked_for",
    "the_house_for",
    "waited_too_long",
    "way_to_reach",
]
