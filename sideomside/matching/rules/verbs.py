"""Each line of the log as a piece of a sentence: "Signe ..."."""

from django.utils.translation import gettext_lazy as _

VERBS = {
    "wishes.changed": _("wrote down what you wish for"),
    "wishes.marked": _("marked sentences in what you wrote"),
    "wishes.kept_apart": _("noted somebody you do not want to meet"),
    "wishes.recognised": _("noted who was meant"),
    "wishes.not_that_one": _("noted that somebody else was meant"),
    "wishes.let_meet": _("took such a note away"),
    "wishes.by_hand": _("chose whether the house may suggest you"),
    "lots.opened": _("opened a draw about who waits a little"),
    "lots.closed": _("closed such a draw; nobody waits because of it any more"),
    "lots.told": _("worked out what a draw showed"),
    "lots.no_thanks": _("said no thanks to lots"),
    "lots.drawn": _("drew a lot about when you are thought of"),
    "lots.stepped_out": _("did not want to wait because of lots"),
    "lots.taken_out": _("took you out of a wait that lots had given"),
    "board.made": _("worked out suggestions for the programme"),
    "board.dropped": _("put a suggestion about you aside"),
    "board.decided": _("decided about a suggestion"),
    "policy.adopted": _("changed the rules of the suggestions"),
    "matching.looked": _("looked for a peer for you"),
    "proposal.drafted": _("thought of a peer for you"),
    "proposal.peer_asked": _("asked about room for one more"),
    "proposal.peer_has_room": _("had room for one more"),
    "proposal.peer_no": _("said no thank you to a question"),
    "proposal.peer_later": _("said not now to a question"),
    "proposal.peer_yes": _("said yes to meeting somebody"),
    "proposal.peer_talk": _("wanted to talk before answering"),
    "proposal.participant_yes": _("said yes to meeting a peer"),
    "proposal.participant_no": _("said no thank you to a proposal"),
    "proposal.participant_later": _("said not now to a proposal"),
    "proposal.withdrawn": _("took a proposal back"),
    "proposal.stopped": _("stopped a proposal"),
    "proposal.ran_out": _("put a proposal away after a long time"),
    "proposal.time_corrected": _("put right when something happened"),
    "proposal.reminded": _("sent one gentle reminder"),
    "proposal.unreached": _("could not send the letter with a question"),
    "proposal.called": _("called about a proposal"),
    "pair.made": _("brought two people together who both said yes"),
    "pair.talked": _("talked with you after an ending"),
    "pair.ended": _("noted that it was over"),
}

# The same for a coordinator, who is neither of the two.
OF_THE_TWO = VERBS | {"proposal.drafted": _("thought of the two for each other")}
