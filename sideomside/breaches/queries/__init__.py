"""What somebody may see of what may have got out. A stranger gets nothing; those who were told, what they were told."""

from sideomside.breaches.queries.doing import what_to_do_now
from sideomside.breaches.queries.due import (
    keepers,
    kept_long_enough,
    responsible_unwritten,
    to_remind,
    waiting,
)
from sideomside.breaches.queries.hearing import is_ready, not_heard, to_name, write_first
from sideomside.breaches.queries.holding import Held, held
from sideomside.breaches.queries.people_told import (
    Named,
    Word,
    hat_of,
    may_know,
    named,
    not_reached,
    ours,
    to_tell,
    told_me,
)
from sideomside.breaches.queries.reaching import Reach, reach
from sideomside.breaches.queries.register import (
    Record,
    closed,
    closed_known,
    locked,
    looks_after,
    may_second,
    record,
    register,
    told_steps,
    whose,
    whose_known,
)
from sideomside.breaches.queries.telling import tell

__all__ = [
    "Held",
    "Named",
    "Reach",
    "Record",
    "Word",
    "closed",
    "closed_known",
    "hat_of",
    "held",
    "keepers",
    "is_ready",
    "kept_long_enough",
    "locked",
    "looks_after",
    "may_know",
    "may_second",
    "named",
    "not_heard",
    "not_reached",
    "ours",
    "reach",
    "record",
    "register",
    "responsible_unwritten",
    "tell",
    "to_name",
    "to_remind",
    "to_tell",
    "told_me",
    "told_steps",
    "waiting",
    "what_to_do_now",
    "whose",
    "whose_known",
    "write_first",
]
