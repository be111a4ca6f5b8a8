"""Words we never use, matched whole. The reasons stand in docs/words.md; the build holds our own texts to them."""

import re

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


def words_to_avoid(text: str, language: str) -> list[str]:
    """Each of them once, in the order met, as somebody wrote it."""
    plain = INNOCENT.sub("", text)
    patterns = (ENGLISH if language == "en" else DANISH, NEVER)
    return list(dict.fromkeys(found[0] for one in patterns for found in one.finditer(plain)))
