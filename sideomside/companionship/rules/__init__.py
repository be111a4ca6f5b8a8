"""What is allowed and true of two people who meet."""

from sideomside.companionship.rules.afterwards import FELT, LENGTHS, OVER, Said, may_say, needs_a_call
from sideomside.companionship.rules.agreeing import (
    ANSWERS,
    ITEMS,
    LIVING,
    both_go_on,
    due_to_ask,
    is_one_of,
    may_answer,
    rests_field,
    usual_end,
    waits_for,
    yes_field,
)
from sideomside.companionship.rules.at_hand import at_hand
from sideomside.companionship.rules.calendar import calendar_file, calendar_of, may_have_feed, touched
from sideomside.companionship.rules.ending import IN_PERSON, KINDS, TALK_WITHIN, is_early, is_over, to_tell
from sideomside.companionship.rules.may import KEPT, TIMED, is_ahead, may_arrange, may_note, may_take_part
from sideomside.companionship.rules.plan import FORMS, MINUTES, OFFERED_FORMS, Plan, may_offer
from sideomside.companionship.rules.proposing import (
    LENGTH,
    chooses,
    is_possible,
    is_safe,
    may_propose,
    other_times,
)
from sideomside.companionship.rules.quiet import is_new, is_quiet, quiet_since
from sideomside.companionship.rules.rhythm import (
    AHEAD,
    Skipped,
    name_of,
    rhythm_yes,
    skipped,
    times_of,
)
from sideomside.companionship.rules.verbs import VERBS

__all__ = [
    "IN_PERSON",
    "KINDS",
    "TALK_WITHIN",
    "is_early",
    "is_over",
    "to_tell",
    "at_hand",
    "calendar_of",
    "is_new",
    "is_quiet",
    "may_have_feed",
    "quiet_since",
    "touched",
    "rests_field",
    "AHEAD",
    "LENGTH",
    "OFFERED_FORMS",
    "Skipped",
    "chooses",
    "is_possible",
    "is_safe",
    "may_propose",
    "name_of",
    "other_times",
    "rhythm_yes",
    "skipped",
    "times_of",
    "ANSWERS",
    "ITEMS",
    "LIVING",
    "both_go_on",
    "due_to_ask",
    "is_one_of",
    "may_answer",
    "usual_end",
    "waits_for",
    "yes_field",
    "FELT",
    "FORMS",
    "KEPT",
    "TIMED",
    "LENGTHS",
    "MINUTES",
    "OVER",
    "VERBS",
    "Plan",
    "Said",
    "calendar_file",
    "is_ahead",
    "may_arrange",
    "may_note",
    "may_offer",
    "may_say",
    "may_take_part",
    "needs_a_call",
]
