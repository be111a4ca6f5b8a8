"""What somebody may see: the two their own words, the coordinators that people write and never what."""

from sideomside.messages.queries.circles import (
    Joinable,
    asked_along,
    circle,
    circles,
    is_led,
    joinable,
    members,
    two_apart,
)
from sideomside.messages.queries.invitations import Invitation, invitation, invitations
from sideomside.messages.queries.keeping import kept_long_enough
from sideomside.messages.queries.listing import Heard, count_new, mine
from sideomside.messages.queries.noticing import to_notice
from sideomside.messages.queries.opening import (
    opening,
    openings_of,
    seen_openings,
    standing_opening,
    to_confirm,
)
from sideomside.messages.queries.pictures import picture
from sideomside.messages.queries.present import asked, led, me_in, my_circle, my_member, present
from sideomside.messages.queries.reading import Conversation, Letter, conversation, letters, message, newest
from sideomside.messages.queries.telling import events, tell
from sideomside.messages.queries.threads import is_open, my_rhythm, rhythm_of, thread, visible_to
from sideomside.messages.queries.watching import (
    Waiting,
    Wrote,
    opened_letters,
    shown_to_us,
    that_people_write,
    waiting_for_answer,
    weeks,
    wrote,
)

__all__ = [
    "Conversation",
    "Heard",
    "Invitation",
    "Joinable",
    "Letter",
    "Waiting",
    "Wrote",
    "asked",
    "asked_along",
    "circle",
    "circles",
    "conversation",
    "count_new",
    "events",
    "invitation",
    "invitations",
    "is_led",
    "is_open",
    "joinable",
    "kept_long_enough",
    "led",
    "letters",
    "me_in",
    "members",
    "message",
    "mine",
    "my_circle",
    "my_member",
    "my_rhythm",
    "newest",
    "opened_letters",
    "opening",
    "openings_of",
    "picture",
    "present",
    "rhythm_of",
    "seen_openings",
    "shown_to_us",
    "standing_opening",
    "tell",
    "that_people_write",
    "thread",
    "to_confirm",
    "to_notice",
    "two_apart",
    "visible_to",
    "waiting_for_answer",
    "weeks",
    "wrote",
]
