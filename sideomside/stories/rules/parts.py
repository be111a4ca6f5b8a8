"""What a story is made of, and how one is helped to write it. Every part but one may be left out."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from sideomside.stories.models import Publication, Sound, Story

# The four parts, in the order they are read: what stands over each on the page.
PARTS: dict[str, Any] = {
    "begin": _("Where it began"),
    "help": _("What helped"),
    "now": _("Where I am now"),
    "you": _("To you who read this"),
}
# What is asked while one writes, and a few ways to begin.
HELP: dict[str, tuple[Any, Any, tuple[Any, ...]]] = {
    "begin": (
        _("Where does your story begin?"),
        _("Tell only what you like to tell. How something was done to oneself or others is best left out."),
        (_("“One day I noticed that …”"), _("“To others I looked like …”"), _("“The hardest thing was …”")),
    ),
    "help": (
        _("What helped, however little?"),
        _("A person, a place, a habit, a sentence somebody said. Also what did not help."),
        (_("“It began to move when …”"), _("“Somebody asked me …”"), _("“I had thought that …, but …”")),
    ),
    "now": (
        _("Where are you now?"),
        _("It need not be well. An ordinary day is enough."),
        (_("“A good day is when …”"), _("“Some days are still …”"), _("“I look forward to …”")),
    ),
    "you": (
        _("What would you say to somebody who is where you were?"),
        _("No good advice is needed. What would you have liked to hear yourself?"),
        (_("“You need not …”"), _("“If I could tell you one thing …”"), _("“I wish I had known …”")),
    ),
}
# The steps of writing, each with its own page: part, names, what it is about, who may recognise one.
STEPS: dict[str, str] = {
    "begyndelsen": "begin",
    "det-der-hjalp": "help",
    "nu": "now",
    "til-dig": "you",
    "lyd": "sound",
    "navn": "names",
    "handler-om": "about",
    "kan-nogen-kende-mig": "known",
}
KEYS = {step: slug for slug, step in STEPS.items()}
# What people who know one look for, and find.
KNOWN: dict[str, Any] = {
    "place": _("where I live, or where it happened"),
    "work": _("my work, my school or what I studied"),
    "time": _("a year, a date or how old I was"),
    "hospital": _("the name of a ward, a hospital or a home"),
    "others": _("others: a partner, a child, a friend, somebody who helped me"),
    "rare": _("something few have lived through"),
    "said": _("something I often say, or have told before"),
}
PSEUDONYMS = ("Kim", "Robin", "Alex", "Mika", "Sam", "Charlie", "Noa", "Billie", "Jo", "Eli")
MOST_WORDS = 8000  # signs in one part, and in what is said aloud
WORDS_A_MINUTE = 180  # slowly, as one reads what touches one
LEAD = 180  # signs of the first lines shown in a list
# Signs that no keyboard makes, and that a feed or a page of data cannot carry.
_NO_SIGN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|\x7f")
_ADDRESS = re.compile(r"[^\s@]+@[^\s@]+\.\w{2,}|\+?\d(?:[ .]?\d){7,}|(?:https?://|www\.)\S+", re.I)


def tidy(words: str) -> str:
    """Browsers send two signs for a new line; one is enough."""
    return without_odd_signs(words.replace("\r\n", "\n").replace("\r", "\n")).strip()


def without_odd_signs(words: str) -> str:
    """One such sign, pasted from somewhere, must not take a whole feed down."""
    return _NO_SIGN.sub("", words)


def part_names(parts: Mapping[str, str] | None) -> list[tuple[str, Any, str]]:
    """Each part that has words, with what stands over it."""
    return [(key, name, (parts or {})[key]) for key, name in PARTS.items() if (parts or {}).get(key)]


def first_words(parts: Mapping[str, str] | None) -> str:
    """The first lines, cut between two words."""
    words = " ".join(" ".join((parts or {}).get(key, "") for key in PARTS).split())
    if len(words) <= LEAD:
        return words
    return words[:LEAD].rsplit(" ", 1)[0].rstrip(".,;:–- ") + " …"


def minutes_to_read(parts: Mapping[str, str] | None) -> int:
    count = sum(len(words.split()) for words in (parts or {}).values())
    return max(1, round(count / WORDS_A_MINUTE))


def recognisable(
    story: Story | Publication, names: Iterable[str], reach: Iterable[str], said: str = ""
) -> list[str]:
    """Which words of the story lead straight to its writer: a name of their own, an address, a number."""
    words = "\n".join(
        [story.title or "", story.called or "", story.note or "", *(story.parts or {}).values(), said]
    )
    own = {name for whole in names for name in whole.split() if len(name) > 1}
    found = [name for name in sorted(own) if re.search(rf"\b{re.escape(name)}s?\b", words, re.I)]
    found += [address for address in reach if address and address.casefold() in words.casefold()]
    return list(dict.fromkeys([*found, *_ADDRESS.findall(words)]))


def missing(story: Story, sound: Sound | None = None) -> list[str]:
    """The steps that still want a word before somebody can be asked for a look; sound is never shown without words."""
    wanted = {
        "begin": any((story.parts or {}).values()) or sound is not None,
        "names": bool(story.title and story.called),
        "known": story.known is not None,
        "sound": sound is None or bool(sound.transcript),
    }
    return [step for step, there in wanted.items() if not there]


def is_whole(story: Story, sound: Sound | None = None) -> bool:
    return not missing(story, sound)
