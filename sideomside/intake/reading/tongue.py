"""Is a mail in Danish or in English? A guess from small words, which says so when it does not know."""

import re

DANISH = """
    jeg mig min mine dig din ikke også ogsaa med af på paa og er det har som vil gerne fra kun hvad hvor hvornår hvordan
    hvis når naar så saa må maa skal kunne ville være vaere bliver blive noget nogen meget mere eller efter igen altid
    aldrig lige hej kære tak hilsen venlig
"""
ENGLISH = """
    the and my you your with this that these not but are would could should can what which who when where how why if
    because about from there they them their been any some someone somebody something it's don't i'm i've i'd just very
    please need help like want hello dear thank thanks regards
"""
# German, Polish, Dutch, Swedish and Norwegian: whoever writes in them is not taken for somebody who wrote in ours.
OTHERS = """
    ich und nicht ist bin habe sehr bitte danke auf für wir aber eine einen
    się nie jest jak czy dzień dobry proszę dziękuję chcę mam
    ik het een niet graag wil heb voor
    jag och inte är mycket från också ikkje eg deg takk tack
"""
FEWEST = 2  # one small word alone is no language
LEAD = 3  # so many times as often as all else
READ = 120  # words: a long signature or a notice from a firm is not how somebody writes
LOOKED_AT = (
    4_000  # characters: this is read in our own process, where a mail must not decide how long it takes
)
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_ODD = re.compile(
    r"^[^\w\n]{0,9}(?:sent from|get outlook|sendt fra|hent outlook)\b.*$", re.IGNORECASE | re.MULTILINE
)
_OURS = re.compile(r"[æøå]")


def language_of(text: str) -> str:
    """ "da" or "en" where one clearly leads; "" for anything else, and for too little to tell."""
    words = _WORD.findall(_ODD.sub("", text[:LOOKED_AT]).replace("\u2019", "'").casefold())[:READ]
    # A street or a name may have such letters too: all of them together count for one word.
    danish = _how_many(words, DANISH) + any(_OURS.search(word) for word in words)
    english, other = _how_many(words, ENGLISH), _how_many(words, OTHERS)
    if _leads(danish, english + other):
        return "da"
    return "en" if _leads(english, danish + other) else ""


def _leads(one: int, rest: int) -> bool:
    return one >= FEWEST and one >= LEAD * rest


def _how_many(words: list[str], listed: str) -> int:
    small = set(listed.split())
    return sum(word in small for word in words)
