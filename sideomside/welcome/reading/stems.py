"""Words as a Danish reader looks for them: any ending, any spelling of æøå, and inside longer words.

A small index in memory, ranked by ourselves, so that every database gives the same answers.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache, lru_cache
from math import log
from typing import Any

from snowballstemmer import stemmer

WORD = re.compile(r"[^\W_]+")
SPELT_OUT = (("ae", "æ"), ("oe", "ø"), ("aa", "å"))
SHORTEST_PART, SHORTEST_PIECE = (
    4,
    3,
)  # letters of a word inside another, and of a piece one is taken apart into
IN_THE_TITLE, WHOLE, INSIDE = 4.0, 1.0, 0.5
DANISH = """
og i at det er en et den til på de med for af der som jeg du vi han hun man har kan vil skal hvad hvor hvem
"""
ENGLISH = "the a an and or of to in is are it that you i we for with on at what where who how do"
SMALL = {"da": frozenset(DANISH.split()), "en": frozenset(ENGLISH.split())}


def stems(text: str, language: str) -> list[str]:
    """Each word as its stem; the small words that stand everywhere are left out."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    words = [word for word in WORD.findall(plain) if word not in SMALL[language]]
    return [_stem(_one_spelling(word, language), language) for word in words]


def _one_spelling(word: str, language: str) -> str:
    """`paaroerende` and `pårørende` are one word; so are `smörrebröd` and `smørrebrød`. In English Ærø is aeroe."""
    for letter, native in (("ä", "æ"), ("ö", "ø")):
        word = word.replace(letter, native)
    for spelt, letter in SPELT_OUT:
        word = word.replace(spelt, letter) if language == "da" else word.replace(letter, spelt)
    return word


@lru_cache(maxsize=20_000)
def _stem(word: str, language: str) -> str:
    """Remembered word by word, so that nothing anybody has taken back is remembered as a text."""
    return _stemmer(language).stemWord(word)


@cache
def _stemmer(language: str) -> Any:
    return stemmer("danish" if language == "da" else "english")


@dataclass(frozen=True)
class Entry:
    """Something that can be found: where it leads, what it is called and what it says."""

    href: str
    title: str
    text: str
    kind: str = ""


@dataclass
class Index:
    """Everything that can be found in one language."""

    language: str
    entries: list[Entry]
    counts: list[Counter[str]] = field(default_factory=list)
    titles: list[frozenset[str]] = field(default_factory=list)
    known_by: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        for one in self.entries:
            title = stems(one.title, self.language)
            count = Counter([*title, *stems(one.text, self.language)])
            self.counts.append(count)
            self.titles.append(frozenset(title))
            self.known_by.update(count.keys())

    def find(self, asked: str, at_most: int = 20) -> list[Entry]:
        """All that answers, best first; of two as good, the one named first in the alphabet."""
        words = dict.fromkeys(stems(asked, self.language))
        parts = dict.fromkeys(part for word in words for part in self._asked(word))
        wanted = [self._ways(part) for part in parts]
        found = [(self._weights(wanted, number), one) for number, one in enumerate(self.entries)]
        most = [(sum(weights), one) for weights, one in found if len(weights) * 2 > len(wanted)]
        ranked = most or [(sum(weights), one) for weights, one in found if weights]
        return [one for _, one in sorted(ranked, key=lambda pair: (-pair[0], pair[1].title))][:at_most]

    def _weights(self, wanted: Iterable[dict[str, float]], number: int) -> list[float]:
        """One figure for each word asked for that stands there, in some way."""
        return [weight for ways in wanted if (weight := self._weight(ways, number)) > 0]

    def _weight(self, ways: dict[str, float], number: int) -> float:
        return max((self._said(stem, share, number) for stem, share in ways.items()), default=0)

    def _said(self, stem: str, share: float, number: int) -> float:
        times = self.counts[number][stem]
        if not times:
            return 0
        rare = log(1 + len(self.entries) / self.known_by[stem])
        return share * rare * (1 + log(times) + (IN_THE_TITLE if stem in self.titles[number] else 0))

    def _ways(self, word: str) -> dict[str, float]:
        """The stem itself; longer words it begins or ends; and the parts of a word nobody here has written."""
        ways = {word: WHOLE} if word in self.known_by else {}
        if len(word) >= SHORTEST_PART:
            longer = (stem for stem in self.known_by if stem != word and _holds(stem, word))
            ways |= dict.fromkeys(longer, INSIDE)
        return ways

    def _asked(self, word: str) -> list[str]:
        """`kaffemøde`, where nobody has written it, is asked as coffee and as meetings."""
        if self._ways(word):
            return [word]
        pieces = [stem for stem in self.known_by if len(stem) >= SHORTEST_PIECE]
        first = max((stem for stem in pieces if word.startswith(stem)), key=len, default="")
        last = max((stem for stem in pieces if word.endswith(stem)), key=len, default="")
        return [part for part in dict.fromkeys((first, last)) if part] or [word]


def _holds(longer: str, part: str) -> bool:
    return longer.startswith(part) or longer.endswith(part)
