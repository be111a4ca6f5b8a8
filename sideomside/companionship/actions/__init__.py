"""What one may do: begin, offer, choose, cancel, note, end."""

from sideomside.companionship.actions.afterwards import call_no_more, say_afterwards, talked_with_peer
from sideomside.companionship.actions.agreeing import (
    accept_agreement,
    answer_trial,
    go_on_longer,
    write_agreement,
)
from sideomside.companionship.actions.beginning import begin, offer
from sideomside.companionship.actions.bridging import pass_on
from sideomside.companionship.actions.choosing import (
    cancel,
    keep,
    none_fits,
    pick,
    put_away,
    tell_time,
    want_new_time,
)
from sideomside.companionship.actions.endings import (
    keep_words,
    note_away_told,
    note_told,
    peer_is_back,
    say_goodbye,
)
from sideomside.companionship.actions.feeds import make_feed, shut_feed
from sideomside.companionship.actions.forgetting import forget
from sideomside.companionship.actions.framing import set_frame
from sideomside.companionship.actions.going import (
    check_in,
    end,
    note_met,
    note_moved,
    note_not_met,
    remind,
)
from sideomside.companionship.actions.keeping import keep_note, pass_notes_on
from sideomside.companionship.actions.proposing import move, propose, take_back
from sideomside.companionship.actions.quiet import ask_the_quiet, talked_with_quiet
from sideomside.companionship.actions.rectifying import correct_time
from sideomside.companionship.actions.resting import come_back, rest
from sideomside.companionship.actions.rhythm import accept_rhythm, lay_ahead, stop_rhythm, wish_rhythm

__all__ = [
    "call_no_more",
    "go_on_longer",
    "keep_note",
    "pass_notes_on",
    "pass_on",
    "keep_words",
    "note_away_told",
    "note_told",
    "peer_is_back",
    "say_goodbye",
    "ask_the_quiet",
    "make_feed",
    "set_frame",
    "shut_feed",
    "talked_with_quiet",
    "accept_rhythm",
    "come_back",
    "lay_ahead",
    "move",
    "propose",
    "rest",
    "stop_rhythm",
    "take_back",
    "wish_rhythm",
    "accept_agreement",
    "answer_trial",
    "write_agreement",
    "begin",
    "cancel",
    "check_in",
    "correct_time",
    "end",
    "forget",
    "keep",
    "none_fits",
    "note_met",
    "note_moved",
    "note_not_met",
    "offer",
    "pick",
    "say_afterwards",
    "talked_with_peer",
    "put_away",
    "remind",
    "tell_time",
    "want_new_time",
]
