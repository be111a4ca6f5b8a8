"""What is allowed and true of words between people."""

from sideomside.messages.models import Member, Message, Opening, Passing, Rhythm, Thread
from sideomside.messages.rules.circles import (
    ASKED_FOR,
    IN_CIRCLES,
    asked_until,
    circle_key,
    first_names,
    is_asked,
    is_circle,
    is_in,
    may_be_asked,
    may_gather,
    may_moderate,
    may_take_out,
)
from sideomside.messages.rules.may import may_choose, may_share
from sideomside.messages.rules.opening import may_ask_to_open, may_confirm, may_put_away, may_read_opened
from sideomside.messages.rules.passing import LENT, may_lend, may_pass_on
from sideomside.messages.rules.telling import is_due, notice_at, quiet_for_now, slow_after
from sideomside.messages.rules.verbs import VERBS
from sideomside.messages.rules.words import (
    ANSWERED_HERE,
    MOST_WORDS,
    Closed,
    MustNotBeTogether,
    coordinator_thread_id,
    drawer_of,
    tidy,
    way,
)

__all__ = [
    "ANSWERED_HERE",
    "ASKED_FOR",
    "IN_CIRCLES",
    "MOST_WORDS",
    "VERBS",
    "Closed",
    "MustNotBeTogether",
    "Member",
    "Message",
    "Opening",
    "Passing",
    "Rhythm",
    "Thread",
    "asked_until",
    "circle_key",
    "coordinator_thread_id",
    "drawer_of",
    "first_names",
    "is_asked",
    "is_circle",
    "is_due",
    "is_in",
    "may_ask_to_open",
    "may_be_asked",
    "may_choose",
    "may_confirm",
    "may_gather",
    "LENT",
    "may_lend",
    "may_moderate",
    "may_pass_on",
    "may_put_away",
    "may_read_opened",
    "may_share",
    "may_take_out",
    "notice_at",
    "quiet_for_now",
    "slow_after",
    "tidy",
    "way",
]
