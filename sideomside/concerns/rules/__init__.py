"""What is allowed and true of worries and of contact that was stopped."""

from sideomside.concerns.models import Concern, ConcernStep, PromisedCall, Sort, StoppedContact
from sideomside.concerns.rules.may import (
    bar_against,
    is_closed,
    may_be_on,
    may_call,
    may_call_both,
    may_close,
    may_handle,
    may_stop,
    may_worry,
)
from sideomside.concerns.rules.verbs import VERBS
from sideomside.concerns.rules.words import (
    DOWN,
    MOST_WORDS,
    SORTS,
    NobodyReads,
    Worry,
    second_at,
    slug_of,
    sort_named,
)

__all__ = [
    "DOWN",
    "MOST_WORDS",
    "SORTS",
    "VERBS",
    "Concern",
    "ConcernStep",
    "NobodyReads",
    "PromisedCall",
    "Sort",
    "StoppedContact",
    "Worry",
    "bar_against",
    "is_closed",
    "may_be_on",
    "may_call",
    "may_call_both",
    "may_close",
    "may_handle",
    "may_stop",
    "may_worry",
    "second_at",
    "slug_of",
    "sort_named",
]
