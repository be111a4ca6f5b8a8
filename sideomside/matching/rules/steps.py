"""The steps of a proposal, and where each of them leads. One table, read by actions and tests."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID

from sideomside.matching.models import Proposal, Wishes

State, Ending = Proposal.State, Proposal.Ending

OPEN = frozenset({State.DRAFTED, State.PEER_ASKED, State.PARTICIPANT_ASKED, State.PEER_DECIDES})
ANSWERS = ("yes", "no", "later")
TALK_FIRST = "talk"
TIMED = frozenset(  # what somebody answered at a time that may have been written down wrongly
    {"peer_has_room", "peer_no", "peer_later", "peer_yes", "peer_talk"}
    | {"participant_yes", "participant_no", "participant_later", "called"}
)
FIRSTS_IN_A_ROW = 3
SOON = timedelta(days=4)  # then one soft reminder
AFTER_REMINDER = timedelta(days=3)  # then a person calls

# From where, by which step, to where; and how it ended if it did.
_WAYS: dict[tuple[str, str], tuple[str, str]] = {
    (State.DRAFTED, "peer_asked"): (State.PEER_ASKED, ""),
    (State.PEER_ASKED, "peer_has_room"): (State.PARTICIPANT_ASKED, ""),
    (State.PEER_ASKED, "peer_no"): (State.CLOSED, Ending.NO_ROOM),
    (State.PEER_ASKED, "peer_later"): (State.CLOSED, Ending.NO_ROOM),
    (State.PARTICIPANT_ASKED, "participant_yes"): (State.PEER_DECIDES, ""),
    (State.PARTICIPANT_ASKED, "participant_no"): (State.CLOSED, Ending.PARTICIPANT_NO),
    (State.PARTICIPANT_ASKED, "participant_later"): (State.CLOSED, Ending.PARTICIPANT_LATER),
    (State.PEER_DECIDES, "peer_yes"): (State.PAIRED, ""),
    (State.PEER_DECIDES, "peer_no"): (State.CLOSED, Ending.PEER_NO),
    (State.PEER_DECIDES, "peer_later"): (State.CLOSED, Ending.PEER_NO),
}
for _open in OPEN:
    _WAYS |= {
        (_open, "withdrawn"): (State.CLOSED, Ending.WITHDRAWN),
        (_open, "stopped"): (State.CLOSED, Ending.STOPPED),
        (_open, "ran_out"): (State.CLOSED, Ending.RAN_OUT),
    }


class SomebodyAsksAlready(Exception):
    """Two coordinators thought of somebody for the same person; the second is told, kindly, what there is."""


class Stale(Exception):
    """Somebody else wrote meanwhile; what they wrote comes with it, and nothing typed is lost."""

    def __init__(self, now: Wishes) -> None:
        super().__init__("changed meanwhile")
        self.now = now


def next_state(state: str, step: str) -> str | None:
    """Where the step leads from here; None when it cannot be taken from here."""
    return _WAYS.get((state, step), (None, ""))[0]


def ending_of(state: str, step: str) -> str:
    return _WAYS[(state, step)][1]


def is_open(proposal: Proposal) -> bool:
    return proposal.state in OPEN


def needs_a_reason(place_in_list: int | None, latest_places: Iterable[int | None]) -> bool:
    """A reason of one's own: when it is not the first suggestion, and when the first was taken again and again."""
    latest = list(latest_places)[:FIRSTS_IN_A_ROW]
    always_first = len(latest) == FIRSTS_IN_A_ROW and all(place == 1 for place in latest)
    return place_in_list != 1 or always_first


def is_due_for_a_call(proposal: Proposal, now: datetime) -> bool:
    """No letter reached them, they want to talk first, or the one reminder brought no answer."""
    reminded = proposal.reminded_at
    return proposal.call or bool(reminded and now - reminded >= AFTER_REMINDER)


def whose(proposal: Proposal, step: str) -> UUID:
    """About whom the log's line is."""
    return proposal.peer_id if step.startswith("peer_") else proposal.participant_id
