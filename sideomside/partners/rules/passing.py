"""What may be passed on, item by item: nothing goes along without a tick, and no tick is set beforehand."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from sideomside.intake.rules import way_to_reach
from sideomside.people.models import Contact
from sideomside.people.models.person import Channel

# The five pages at the table, in order: the name each has in its address.
PAGES = ("ord", "svar", "videre", "ja", "send")

# Each thing one may tick: how it is said on the page, to the person it is about.
TICKS = {
    "words": gettext_lazy("What I wrote in my own words"),
    "time": gettext_lazy("When it suits me best"),
    "needs": gettext_lazy("Something practical you should know"),
    "from": gettext_lazy("That we wrote it together, and where"),
    "helper": gettext_lazy("That you may call the one I sat with, if you cannot reach me"),
}
WRITTEN = ("words", "time", "needs")  # there to be ticked only when something was written

# What somebody may let others read when they are introduced.
BRIDGE = {
    "name": gettext_lazy("What I am called"),
    "wish": gettext_lazy("What I would like"),
    "reach": gettext_lazy("How to reach me"),
    "time": gettext_lazy("When it suits me best"),
    "helps": gettext_lazy("What helps me"),
}


# What must have been written for each way of answering.
NEEDED = {Channel.SMS: Contact.Way.PHONE, Channel.CALL: Contact.Way.PHONE, Channel.MAIL: Contact.Way.MAIL}


@dataclass(frozen=True, slots=True)
class Yes:
    """What somebody said yes to: the things ticked, and whether the one at the table may hear how it goes."""

    passed: frozenset[str] = frozenset()
    may_know: bool = False
    token_hash: str = ""  # of the link it was said by; "" on the screen at the table

    @property
    def said_on(self) -> str:
        return "phone" if self.token_hash else "screen"


@dataclass(frozen=True, slots=True)
class Reply:
    """What they say there: welcome, or not here just now and why, and perhaps a line."""

    answer: str
    why_not: str = ""
    words: str = ""


def can_be_ticked(words: dict[str, Any]) -> list[str]:
    """Only what is there: a line nobody wrote has no tick."""
    return [item for item in TICKS if item not in WRITTEN or words.get(item)]


def tick_in_words(item: str, names: dict[str, str]) -> str:
    """One tick with the names of those at the table."""
    if item == "from":
        return _("That we wrote it together, %(who)s from %(body)s and I") % names
    if item == "helper":
        return _("That you may call %(who)s from %(body)s, if you cannot reach me") % names
    return str(TICKS[item])


def is_ready(words: dict[str, Any]) -> bool:
    """Their own sentence, and a way to answer them that leads somewhere."""
    return bool(words.get("words")) and words.get("channel") in Channel.values and can_be_reached(words)


def can_be_reached(words: dict[str, Any]) -> bool:
    """Whoever comes by themself needs no address."""
    needed = NEEDED.get(words.get("channel", ""))
    return needed is None or way_to_reach(words.get("contact", "")) == needed


def as_written(words: dict[str, Any], passed: frozenset[str], names: dict[str, str]) -> str:
    """The words of the enquiry, in the person's language: exactly what was ticked and nothing else."""
    with override(words.get("language") or "da"):
        said = {
            "words": words.get("words", ""),
            "time": _("Suits me best: %(when)s") % {"when": words.get("time", "")},
            "needs": _("Good to know: %(what)s") % {"what": words.get("needs", "")},
            "from": _("Written together with %(who)s, %(body)s.") % names,
            "helper": _("You may call %(who)s, %(body)s, if you cannot reach me.") % names,
        }
        there = [said[item] for item in can_be_ticked(words) if item in passed]
        return "\n\n".join(there) or _("I would like to hear from you.")


def open_lines(words: dict[str, str] | None, ticked: list[str] | None) -> list[tuple[str, str]]:
    """What is read of somebody who is introduced: each thing by its name, as far as it has a tick."""
    told = words or {}
    return [(str(BRIDGE[item]), told[item]) for item in BRIDGE if item in (ticked or ()) and told.get(item)]


def as_introduced(lines: list[tuple[str, str]], known_from: str) -> str:
    """The first words of the enquiry in another programme, already in the person's language: what was ticked."""
    said = [f"{label}: {words}" for label, words in lines]
    return "\n\n".join([_("Introduced from %(programme)s.") % {"programme": known_from}, *said])
