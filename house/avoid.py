"""Words we never use, matched whole, and words that must not leave the house. The reasons stand in docs/words.md."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from house.texts import STAFF, Text

# Whole words, with the forms in which Danish bends them.
DANISH = re.compile(
    r"\b(?:brugere?n?s?|brugerne|klient(?:en|er|erne)?|patient(?:en|er|erne)?|borger(?:en|e|ne)?|sag(?:en|er|erne)?"
    r"|visiter\w*|indsats(?:en|er|erne)?|tilbud(?:det|dene)?|deltager(?:en|e|ne)?"
    r"|lider af|psykisk syge?|svage?|ressourcesvage?|skizofren\w*|match(?:et|er|es|e|ing)?|tildel\w*|score\w*"
    r"|risiko\w*|udred\w*|afslået|afvist|udeblev\w*|no-show|mål(?:et|ene)?|progression\w*|status|baseline"
    r"|afslutte forløb\w*|udskriv\w*|bemærk|venligst|såfremt|vedrørende|jf\.?|du skal|fejl|ugyldig\w*"
    r"|tilbage til|bedre end før|sammenlignet med)(?!\w)",
    re.I,
)
ENGLISH = re.compile(
    r"\b(?:service users?|cases?|complian(?:ce|t)|suffer(?:s|ing)?(?: from)?|mentally ill|patients?|clients?"
    r"|match(?:es|ed)?|scores?|risk|progress|no-show|invalid|error)\b",
    re.I,
)
# Said of nobody, to anybody.
NEVER = re.compile(
    r"\b(?:lider af|psykisk syge?|ressourcesvage?|skizofren\w*|suffers from|mentally ill)\b|!(?!=)", re.I
)
# Turns of phrase that are not the word we mean: a relief, a verb, a way of speaking.
INNOCENT = re.compile(
    r"\bdu skal (?:ikke|aldrig|intet|hverken|bare|kun)\b"
    r"|\b(?:andre|vi|du|jeg|de|I|han|hun|man|der|som|ikke|og|kun) bruger\b"
    r"|\bbruger (?:vi|du|de|I|man|kun|ikke)\b|\bin (?:any |that )?case\b|\bjust in case\b",
    re.I,
)
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
