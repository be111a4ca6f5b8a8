"""What a look was for, in plain words; never so narrow that it tells what somebody else has said or thinks."""

from django.utils.translation import gettext_lazy as _

TO_ANSWER = _("to answer you")
TO_FIND = _("to find a peer with you")
TO_FOLLOW = _("to follow how it goes")
TO_GATHER = _("to arrange groups and cafés")
TO_INTRODUCE = _("to introduce you to others")
FOR_PEERS = _("to look after those who are peers")
FOR_THE_HOUSE = _("to look after the house and everybody in it")

WHAT_FOR = {
    **dict.fromkeys(
        ("enquiry", "enquiries", "waiting", "words", "talks", "to_talk", "today", "silence"), TO_ANSWER
    ),
    **dict.fromkeys(("board", "find", "waiting_for_a_peer", "waiting_for_yes", "to_begin"), TO_FIND),
    **dict.fromkeys(("card", "proposal", "question", "story", "wishes"), TO_FIND),
    **dict.fromkeys(("companionship", "checkins", "direction", "notes", "brings", "bridge"), TO_FOLLOW),
    **dict.fromkeys(("gone_quiet", "endings", "still_stands", "messages"), TO_FOLLOW),
    **dict.fromkeys(
        ("cafe", "calls", "company", "group", "group_suggestion", "leaders", "signups"), TO_GATHER
    ),
    **dict.fromkeys(("introduction", "introductions", "referrals"), TO_INTRODUCE),
    **dict.fromkeys(("peer", "peer_card", "peers", "peers_to_call", "call_peer", "path", "pulse"), FOR_PEERS),
    **dict.fromkeys(("sparring", "training", "certificates", "expenses", "leaving", "giving"), FOR_PEERS),
}


def what_for(screen: str) -> str:
    """Everything else, and all that could tell of a conflict or a worry, is for the house as a whole."""
    return str(WHAT_FOR.get(screen, FOR_THE_HOUSE))
