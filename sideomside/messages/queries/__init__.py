"""What somebody may see: the two their own words, the coordinators that people write and never what."""

from sideomside.messages.queries.circles import (
    Joinable,
    asked_along,
    circle,
    circle_for,
    circles,
    have_left,
    is_led,
    joinable,
    member,
    members,
    shared_circles,
    taken_out,
    two_apart,
)
from sideomside.messages.queries.due import CircleWord, circles_due
from sideomside.messages.queries.goodbyes import Goodbye, goodbyes
from sideomside.messages.queries.invitations import Invitation, invitation, invitations
from sideomside.messages.queries.keeping import kept_long_enough
from sideomside.messages.queries.listing import Heard, count_new, mine
from sideomside.messages.queries.noticing import is_quiet_now, to_notice
from sideomside.messages.queries.office import Known, Waiting, to_write_to, waiting_for_answer, written_with
from sideomside.messages.queries.opening import (
    between,
    has_a_second,
    is_alone,
    opening,
    openings_of,
    seen_openings,
    standing_opening,
    to_confirm,
)
from sideomside.messages.queries.pictures import picture
from sideomside.messages.queries.present import asked, led, me_in, my_circle, my_member, on_a_pause, present
from sideomside.messages.queries.reading import Conversation, Letter, conversation, letters, message, newest
from sideomside.messages.queries.telling import events, tell
from sideomside.messages.queries.threads import is_open, my_rhythm, rhythm_of, thread, visible_to
from sideomside.messages.queries.watching import (
    Wrote,
    opened_letters,
    shown_to_us,
    that_people_write,
    weeks,
    wrote,
)

__all__ = [
    "CircleWord",
    "Conversation",
    "Goodbye",
    "Heard",
    "Invitation",
    "Joinable",
    "Known",
    "Letter",
    "Waiting",
    "Wrote",
    "asked",
    "asked_along",
    "between",
    "circle",
    "circle_for",
    "circles",
    "circles_due",
    "conversation",
    "count_new",
    "events",
    "goodbyes",
    "has_a_second",
    "have_left",
    "invitation",
    "invitations",
    "is_alone",
    "is_led",
    "is_open",
    "is_quiet_now",
    "joinable",
    "kept_long_enough",
    "led",
    "letters",
    "me_in",
    "member",
    "members",
    "message",
    "mine",
    "my_circle",
    "my_member",
    "my_rhythm",
    "on_a_pause",
    "newest",
    "opened_letters",
    "opening",
    "openings_of",
    "picture",
    "present",
    "rhythm_of",
    "seen_openings",
    "shared_circles",
    "shown_to_us",
    "standing_opening",
    "taken_out",
    "tell",
    "that_people_write",
    "thread",
    "to_confirm",
    "to_notice",
    "to_write_to",
    "two_apart",
    "visible_to",
    "waiting_for_answer",
    "weeks",
    "written_with",
    "wrote",
]
