"""How much of a password is left when the words are gone that anybody who knows us would try first."""

import re
from collections.abc import Iterable

_WORDS = """
    sideomside side om sideby peer peers peerpartnerskab peer2peer partnerskab forening foreningen kompasset recovery
    bedring psykiatri koordinator coordinator deltager participant frivillig volunteer kaffe coffee velkommen welcome
    kodeord adgangskode password login hemmelig secret sommer summer vinter winter foraar spring efteraar autumn
    danmark denmark koebenhavn copenhagen
"""
OURS = _WORDS.split()
FEWEST = 6  # letters that have to be left when ours are taken out
_LETTERS = re.compile(r"[^\W\d_]+")


def left_of(password: str, words: Iterable[str]) -> int:
    """Letters that stand when every one of `words` is taken out, the longest first; digits and signs do not count."""
    text = _plain(password)
    for word in sorted({_plain(each) for each in words}, key=len, reverse=True):
        if len(word) > 2:
            text = text.replace(word, " ")
    return len("".join(_LETTERS.findall(text)))


def _plain(text: str) -> str:
    for ours, theirs in (("æ", "ae"), ("ø", "oe"), ("å", "aa")):
        text = text.casefold().replace(ours, theirs)
    return "".join(_LETTERS.findall(text))
