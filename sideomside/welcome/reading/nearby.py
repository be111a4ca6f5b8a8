"""Which places answer what somebody typed: a name, a town, a postcode, a municipality."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

POSTCODE = re.compile(r"(?<!\d)(\d{4})(?!\d)")
SPELT_OUT = (("aa", "å"), ("ae", "æ"), ("oe", "ø"))


class Why(StrEnum):
    """How the places answer what was typed."""

    ALL = "all"  # nothing was typed
    HERE = "here"  # its own name, street, town or postcode
    MUNICIPALITY = "municipality"  # where the programme works
    CLOSE = "close"  # postcodes that begin alike
    NOT_HERE = "not here"  # nothing answers, so all are shown


@dataclass(frozen=True)
class Spot:
    """What one can know a place by."""

    names: tuple[str, ...]
    postcode: str
    municipalities: tuple[str, ...] = ()


@dataclass(frozen=True)
class Answer:
    """Why, and which: numbers in the list that was given."""

    why: Why
    found: tuple[int, ...]


def near(asked: str, spots: Sequence[Spot]) -> Answer:
    """The surest answer there is: by postcode, by name, by municipality, and else everything."""
    everything = tuple(range(len(spots)))
    typed = alike(asked)
    if not typed:
        return Answer(Why.ALL, everything)
    code = POSTCODE.search(asked)
    tries = _by_postcode(code[1], spots) if code else _by_name(typed, spots)
    return next((Answer(why, found) for why, found in tries if found), Answer(Why.NOT_HERE, everything))


def alike(text: str) -> str:
    """Without case, signs or two spellings of one letter; `Københavns Kommune` and `koebenhavn` begin alike."""
    plain = " ".join(re.findall(r"[^\W_]+", text.casefold()))
    for spelt, letter in SPELT_OUT:
        plain = plain.replace(spelt, letter)
    return re.sub(r"s? kommune$", "", plain)


def _by_postcode(code: str, spots: Sequence[Spot]) -> list[tuple[Why, tuple[int, ...]]]:
    here = tuple(n for n, spot in enumerate(spots) if spot.postcode == code)
    close = tuple(n for n, spot in enumerate(spots) if spot.postcode[:2] == code[:2])
    return [(Why.HERE, here), (Why.CLOSE, close)]


def _by_name(typed: str, spots: Sequence[Spot]) -> list[tuple[Why, tuple[int, ...]]]:
    here = tuple(n for n, spot in enumerate(spots) if any(_begins(name, typed) for name in spot.names))
    works = tuple(n for n, spot in enumerate(spots) if any(_is(name, typed) for name in spot.municipalities))
    return [(Why.HERE, here), (Why.MUNICIPALITY, works)]


def _begins(name: str, typed: str) -> bool:
    """A word of the name begins so."""
    known = alike(name)
    return len(typed) > 1 and f" {known}".find(f" {typed}") >= 0


def _is(municipality: str, typed: str) -> bool:
    return len(typed) > 2 and alike(municipality).startswith(typed)
