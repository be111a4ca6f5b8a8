"""What somebody may see of companionships and meetings. A stranger gets nothing."""

from sideomside.companionship.queries.afterwards import PeerToCall, peer_to_call, peers_to_call, said_about
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
from sideomside.companionship.queries.day import ToBegin, Today, to_begin, today
from sideomside.companionship.queries.seen import (
    Coming,
    coming,
    companionship,
    meetings_of_peer,
    next_meeting,
    opened,
    visible_to,
)
from sideomside.companionship.queries.stepping_back import StillStands, still_stands, undecided
from sideomside.companionship.queries.story import Told, story
from sideomside.companionship.queries.telling import events, tell

__all__ = [
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
    "meetings_of_peer",
    "next_meeting",
    "opened",
    "peer_to_call",
    "peers_to_call",
    "said_about",
    "still_stands",
    "story",
    "suggested_times",
    "tell",
    "to_begin",
    "today",
    "undecided",
    "visible_to",
]
