"""Who is asked now, and by which letter."""

from uuid import UUID

from sideomside.matching.models import Proposal
from sideomside.matching.rules.steps import State

QUESTION, PROPOSAL = "matching/mail/question", "matching/mail/proposal"
LETTERS: dict[str, str] = {
    State.PEER_ASKED: QUESTION,
    State.PARTICIPANT_ASKED: PROPOSAL,
    State.PEER_DECIDES: QUESTION,
}


def asked_now(proposal: Proposal) -> UUID:
    """The participant while it is theirs to answer, else the peer."""
    theirs = proposal.state == State.PARTICIPANT_ASKED
    return proposal.participant_id if theirs else proposal.peer_id
