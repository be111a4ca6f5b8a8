"""What one may do with peers: welcome, take steps, take and give back places, rest and come back."""

from sideomside.peers.actions.applying import welcome_applicant
from sideomside.peers.actions.card import change_card, change_room
from sideomside.peers.actions.leaving import forget
from sideomside.peers.actions.places import give_back_place, take_place
from sideomside.peers.actions.resting import pause, resume, talked_with
from sideomside.peers.actions.steps import approve, say_yes, stop, take_step

__all__ = [
    "approve",
    "change_card",
    "change_room",
    "forget",
    "give_back_place",
    "pause",
    "resume",
    "say_yes",
    "stop",
    "take_place",
    "take_step",
    "talked_with",
    "welcome_applicant",
]
