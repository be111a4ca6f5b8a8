"""Short answers people write in cells: yes and no, how many, which gender, paid or not."""

import re
import unicodedata

from .grid import Note

YES = frozenset(
    ("ja", "j", "jo", "jep", "jatak", "x", "xx", "ok", "okay", "yes", "y", "true", "sandt", "1", "v", "givet",
     "modtaget", "✓", "✔", "☑", "✅")
)  # fmt: skip
NO = frozenset(
    ("nej", "n", "no", "nejtak", "-", "–", "—", "0", "false", "falsk", "mangler", "ikke", "ikkeendnu", "endnuikke",
     "✗", "✘", "☐", "❌")
)  # fmt: skip
_GENDERS = {
    "woman": ("k", "kv", "kvinde", "kvinder", "dame", "pige", "hun", "f", "female", "woman"),
    "man": ("m", "mand", "mænd", "herre", "dreng", "han", "male", "man"),
    "other": ("nonbinær", "ikkebinær", "nonbinary", "nb", "andet", "other", "x"),
}
_NUMBERS = {"ingen": 0, "nul": 0, "en": 1, "én": 1, "et": 1, "to": 2, "tre": 3, "fire": 4, "fem": 5}
MOST = 4


def squeezed(text: str) -> str:
    """Without spaces, stops and the invisible sign that makes a tick an emoji."""
    plain = unicodedata.normalize("NFC", text).casefold()
    return re.sub(r"[\s.,!?()\"'’/_\ufe0e\ufe0f]+|(?<=\w)-(?=\w)", "", plain)


def yes_or_no(text: str) -> bool | None:
    """None for everything that is not plainly one of the two; a "yes, but" is no yes."""
    word = squeezed(text)
    return True if word in YES else False if word in NO else None


def consent(text: str) -> tuple[bool | None, list[Note]]:
    """Only a plain yes counts; all else means that we ask first."""
    answer = yes_or_no(text)
    unclear = bool(text.strip()) and answer is None
    return answer, [Note("consent_unclear", "consent", (text.strip(),))] if unclear else []


def gender(text: str) -> tuple[str | None, list[Note]]:
    """`woman`, `man` or `other`; a wish to say nothing is no error."""
    word = squeezed(text)
    for code, words in _GENDERS.items():
        if word in words:
            return code, []
    return None, [Note("gender_unclear", "gender", (text.strip(),))] if word else []


def employment(text: str) -> tuple[str | None, list[Note]]:
    """`volunteer`, `flex` or `paid`."""
    plain = text.casefold()
    unpaid = re.search(r"\b(ulønnet|ikke lønnet|unpaid)", plain)
    found = {
        "volunteer": bool(unpaid) or "frivil" in plain or "volunt" in plain,
        "flex": "fleks" in plain,
        "paid": not unpaid and bool(re.search(r"\b(løn|ansat|fastansat|paid|employ)", plain)),
    }
    codes = [code for code, is_so in found.items() if is_so]
    if len(codes) == 2 and "flex" in codes:
        return "flex", []
    if len(codes) == 1:
        return codes[0], []
    return None, [Note("employment_unclear", "employment", (text.strip(),))] if plain.strip() else []


def capacity(text: str) -> tuple[int | None, list[Note]]:
    """How many people at a time, 1 to 4; a span counts as its smaller number."""
    numbers = [int(one) for one in re.findall(r"\d{1,3}", text.split(".0")[0])]
    numbers = numbers or [_NUMBERS[word] for word in re.findall(r"\w+", text.casefold()) if word in _NUMBERS]
    if not numbers or numbers[0] == 0:
        return None, [Note("capacity_unclear", "capacity", (text.strip(),))] if text.strip() else []
    if numbers[0] > MOST:
        return MOST, [Note("capacity_lowered", "capacity", (text.strip(), str(MOST)))]
    return numbers[0], [Note("capacity_span", "capacity", (text.strip(),))] if len(numbers) > 1 else []


def several(text: str) -> tuple[str, ...]:
    """A list in a cell, whatever stands between its parts."""
    parts = re.split(r"[,;/+&\n•·]|\bog\b|\band\b|\bsamt\b", text)
    return tuple(dict.fromkeys(part.strip(" .-") for part in parts if part.strip(" .-")))
