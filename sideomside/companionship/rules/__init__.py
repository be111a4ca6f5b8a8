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
    usual_end,
    waits_for,
    yes_field,
)
from sideomside.companionship.rules.calendar import calendar_file
from sideomside.companionship.rules.may import KEPT, TIMED, is_ahead, may_arrange, may_note, may_take_part
from sideomside.companionship.rules.plan import FORMS, MINUTES, Plan, may_offer
from sideomside.companionship.rules.verbs import VERBS

__all__ = [
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
