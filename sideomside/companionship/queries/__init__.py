"""What somebody may see of companionships and meetings. A stranger gets nothing."""

from sideomside.companionship.queries.afterwards import (
    Heavy,
    PeerToCall,
    heavy_lately,
    peer_to_call,
    peers_to_call,
    said_about,
    time_given,
)
from sideomside.companionship.queries.agreeing import (
    Settling,
    ToTalk,
    agreement,
    settling,
    to_talk,
    trial_answers,
)
from sideomside.companionship.queries.arranging import Free, suggested_times
from sideomside.companionship.queries.asking import CheckIn, checkin_of, checkins_due
from sideomside.companionship.queries.bridging import bridge_of, passed_on, to_bridge
from sideomside.companionship.queries.coming import (
    Coming,
    coming,
    meetings_of_peer,
    next_meeting,
)
from sideomside.companionship.queries.day import ToBegin, Today, to_begin, today
from sideomside.companionship.queries.endings import (
    Over,
    ToTell,
    ended_early,
    ending_of,
    over,
    peer_is_away,
    said_goodbye,
    to_tell_in_person,
    walked_with,
)
from sideomside.companionship.queries.feeds import feed_for, in_feed, my_feed, read_as
from sideomside.companionship.queries.frame import frame_of, where_possible
from sideomside.companionship.queries.happening import events, lived_through, walked_together
from sideomside.companionship.queries.keeping import Kept, Notes, meeting_to_keep, note_of, notes
from sideomside.companionship.queries.onward import Onward, onward
from sideomside.companionship.queries.quiet import Quiet, gone_quiet, quiet, quiet_between
from sideomside.companionship.queries.seen import (
    companionship,
    held_between,
    is_here,
    meeting_of,
    meetings_of,
    named,
    opened,
    times_that_stand,
    visible_to,
)
from sideomside.companionship.queries.stepping_back import StillStands, still_stands, undecided
from sideomside.companionship.queries.story import Told, story
from sideomside.companionship.queries.telling import tell

__all__ = [
    "Kept",
    "Notes",
    "Onward",
    "bridge_of",
    "meeting_to_keep",
    "note_of",
    "notes",
    "onward",
    "passed_on",
    "to_bridge",
    "where_possible",
    "time_given",
    "Heavy",
    "heavy_lately",
    "Over",
    "ToTell",
    "ended_early",
    "ending_of",
    "over",
    "peer_is_away",
    "to_tell_in_person",
    "Quiet",
    "feed_for",
    "gone_quiet",
    "in_feed",
    "read_as",
    "my_feed",
    "quiet",
    "quiet_between",
    "frame_of",
    "held_between",
    "is_here",
    "meeting_of",
    "meetings_of",
    "Settling",
    "ToTalk",
    "agreement",
    "checkin_of",
    "settling",
    "to_talk",
    "trial_answers",
    "CheckIn",
    "Coming",
    "Free",
    "PeerToCall",
    "StillStands",
    "ToBegin",
    "Today",
    "Told",
    "checkins_due",
    "coming",
    "companionship",
    "events",
    "lived_through",
    "meetings_of_peer",
    "next_meeting",
    "named",
    "opened",
    "peer_to_call",
    "peers_to_call",
    "said_about",
    "still_stands",
    "story",
    "said_goodbye",
    "suggested_times",
    "tell",
    "times_that_stand",
    "to_begin",
    "today",
    "undecided",
    "visible_to",
    "walked_together",
    "walked_with",
]
