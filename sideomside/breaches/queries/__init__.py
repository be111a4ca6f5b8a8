"""What somebody may see of what may have got out. A stranger gets nothing; those who were told, what they were told."""

from sideomside.breaches.queries.due import (
    keepers,
    kept_long_enough,
    responsible_unwritten,
    to_remind,
    waiting,
)
from sideomside.breaches.queries.holding import Held, held
from sideomside.breaches.queries.people_told import (
    Named,
    Word,
    hat_of,
    named,
    not_reached,
    ours,
    to_tell,
    told_me,
)
from sideomside.breaches.queries.reaching import Reach, reach
from sideomside.breaches.queries.register import (
    Record,
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
    "hat_of",
    "held",
    "keepers",
    "kept_long_enough",
    "locked",
    "looks_after",
    "may_second",
    "named",
    "not_reached",
    "ours",
    "reach",
    "record",
    "register",
    "responsible_unwritten",
    "tell",
    "to_remind",
    "to_tell",
    "told_me",
    "told_steps",
    "waiting",
    "whose",
    "whose_known",
]
