"""Whose silence has come to an age, what the day asks for, and who may go."""

from sideomside.silence.queries.choosing import goodbyes, to_choose
from sideomside.silence.queries.day import numbers, of_the_same, one, waiting
from sideomside.silence.queries.ending import never_left, of_no_use, over, to_announce
from sideomside.silence.queries.free import has_something_here, something_stands
from sideomside.silence.queries.standing import Silent, silent

__all__ = [
    "Silent",
    "goodbyes",
    "has_something_here",
    "never_left",
    "numbers",
    "of_no_use",
    "of_the_same",
    "one",
    "over",
    "silent",
    "something_stands",
    "to_announce",
    "to_choose",
    "waiting",
]
