"""Whose words may be seen by whom, written by hand: how near the reader stands, whose they are, and where they stood.

A canary says in which state its thing is, whose key it is sealed with (a conversation's, a worry's and a list's is
nobody's alone), and in which field it stood. Whatever is not written here may not be in any answer, whatever the
page: no body, no header, no title, no cookie.
"""

from fnmatch import fnmatch

from proofs.guarding.actors import Actor
from proofs.guarding.worlds import ENDED, ERASED, ORGANISATION, OWN, PROGRAMME

Places = dict[str, str]

NAME = "people.Person.name"
ARRANGED = (
    "companionship.Meeting.looks companionship.Meeting.video companionship.Rhythm.looks "
    "companionship.Rhythm.video"
)
WRITTEN = (
    "messages.Message.words messages.Message.hidden_why messages.Picture.content messages.Opening.reason"
)
CIRCLE = "messages.Thread.name messages.Thread.what_for"
TOLD_COORDINATORS = (
    f"{NAME} people.Contact.value intake.Message.words intake.Message.quoted intake.Message.subject intake.Talk.note "
    "matching.Wishes.words matching.Wishes.not_wanted matching.MustNotMeet.words matching.Proposal.why "
    "gatherings.Signup.alias peers.PeerFile.presentation path.Leaving.thanks path.PathStep.note path.Reference.name "
    "outcomes.Bring.words path.Reference.reach path.Reference.words path.Expense.what path.Expense.said "
    "path.Employed.house peers.PeerFile.age_band peers.PeerFile.approved_why partners.Elsewhere.place"
)
# What came of a question about somebody's reading: for their colleagues who coordinate, and for themselves.
ASKED_ABOUT = "oversight.Ring.words"
THEIRS = (
    f"{NAME} messages.Rhythm.answers messages.Message.words companionship.Note.words outcomes.Bring.words "
    f"{ARRANGED}"
)

# How near -> whose -> where. Her own words are hers, all of them; his are his.
MAY_READ: dict[str, Places] = {
    "own": {
        "ida": "*", "jonas": f"{NAME} messages.Rhythm.answers", "karen": NAME, "omar": NAME,
        "nobody": f"{WRITTEN} {CIRCLE} concerns.Concern.words "
        "intake.InboundMail.subject intake.InboundMail.sender_name intake.InboundMail.sender_address "
        "partners.Referral.called",
    },
    "now": {"jonas": "*", "ida": THEIRS, "karen": NAME, "omar": NAME, "nobody": f"{WRITTEN} {CIRCLE}"},
    "then": {"jonas": "*", "ida": THEIRS, "karen": NAME, "omar": NAME, "nobody": f"{WRITTEN} {CIRCLE}"},
    "keeps": {
        "ida": TOLD_COORDINATORS, "jonas": f"{TOLD_COORDINATORS} {ASKED_ABOUT}", "karen": NAME, "omar": NAME,
        "nobody": f"{CIRCLE} messages.Opening.reason peers.ImportDraft.sheet",
    },
    "on it": {
        "ida": TOLD_COORDINATORS, "jonas": f"{TOLD_COORDINATORS} {ASKED_ABOUT}", "karen": NAME, "omar": NAME,
        "nobody": f"{CIRCLE} messages.Opening.reason concerns.Concern.words concerns.ConcernStep.note",
    },
    "read to": {"ida": NAME},
}  # fmt: skip
# Among those of one programme, also of a pair that was erased as far as somebody of it is still here.
AMONG_US: dict[str, Places] = {
    "participant": {"karen": NAME, "omar": NAME},
    "peer": {"karen": NAME, "omar": NAME, "jonas": NAME},
    "host": {"karen": NAME, "omar": NAME, "jonas": NAME},
    "coordinator": {"karen": NAME, "omar": NAME, "jonas": TOLD_COORDINATORS, "nobody": CIRCLE},
}
# Colleagues know one another's names across the programmes of one house.
COLLEAGUES: Places = {"karen": NAME, "omar": NAME}
# What the calendar tells everybody: the first name of whoever leads.
PUBLIC: dict[str, Places] = {"gatherings:shown": {"jonas": NAME}}
# A story that is out is for everybody, wherever it is told of.
OUT: Places = {"nobody": "stories.Publication.* stories.ShownSound.*"}
PARTS = ("ida", "jonas", "karen", "omar", "nobody")
NEXT_DOOR = {PROGRAMME: {PROGRAMME}, ORGANISATION: {ORGANISATION}}
HOME = {OWN, ENDED, ERASED}


def may_read(who: Actor, address: str, state: str, whose: str, where: str) -> bool:
    around = AMONG_US.get(who.hat, {}) if state in _same_programme(who) else {}
    colleagues = COLLEAGUES if who.hat == "coordinator" and state in {*HOME, PROGRAMME} else {}
    every = (MAY_READ.get(who.to(state), {}), around, colleagues, PUBLIC.get(address, {}), OUT)
    return any(_is_one_of(where, found.get(part, "")) for found in every for part in _may_be(whose, where))


def _may_be(whose: str, where: str) -> set[str]:
    """A canary cut short before its place may be of anybody whose part begins like that."""
    return {whose} if where else {part for part in PARTS if part.startswith(whose)}


def _same_programme(who: Actor) -> set[str]:
    return next((NEXT_DOOR[state] for state in who.near if state in NEXT_DOOR), HOME)


def _is_one_of(where: str, places: str) -> bool:
    """A canary cut short shows only the beginning of its place."""
    return any(
        fnmatch(where, place) or (len(where) > 3 and place.startswith(where)) for place in places.split()
    )
