"""What becomes of a letter: a person's words are heard, a machine's are noted or set aside. Pure."""

import re
from datetime import datetime, timedelta
from enum import StrEnum

from .heavy import sounds_heavy
from .letter import Letter

ROBOTS = (
    "no-reply",
    "noreply",
    "no_reply",
    "donotreply",
    "do-not-reply",
    "ikke-svar",
    "svar-ikke",
    "ingensvar",
)
ROBOTS_TOO = ("mailer-daemon", "postmaster", "bounce")
_AFTER_PLUS = re.compile(r"\+[^@]*@")
CLOCKS_LIE_BEYOND = timedelta(days=30)


class Fate(StrEnum):
    """PERSON is heard; MARKED and FORM wait for somebody to look; the others say which machine wrote it."""

    PERSON = "person"
    BOUNCE = "bounce"
    AUTO = "auto"
    FORM = "form"
    LIST = "list"
    LOOP = "loop"
    MARKED = "marked"


def fate_of(letter: Letter, *, answers_us: bool, our_group: bool = False) -> Fate:
    """An answer to a letter of ours may come through a list, and so may any mail where an address of ours is one;
    anything else a machine sent is not a person's.
    """
    if letter.is_bounce:
        return Fate.BOUNCE
    if letter.loop_mark:
        return Fate.LOOP
    if letter.is_auto:
        return Fate.FORM if _filled_in_by_somebody(letter) and not answers_us else Fate.AUTO
    if letter.is_list and not (answers_us or our_group):
        return Fate.LIST
    return Fate.MARKED if letter.is_marked and not answers_us else Fate.PERSON


def _filled_in_by_somebody(letter: Letter) -> bool:
    """A form on a website writes for many people, and says where the answer goes."""
    elsewhere = letter.reply_to and bare(letter.reply_to) != bare(letter.sender_address)
    return bool(elsewhere) and letter.is_generated and not letter.is_list and not is_robot(letter.reply_to)


def is_heavy(letter: Letter) -> bool:
    """Machines are told apart by signs, and signs may be wrong: heavy words are always read by a person."""
    return sounds_heavy(f"{letter.subject}\n{letter.words}")


def writer_of(letter: Letter) -> str:
    """Where an answer goes. A form on a website writes for many people: then only Reply-To tells them apart."""
    return letter.reply_to or letter.sender_address


def is_robot(address: str) -> bool:
    return address.casefold().partition("@")[0].startswith(ROBOTS + ROBOTS_TOO)


def name_of(letter: Letter) -> str:
    """What somebody's mail program calls them; an address is no name."""
    name = " ".join(letter.sender_name.split())[:80]
    return "" if "@" in name else name


def written_at(letter: Letter, received_at: datetime) -> datetime:
    """When they wrote, if their clock is to be believed: who has waited in a mailbox, has waited."""
    if letter.date and received_at - CLOCKS_LIE_BEYOND <= letter.date <= received_at:
        return letter.date
    return received_at


def bare(address: str) -> str:
    """An address without what stands after a plus, in small letters."""
    return _AFTER_PLUS.sub("@", address.strip().casefold())
