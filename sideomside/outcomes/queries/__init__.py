"""What may be seen of what people say themselves: nearly everything only by themselves."""

from sideomside.outcomes.queries.aims import Looked, aim, aims
from sideomside.outcomes.queries.bringing import Brought, brings_me, brought, may_look
from sideomside.outcomes.queries.drawn import moved_since
from sideomside.outcomes.queries.figures import (
    Asked,
    Said,
    answers_for_reports,
    asked_for_reports,
    cards_in_use,
    ratings_for_reports,
)
from sideomside.outcomes.queries.mine import (
    Page,
    asking_at_hand,
    brought_by_me,
    choice_of,
    counts,
    has_a_peer,
    is_compared,
    items_now,
    offered,
    open_asking,
    over_time,
    page_of,
    sitting,
)
from sideomside.outcomes.queries.sweeping import cadence_of, lately_answered, may_be_asked, to_ask, to_remind
from sideomside.outcomes.queries.taking import count_willing, handed, own_bundle
from sideomside.outcomes.queries.telling import events, tell
from sideomside.outcomes.queries.yardsticks import (
    for_person,
    in_use,
    instrument,
    instruments,
    shelf,
    stands_in_the_way,
)

__all__ = [
    "Asked",
    "Brought",
    "Looked",
    "Page",
    "Said",
    "aim",
    "aims",
    "answers_for_reports",
    "asked_for_reports",
    "asking_at_hand",
    "brings_me",
    "brought",
    "brought_by_me",
    "cadence_of",
    "cards_in_use",
    "choice_of",
    "count_willing",
    "counts",
    "events",
    "for_person",
    "handed",
    "has_a_peer",
    "is_compared",
    "in_use",
    "instrument",
    "instruments",
    "items_now",
    "lately_answered",
    "may_be_asked",
    "may_look",
    "moved_since",
    "offered",
    "open_asking",
    "over_time",
    "own_bundle",
    "page_of",
    "ratings_for_reports",
    "shelf",
    "sitting",
    "stands_in_the_way",
    "tell",
    "to_ask",
    "to_remind",
]
