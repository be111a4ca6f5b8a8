"""What one may do: agree with a partner, show somebody the way together with them, and build a bridge out."""

from sideomside.partners.actions.agreeing import agree, keep_body
from sideomside.partners.actions.asking import hand_over, make_link, open_link
from sideomside.partners.actions.bridging import answer_for_partner, introduce, revoke, say_no, say_yes_to
from sideomside.partners.actions.contacts import add_contact, appoint, end_contact
from sideomside.partners.actions.drafting import begin, drop, keep
from sideomside.partners.actions.elsewhere import say_elsewhere, unsay_elsewhere
from sideomside.partners.actions.forgetting import forget
from sideomside.partners.actions.knowing import let_be, let_know, take_back
from sideomside.partners.actions.offices import bind, come_in, turn_away
from sideomside.partners.actions.saying_yes import say_yes
from sideomside.partners.actions.tidying import let_go

__all__ = [
    "add_contact",
    "agree",
    "answer_for_partner",
    "appoint",
    "begin",
    "bind",
    "come_in",
    "drop",
    "end_contact",
    "forget",
    "hand_over",
    "introduce",
    "keep",
    "keep_body",
    "let_be",
    "let_go",
    "let_know",
    "make_link",
    "open_link",
    "revoke",
    "say_elsewhere",
    "say_no",
    "say_yes",
    "say_yes_to",
    "take_back",
    "turn_away",
    "unsay_elsewhere",
]
