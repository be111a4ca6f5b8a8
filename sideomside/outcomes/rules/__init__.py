"""The five things and the door, the times one is asked, and who may do what."""

from sideomside.outcomes.models import Wave
from sideomside.outcomes.rules.loading import IN_THE_WAY, UNUSABLE, Unusable, card_of, text_of
from sideomside.outcomes.rules.may import (
    COUNTED,
    HANDED,
    may_be_handed,
    may_count,
    may_load,
    may_read_brought,
    may_say,
)
from sideomside.outcomes.rules.questions import (
    APART,
    FIVE_THINGS,
    LEVELS,
    OF_A_PEER,
    OWN_FORM,
    QUESTIONS,
    OwnForm,
    asked_of,
    in_words,
)
from sideomside.outcomes.rules.verbs import VERBS
from sideomside.outcomes.rules.waves import (
    AFTER_DAYS,
    ASKED_OF_ALL,
    LOADED_WAVES,
    OPEN_FOR,
    REMIND_AFTER,
    SHOWN_FOR,
    Due,
    course,
    is_due,
    may_remind,
)

__all__ = [
    "AFTER_DAYS",
    "APART",
    "ASKED_OF_ALL",
    "COUNTED",
    "FIVE_THINGS",
    "HANDED",
    "IN_THE_WAY",
    "LEVELS",
    "LOADED_WAVES",
    "OF_A_PEER",
    "OPEN_FOR",
    "OWN_FORM",
    "QUESTIONS",
    "REMIND_AFTER",
    "SHOWN_FOR",
    "UNUSABLE",
    "VERBS",
    "Due",
    "OwnForm",
    "Unusable",
    "Wave",
    "asked_of",
    "card_of",
    "course",
    "in_words",
    "is_due",
    "may_be_handed",
    "may_count",
    "may_load",
    "may_read_brought",
    "may_remind",
    "may_say",
    "text_of",
]
