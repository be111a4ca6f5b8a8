"""One row's texts become one peer's values, with a note on everything that was odd."""

import re
from dataclasses import dataclass
from datetime import date

from sideomside.ground.vault.cpr import COVER, mask

from .ages import age_band
from .answers import capacity, consent, employment, gender, several
from .contacts import mail, phone
from .dates import since
from .grid import Note
from .headings import FIELDS
from .names import name, spaced
from .weektimes import week_slots

BROKEN = re.compile(r"#(REF|N/A|NAVN|NAME|VALUE|VÆRDI|DIV/0|DIVISION/0|I/T|NULL|NUM)!?\??", re.IGNORECASE)


@dataclass(frozen=True)
class PeerRow:
    """What the list says about one person. None and empty mean that nothing usable was said."""

    number: int
    name: str
    phone: str | None
    mail: str | None
    postcode: str
    place: str
    municipality: str
    times: str
    slots: int
    gender: str | None
    age_band: str | None
    languages: tuple[str, ...]
    capacity: int | None
    since: date | None
    employment: str | None
    consent: bool | None
    themes: tuple[str, ...]
    notes: str
    odd: tuple[Note, ...] = ()


def clean_row(number: int, texts: dict[str, str], today: date) -> PeerRow:
    """The same for a row from the file and for one a person has just mended."""
    told, odd = _without_secrets(texts)
    _mail_among_phones(told)
    called, turned = name(told["name"], told["first_name"], told["last_name"])
    found = _values(told, texts.get("birth", ""), today)
    notes = [*odd, *turned, *(note for _, some in found.values() for note in some)]
    values = {key: value for key, (value, _) in found.items()}
    if not (values["phone"] or values["mail"]):
        notes.append(Note("no_contact"))
    return PeerRow(number=number, name=called, **_words(told), **values, odd=tuple(notes))


def _without_secrets(texts: dict[str, str]) -> tuple[dict[str, str], list[Note]]:
    """Numbers that look like someone's CPR are covered before anything else looks at the row."""
    told, odd = {}, []
    for key in FIELDS:
        covered, _ = mask(texts.get(key, ""))
        broken = bool(BROKEN.fullmatch(covered.strip()))
        told[key] = "" if broken else covered
        odd += [Note("cpr_covered", key)] if COVER in covered else []
        odd += [Note("cell_broken", key, (covered.strip(),))] if broken else []
    return told, odd


def _mail_among_phones(told: dict[str, str]) -> None:
    """Addresses typed into the wrong one of two neighbouring columns change places."""
    if "@" in told["phone"] and "@" not in told["mail"]:
        told["phone"], told["mail"] = told["mail"], told["phone"]


def _values(told: dict[str, str], birth: str, today: date) -> dict[str, tuple]:
    return {
        "phone": phone(told["phone"]),
        "mail": mail(told["mail"]),
        "slots": week_slots(told["times"]),
        "gender": gender(told["gender"]),
        "age_band": age_band(told["age"], birth, today),
        "capacity": capacity(told["capacity"]),
        "since": since(told["since"], today),
        "employment": employment(told["employment"]),
        "consent": consent(told["consent"]),
    }


def _words(told: dict[str, str]) -> dict:
    found = re.fullmatch(r"(?:DK-?\s?)?(\d{4})\b\W*(.*)", spaced(told["postcode"]) or spaced(told["place"]))
    postcode, town = (found[1], found[2]) if found else ("", "")
    place = town if found and not spaced(told["postcode"]) else spaced(told["place"]) or town
    return {
        "postcode": postcode,
        "place": place,
        "municipality": re.sub(r"\s+kommune$", "", spaced(told["municipality"]), flags=re.IGNORECASE),
        "times": spaced(told["times"]),
        "languages": several(told["languages"]),
        "themes": several(told["themes"]),
        "notes": told["notes"].strip(),
    }
