"""What is true of a peer, and what may be done next. Pure: the file is already in hand."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sideomside.ground.vault.cpr import mask
from sideomside.peers.models import AgeBand, Employment, Format, Gender, Loan, PeerFile, Shown, State
from sideomside.people.rules import Viewer, may_coordinate

PARTS = ("morning", "afternoon", "evening")
PART_NAMES = {"morning": _("Morning"), "afternoon": _("Afternoon"), "evening": _("Evening")}
SLOTS = 7 * len(PARTS)  # Monday morning is 0, Sunday evening is 20
MOST_PLACES = 4
LENT_AT_MOST = timedelta(days=366)
SHORT_CARD = 600  # characters: three lines of one's own, with room for a fourth

ONWARD = {
    State.APPLIED: State.CONVERSATION,
    State.CONVERSATION: State.TRAINING,
    State.TRAINING: State.APPROVED,
    State.APPROVED: State.ACTIVE,
}
ON_THE_WAY = frozenset({State.APPLIED, State.CONVERSATION, State.TRAINING})
GROWN = frozenset({State.APPROVED, State.ACTIVE, State.RESTING})
MAY_REST = frozenset({State.APPROVED, State.ACTIVE})

# What each onlooker gets to know of a theme. The coordinator sees the whole card.
SEEN_BY = {
    "public": frozenset({Shown.PUBLIC}),
    "before_yes": frozenset({Shown.PUBLIC, Shown.TO_PEER}),
    "after_yes": frozenset({Shown.PUBLIC, Shown.TO_PEER, Shown.AFTER_YES}),
    "coordinator": frozenset(Shown.values),
}

VERBS = {
    "peer.applied": _("wanted to be a peer"),
    "peer.wish_taken_back": _("took the wish to be a peer back"),
    "peer.step": _("took a step on the way to being a peer"),
    "peer.approved": _("approved a peer"),
    "peer.approved_here": _("approved a peer before everything on the way was done, and said why"),
    "peer.rested": _("took a break as a peer"),
    "peer.came_back": _("came back from a break as a peer"),
    "peer.stopped": _("stopped as a peer"),
    "peer.back_asked": _("asked a colleague about a peer who would like to begin again"),
    "peer.back_welcomed": _("said yes together with a colleague to a peer who begins again"),
    "peer.back_not_now": _("put away the question about beginning again"),
    "peer.opened": _("opened all we have about you as a peer"),
    "peer.changed": _("changed a peer's card"),
    "peer.energy_said": _("said how it feels with one more"),
    "peer.room_changed": _("changed how many a peer has room for"),
    "peer.place_taken": _("took a place at a peer"),
    "peer.place_given_back": _("gave a place at a peer back"),
    "peer.talked_with": _("talked with a peer who had asked for a break"),
    "peer.said_yes": _("asked first, and the peer said yes"),
    "peer.loan_asked": _("asked whether you would be a peer in another programme as well"),
    "peer.loan_yes": _("said yes to being a peer in another programme as well"),
    "peer.loan_ended": _("ended that a peer is lent to another programme"),
    "peer.forgotten": _("erased what was kept about a peer"),
    "peers.uploaded": _("uploaded a list of peers"),
    "peers.imported": _("brought a list of peers in"),
    "peers.import_undone": _("took a list of peers out again"),
    "peers.exported": _("saved a list of peers as a file"),
}


class NoPlace(Exception):
    """The peer has no free place now; somebody else was quicker, or a break began."""


class Changed(Exception):
    """Somebody else changed the card while it was open; the words typed are kept by the page."""


def may_see_whole(viewer: Viewer, peer: PeerFile) -> bool:
    """The coordinator of the programme, and the peer wearing the peer's hat; never from the other room."""
    own = viewer.is_peer and viewer.person_id == peer.person_id and viewer.works_in(peer.programme_id)
    return own or may_coordinate(viewer, peer.programme_id)


