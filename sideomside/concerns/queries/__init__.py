"""What somebody may see of worries. A stranger gets nothing, and neither does a coordinator who is not on it."""

from sideomside.concerns.queries.due import kept_long_enough, to_pass_on, worried_about, worried_still
from sideomside.concerns.queries.on_duty import (
    colleagues,
    known_here,
    may_worry_in,
    next_on_duty,
    on_duty,
    where_to_call,
)
from sideomside.concerns.queries.reading import (
    as_it_is,
    concern,
    handles,
    keepers,
    listed,
    opened,
    reach,
    steps,
    whom,
)
from sideomside.concerns.queries.sent import Sent, sent, sent_things
from sideomside.concerns.queries.stopping import (
    CallBoth,
    CalledSoon,
    CallOne,
    Other,
    called_soon,
    living_pairs,
    other_of,
    promised,
    said_never,
    stopped,
    to_call,
    to_call_still,
)
from sideomside.concerns.queries.telling import tell
from sideomside.concerns.queries.waiting import Waits, waiting

__all__ = [
    "CallBoth",
    "CallOne",
    "CalledSoon",
    "Other",
    "Sent",
    "Waits",
    "as_it_is",
    "called_soon",
    "colleagues",
    "concern",
    "handles",
    "keepers",
    "kept_long_enough",
    "known_here",
    "listed",
    "living_pairs",
    "may_worry_in",
    "next_on_duty",
    "on_duty",
    "opened",
    "other_of",
    "promised",
    "reach",
    "said_never",
    "sent",
    "sent_things",
    "steps",
    "stopped",
    "tell",
    "to_call",
    "to_call_still",
    "to_pass_on",
    "waiting",
    "where_to_call",
    "whom",
    "worried_about",
    "worried_still",
]
