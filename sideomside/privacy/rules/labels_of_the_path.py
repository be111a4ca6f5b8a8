"""What the things in a copy are called that stand about somebody's way as a peer."""

from django.utils.translation import gettext_lazy as _

LABELS_OF_THE_PATH = {
    "path": _("Your way as a peer"),
    "ways": _("your way to being a peer"),
    "who_knows_you": _("somebody who knows you"),
    "answered_at": _("has answered"),
    "child_certificate": _("child certificate"),
    "seen_at": _("seen"),
    "outcome": _("what came of it"),
    "renew_on": _("to be renewed"),
    "signed": _("what you signed"),
    "learned": _("what you have learned"),
    "days_for_learning": _("days for learning that you said yes to"),
    "sparring": _("supervision"),
    "employed": _("where you are employed"),
    "laid_out": _("what you have laid out"),
    "amount": _("amount"),
    "offered_to_you": _("ways to be something for others"),
    "goodbyes": _("when you stopped as a peer"),
    "thanks": _("thanks to you"),
    "own_notes": _("your own notes"),
    "how_you_were": _("how you were as a peer"),
    "while_your_peer_was_away": _("what you were offered while your peer was away"),
    "version": _("wording"),
}
