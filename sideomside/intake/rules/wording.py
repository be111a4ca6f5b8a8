"""What was typed, and how we say small things back."""

import re
from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from sideomside.intake.models import State
from sideomside.people.models import Contact

MOST_WORDS = 20_000
_MAIL = re.compile(r"[^@\s<>,;]+@[^@\s<>,;]+\.[^@\s<>,;.]{2,}")
_PHONE = re.compile(r"(?:\+|00)?[0-9]{8,15}")


def way_to_reach(typed: str) -> str:
    """Is it a mail address or a number, Danish or foreign? "" when it is neither."""
    if _MAIL.fullmatch(typed.strip()):
        return Contact.Way.MAIL
    bare = re.sub(r"[\s\-().\u00a0/]", "", typed)
    if not _PHONE.fullmatch(bare):
        return ""
    danish = not bare.startswith(("+", "00"))
    return Contact.Way.PHONE if not danish or len(bare) == 8 else ""


def in_words(names: Sequence[str], joint: str) -> str:
    """Signe; Signe og Omar; Signe, Omar og Ida."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} {joint} {names[-1]}"


def number_said(number: int) -> str:
    """Small numbers in letters, as people say them."""
    said = {2: _("two"), 3: _("three"), 4: _("four"), 5: _("five")}
    return str(said.get(number, number))


def opening_asked_for(name: str) -> str:
    """The way to begin an answer that a link asked for; a thank you when it asked for none."""
    return name if name in {"thanks", "coffee", "call"} else "thanks"


def state_asked_for(name: str) -> str:
    """One state of the list, or "" for all that are open."""
    return name if name in State.values else ""
