"""What one may do with what we know of somebody: take a copy, pause, correct, erase; and what we do by ourselves."""

from sideomside.privacy.actions.copying import take_copy
from sideomside.privacy.actions.correcting import correct, say_yes, take_back
from sideomside.privacy.actions.erasing import erase, erase_again, finish_erasure, sweep_keys
from sideomside.privacy.actions.keeping import RULES, keep_times
from sideomside.privacy.actions.pausing import come_back, pause

__all__ = [
    "RULES",
    "come_back",
    "correct",
    "erase",
    "erase_again",
    "finish_erasure",
    "keep_times",
    "pause",
    "say_yes",
    "sweep_keys",
    "take_back",
    "take_copy",
]
