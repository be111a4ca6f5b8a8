"""What is allowed and true of pages that the association writes itself."""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sideomside.ground.ui.pictures import Drawn
from sideomside.people.rules import Viewer
from sideomside.welcome.models import Look, Page, Wording
from sideomside.welcome.reading.colours import by_day, by_night, warm_by_day, warm_by_night

VERBS = {
    "page.opened": _("opened a page of the house's own"),
    "page.drafted": _("wrote on a page"),
    "page.shown": _("let everybody read a page"),
    "page.taken_back": _("took words back from a page"),
    "page.let_go": _("threw a draft away"),
    "page.picture_deleted": _("deleted a picture from a page"),
    "look.chosen": _("chose the colours and the name of the pages"),
    "listener.added": _("let another system hear when something changes"),
    "listener.new_secret": _("made a new secret for another system"),
    "listener.removed": _("took another system off the list"),
}
FAULTS = {
    "TimeoutError": _("It took too long to answer."),
    "gaierror": _("Nobody knows the name in the address."),
    "ConnectionRefusedError": _("Nobody answers at that address."),
    "ConnectionResetError": _("It hung up."),
    "SSLCertVerificationError": _("Its certificate does not hold."),
    "NotOutside": _("The address leads to a network of our own."),
    "NoAnswer": _("What it said is not what a website says."),
    "": _("It could not be reached."),
}
WORDS = ("title_da", "title_en", "words_da", "words_en", "alt_da", "alt_en")
MOST_WORDS = 20_000  # characters; a page longer than that is a book
MOST_LISTENERS = 5
SPELT = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "Æ": "Ae", "Ø": "Oe", "Å": "Aa"})


@dataclass(frozen=True)
class Said:
    """What somebody wrote on a page; a new picture replaces the old one, and `without_picture` takes it away."""

    title_da: str
    words_da: str
    title_en: str = ""
    words_en: str = ""
    alt_da: str = ""
    alt_en: str = ""
    picture: Drawn | None = None
    without_picture: bool = False


class InTwoLanguages(Protocol):
    """Anything with Danish words, and perhaps English ones."""

    title_da: str
    title_en: str


def may_write(viewer: Viewer) -> bool:
    """Those who answer people also write what people read before they ask; a programme's pages are its own's."""
    return viewer.is_coordinator and (viewer.at is None or viewer.works_in(viewer.at))


def may_write_on(viewer: Viewer, page: Page) -> bool:
    """The house's pages, or those of a programme one coordinates, standing at its own front door."""
    return may_write(viewer) and page.programme_id == viewer.at


def address_of(title: str) -> str:
    """`Café på Ærø` lives at cafe-paa-aeroe; a title without a letter still lives somewhere."""
    return slugify(title.translate(SPELT))[:50].strip("-") or "side"


def free_address(title: str, taken: set[str]) -> str:
    wished = address_of(title)
    numbered = (f"{wished}-{number}" for number in range(2, 10_000))
    return next(one for one in (wished, *numbered) if one not in taken)


def is_in_english(one: Wording) -> bool:
    return bool(one.title_en and one.words_en)


def says_the_same(one: Wording, other: Wording) -> bool:
    """So that a second tap finds what the first one did."""
    return all(getattr(one, name) == getattr(other, name) for name in (*WORDS, "picture_id"))


def state_in_words(one: Wording, shown: Wording | None, now: datetime | None = None) -> str:
    """Where these words are in their life."""
    now = now or timezone.now()
    if one.taken_back_at:
        return gettext("taken back")
    if one.shown_from is None:
        return gettext("a draft")
    if one.shown_from > now:
        return gettext("waits for its day")
    return gettext("everybody reads this") if shown and one.id == shown.id else gettext("earlier words")


def filled(html: str, known: dict[str, str]) -> str:
    """`{foreningen}` becomes the association's name; a word in braces that we do not know is left as it is."""
    return re.sub(r"\{([a-z]+)\}", lambda found: known.get(found[1], found[0]), html)


def stylesheet(look: Look) -> str:
    """The colours by day and by night; nothing but signs that were checked when they were chosen."""
    day = by_day(look.strong) if look.strong else {}
    night = by_night(look.strong) if look.strong else {}
    day |= warm_by_day(look.warm) if look.warm else {}
    night |= warm_by_night(look.warm) if look.warm else {}
    by_itself = "@media screen and (prefers-color-scheme:dark){:root:not([data-look=light]){%s}}"
    chosen = "@media screen{:root[data-look=dark]{%s}}"
    lines = [f":root{{{_set(day)}}}"] if day else []
    lines += [by_itself % _set(night), chosen % _set(night)] if night else []
    return "\n".join(lines) + "\n"


def fault_in_words(fault: str) -> str:
    """What was wrong the last time, for whoever looks after the website."""
    if fault.isdigit():
        return gettext("It answered %(number)s.") % {"number": fault}
    return str(FAULTS.get(fault, FAULTS[""]))


def _set(colours: dict[str, str]) -> str:
    return "".join(f"--{name}:{colour};" for name, colour in colours.items())
