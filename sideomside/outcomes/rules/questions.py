"""Our own questions: five things, what is hard, and the peer. Not tested by anybody, and given to all (CC0).

The letters stand for connectedness, hope, identity, meaning and empowerment. What is hard is shown by itself and is
never part of a sum; nothing here is ever added up for the person who answers.
"""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

FIVE_THINGS = ("C", "H", "I", "M", "E")
APART, OF_A_PEER = "D", "P"

QUESTIONS = {
    "C": _("There has been at least one person I could be myself around."),
    "H": _("Looking at the coming month, there is something I believe can work out."),
    "I": _("I have noticed that I am more than what I find hard."),
    "M": _("There have been moments in everyday life that were worth the effort."),
    "E": _("I have had a say in what my days were spent on."),
    "D": _("What is hard has taken so much room that other things had to give way."),
    "P": _("When I last met my peer, I took something with me that I can use."),
}

LEVELS = {
    0: _("Not at all"),
    1: _("A little"),
    2: _("Somewhat"),
    3: _("Quite a lot"),
    4: _("Very much"),
}


@dataclass(frozen=True, slots=True)
class OwnForm:
    """Our questions as the scoring folder knows a form: a name, a version and the items."""

    id: str = "five-things-and-a-door"
    version: str = "1"
    items: tuple[str, ...] = (*FIVE_THINGS, APART, OF_A_PEER)


OWN_FORM = OwnForm()


def asked_of(*, has_a_peer: bool) -> list[str]:
    """Nobody is asked about a peer they have not met."""
    return [*FIVE_THINGS, APART, *([OF_A_PEER] if has_a_peer else [])]


def in_words(value: str | None) -> str:
    """An answer as it was chosen; "" for one that was skipped, and whatever else stands there as it stands."""
    if value and value.isdecimal() and int(value) in LEVELS:
        return str(LEVELS[int(value)])
    return value or ""
