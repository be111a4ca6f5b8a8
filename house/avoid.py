"""Our own texts held to the words we never use (ground/ui/avoid.py), and to those that must not leave the house."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from house.texts import STAFF, Text
from sideomside.ground.ui.avoid import DANISH, ENGLISH, INNOCENT, NEVER

# Outside the house nobody may see what this is about: no name of the service, no word of health or help.
TELLING = re.compile(
    r"\b(?:side om side|peers?|peer\w*|støtte\w*|support\w*|psyk\w*|ment(?:al|alt|ally)"
    r"|sårbar\w*|recovery|bedring|diagnos\w*"
    r"|behandl\w*|terapi\w*|therap\w*|sygdom\w*|illness|kommune\w*|region\w*|selvmord\w*|suicid\w*|følgeskab\w*)\b",
    re.I,
)


# Texts that only look like slips, each with its reason.
EXCUSED = {
    "people: 'participant'": "the name of a role, said among staff",
}


@dataclass(frozen=True)
class Slip:
    """A word that should not stand where it stands."""

    text: Text
    word: str

    def __str__(self) -> str:
        return f"{self.text.place} ({self.text.audience}): {self.word!r}"


def forbidden_in(texts: Iterable[Text]) -> list[Slip]:
    """Words from the avoid-list, in either language, in what these readers meet."""
    slips = []
    for text in texts:
        if text.place in EXCUSED:
            continue
        both = ((DANISH, text.danish), (ENGLISH, text.english)) if text.audience != STAFF else ()
        for pattern, said in (*both, (NEVER, text.danish), (NEVER, text.english)):
            slips += [Slip(text, found[0]) for found in pattern.finditer(INNOCENT.sub("", said))]
    return slips


def leaked_in(texts: Iterable[Text]) -> list[Slip]:
    """Telling words in what leaves the house as mail or text message."""
    return [
        Slip(text, found[0])
        for text in texts
        if text.leaves
        for said in (text.danish, text.english)
        for found in TELLING.finditer(said)
    ]


def telling_words(said: str) -> list[str]:
    """The same in a text as it came out: a letter, a calendar file."""
    return [found[0] for found in TELLING.finditer(said)]
