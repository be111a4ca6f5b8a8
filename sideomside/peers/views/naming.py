"""Codes into words, for pages: what a card says, what a row says, which verb comes next."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sideomside.peers import queries
from sideomside.peers.models import Employment, Format, PeerFile, State
from sideomside.peers.rules import may_welcome_back
from sideomside.people.rules import Viewer

FILTERS = {
    "": gettext_lazy("Everybody"),
    "free": gettext_lazy("Has room"),
    "resting": gettext_lazy("On a break"),
    "on_the_way": gettext_lazy("On the way"),
    "ask_first": gettext_lazy("Ask first"),
    "stopped": gettext_lazy("Has stopped"),
}
# What comes next in each state: (what the button sends, what it says); the first is the main one.
NEXT: dict[str, list[tuple[str, Any]]] = {
    State.ASK_FIRST: [("yes", gettext_lazy("Says yes")), ("no", gettext_lazy("Says no thanks, erase"))],
    State.APPLIED: [("conversation", gettext_lazy("We have had the talk"))],
    State.CONVERSATION: [("training", gettext_lazy("Begins the training"))],
    State.TRAINING: [],  # approving asks for the way, or for a reason
    State.APPROVED: [("active", gettext_lazy("Ready to be asked")), ("pause", gettext_lazy("Note a break"))],
    State.ACTIVE: [("pause", gettext_lazy("Note a break"))],
    State.RESTING: [("resume", gettext_lazy("Is here again"))],
    State.STOPPED: [("ask_back", gettext_lazy("Would like to begin again"))],
}
ROW_VERB = {
    State.ASK_FIRST: gettext_lazy("Ask"),
    State.APPLIED: gettext_lazy("Have a talk"),
    State.CONVERSATION: gettext_lazy("Next step"),
    State.TRAINING: gettext_lazy("Approve"),
    State.APPROVED: gettext_lazy("Begin"),
}
ROAD = [State.APPLIED, State.CONVERSATION, State.TRAINING, State.APPROVED, State.ACTIVE]
TONES = {State.ACTIVE: "leaf", State.RESTING: "butter", State.ASK_FIRST: "butter"}


@dataclass(frozen=True)
class Step:
    """One of the plain steps on the way."""

    label: str
    note: str
    state: str


def card_in_words(viewer: Viewer, card: queries.Card) -> dict[str, Any]:
    """What stands on a card, as people say it."""
    themes, languages = queries.theme_names(viewer), queries.language_names(viewer)
    return {
        "name": card.name,
        "face": card.face,
        "presentation": card.presentation,
        "themes": [capfirst(themes.get(code, code)) for code in card.themes],
        "languages": " · ".join(languages.get(code, code) for code in card.languages),
        "formats": " · ".join(str(Format(code).label) for code in card.formats),
        "employment": str(Employment(card.employment).label),
    }


def filters(show: str) -> list[dict[str, Any]]:
    return [{"value": value, "label": label, "current": value == show} for value, label in FILTERS.items()]


def row_of(peer: PeerFile) -> dict[str, Any]:
    """A name, how things stand, and one verb."""
    verb = _("Note the talk") if peer.wants_a_word else ROW_VERB.get(State(peer.state), _("Open"))
    return {
        "name": peer.person.name or "",
        "text": room_in_words(peer),
        "tag": capfirst(str(peer.get_state_display())),
        "tone": TONES.get(State(peer.state), ""),
        "verb": verb,
        "href": reverse("peers:peer", args=[peer.id]),
        "main": peer.wants_a_word or peer.state in (State.ASK_FIRST, State.APPLIED),
    }


def room_in_words(peer: PeerFile) -> str:
    if peer.state not in (State.ACTIVE, State.RESTING):
        return ""
    return _("%(taken)s of %(room)s places taken") % {"taken": peer.load, "room": peer.capacity}


def steps_of(peer: PeerFile) -> list[Step]:
    """The road from "I would like to" to active; a break or a goodbye stands beside it."""
    here = State(peer.rests_from or State.ACTIVE) if peer.state == State.RESTING else State(peer.state)
    if here not in ROAD:
        return []
    at = ROAD.index(here)
    return [
        Step(capfirst(str(state.label)), "", "done" if number < at else "here" if number == at else "")
        for number, state in enumerate(ROAD)
    ]


def verbs_of(viewer: Viewer, peer: PeerFile) -> list[tuple[str, Any]]:
    """What the coordinator may do now; a word with somebody who asked for a break comes first."""
    if may_welcome_back(viewer, peer):
        return [("welcome_back", _("Yes, welcome back")), ("stay_stopped", _("Not now"))]
    if peer.back_asked_by_id:
        return [("stay_stopped", _("Take the question back"))]
    first = [("talked", _("We have talked"))] if peer.wants_a_word else []
    return first + NEXT[State(peer.state)]
