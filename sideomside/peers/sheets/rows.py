"""From a grid to one set of texts per person, leaving out what is no person at all."""

import re
from dataclasses import dataclass

from sideomside.ground.vault.cpr import mask

from .ages import only_year
from .answers import yes_or_no
from .grid import Grid
from .headings import Guess

_TOTAL = re.compile(r"(i ?alt|total|sum|antal( i alt| peers| frivillige)?)\b[\s:.\d]*", re.IGNORECASE)
_SEPARATOR = {"name": " ", "first_name": " ", "last_name": " "}


@dataclass(frozen=True)
class RowTexts:
    """The row's number as the spreadsheet shows it, and its texts by field; birthdays and CPR numbers are gone."""

    number: int
    texts: dict[str, str]


@dataclass(frozen=True)
class Skipped:
    """A row that is nobody: `total`, `heading_again` or `section`."""

    number: int
    code: str


def texts(
    grid: Grid, guess: Guess, fields: dict[str, list[int]] | None = None
) -> tuple[list[RowTexts], list[Skipped]]:
    """`fields` are the columns a person settled on; without it the guess is used."""
    chosen = guess.fields if fields is None else fields
    headings = grid.rows[guess.header] if guess.header is not None else ()
    people, skipped = [], []
    for index in range(0 if guess.header is None else guess.header + 1, len(grid.rows)):
        row = grid.rows[index]
        code = _nobody(row, headings, chosen)
        if code:
            skipped.append(Skipped(index + 1, code))
        elif row:
            people.append(RowTexts(index + 1, _texts(row, headings, chosen)))
    return [one for one in people if any(one.texts.values())], skipped


def _texts(row: tuple[str, ...], headings: tuple[str, ...], fields: dict[str, list[int]]) -> dict[str, str]:
    found = {}
    for field, indexes in fields.items():
        cells = [_cell(row, index) for index in indexes]
        text = _SEPARATOR.get(field, "; ").join(cell for cell in cells if cell)
        found[field] = only_year(text) if field == "birth" else mask(text)[0]
    if found.get("employment"):
        found["employment"] = _employment(found["employment"], _cell(headings, fields["employment"][0]))
    return found


def _nobody(row: tuple[str, ...], headings: tuple[str, ...], fields: dict[str, list[int]]) -> str:
    filled = [cell.strip() for cell in row if cell.strip()]
    if not filled:
        return ""
    if _TOTAL.fullmatch(filled[0]) or (_TOTAL.match(filled[0]) and len(filled) <= 2):
        return "total"
    if _is_heading(row, headings):
        return "heading_again"
    alone = len(filled) == 1 and len(fields) >= 3
    looks_so = filled[0].endswith(":") or (filled[0].isupper() and len(filled[0]) > 2)
    return "section" if alone and looks_so else ""


def _is_heading(row: tuple[str, ...], headings: tuple[str, ...]) -> bool:
    """Long lists repeat their headings on each printed page."""
    pairs = zip(row, headings, strict=False)
    return sum(bool(heading.strip()) and cell.strip() == heading.strip() for cell, heading in pairs) >= 3


def _employment(text: str, heading: str) -> str:
    """Under "Frivillig?" a yes means volunteer, under "Lønnet?" it means paid."""
    answer, about = yes_or_no(text), heading.casefold()
    if answer is None or ("frivillig" in about) == ("løn" in about):
        return text
    return "frivillig" if answer == ("frivillig" in about) else "lønnet"


def _cell(row: tuple[str, ...], index: int) -> str:
    return row[index].strip() if index < len(row) else ""