def may_step(viewer: Viewer, peer: PeerFile) -> bool:
    return may_coordinate(viewer, peer.programme_id)


def may_welcome_back(viewer: Viewer, peer: PeerFile) -> bool:
    """Another coordinator than the one who asked, and never the peer themselves wearing that hat."""
    others = {peer.back_asked_by_id, peer.person_id}
    asked = peer.state == State.STOPPED and peer.back_asked_by_id is not None
    return asked and may_step(viewer, peer) and viewer.person_id not in others


def may_lend(viewer: Viewer, peer: PeerFile, to_id: UUID, until: date) -> bool:
    """The one who knows the peer asks, for a while that has an end."""
    ours = viewer.coordinates(peer.programme_id) and to_id != peer.programme_id and peer.state in GROWN
    return ours and timedelta() <= until - timezone.localdate() <= LENT_AT_MOST


def may_answer_loan(viewer: Viewer, loan: Loan) -> bool:
    """The peer's own yes; nobody gives it for them."""
    return viewer.is_peer and viewer.person_id == loan.peer.person_id


def may_end_loan(viewer: Viewer, loan: Loan) -> bool:
    """The peer, the programme that lends, and the house when the day has come."""
    return may_answer_loan(viewer, loan) or may_coordinate(viewer, loan.peer.programme_id)


def is_available(peer: PeerFile) -> bool:
    """Somebody may be asked for: approved for one to one, active, not on a break, and with a place free."""
    return peer.approved_for_one_to_one and peer.state == State.ACTIVE and peer.free_places > 0


def may_say_yes(peer: PeerFile) -> bool:
    """An explicit yes to one person outranks how it feels with one more in general; a full week it does not."""
    return peer.approved_for_one_to_one and peer.state == State.ACTIVE and peer.load < peer.capacity


def is_employed(peer: PeerFile) -> bool:
    return peer.employment != Employment.VOLUNTEER


def next_state(peer: PeerFile) -> str | None:
    return ONWARD.get(State(peer.state))


def is_next_to_be_approved(peer: PeerFile) -> bool:
    return next_state(peer) == State.APPROVED


def may_rest(peer: PeerFile) -> bool:
    return peer.state in MAY_REST


def slot_mask(slots: list[int] | None) -> int:
    """A week as 21 bits, as the matching room reads it."""
    return sum(1 << number for number in set(slots or ()) if 0 <= number < SLOTS)


def theme_codes(peer: PeerFile, shown: frozenset[str] = frozenset(Shown.values)) -> frozenset[str]:
    """Themes the peer can talk about and has released this far. "Rather not yet" is nobody's reason."""
    return frozenset(
        theme["code"] for theme in peer.themes or () if theme.get("can") and theme.get("shown") in shown
    )


def tidy_themes(themes: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """One line per theme, closed by default."""
    kept: dict[str, dict[str, Any]] = {}
    for theme in themes:
        shown = theme.get("shown") if theme.get("shown") in Shown.values else Shown.MATCHING
        kept[theme["code"]] = {"code": theme["code"], "can": bool(theme.get("can")), "shown": str(shown)}
    return list(kept.values())


# What each field of a card may hold; anything else is left out rather than refused.
TIDY: dict[str, Callable[[Any], Any]] = {
    "presentation": lambda words: mask(str(words or ""))[0].strip()[:SHORT_CARD],
    "themes": tidy_themes,
    "slots": lambda slots: sorted({int(number) for number in slots if 0 <= int(number) < SLOTS}),
    "formats": lambda codes: [code for code in Format.values if code in codes],
    "languages": lambda codes: list(dict.fromkeys(str(code)[:5] for code in codes)),
    "gender": lambda code: code if code in Gender.values else "",
    "age_band": lambda code: code if code in AgeBand.values else "",
    "areas": lambda areas: sorted({str(UUID(str(area))) for area in areas}),
    "travel_km": lambda km: min(max(int(km), 0), 500) if km is not None else None,
    "face": lambda key: str(key)[:20],
}
