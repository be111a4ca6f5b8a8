"""Which row holds the headings, and what each column means, guessed from Danish and English words."""

import re
from dataclasses import dataclass

from .grid import Grid

WORDS: dict[str, str] = {
    "first_name": "fornavn, fornavne, kaldenavn, first name, firstname, given name",
    "last_name": "efternavn, efternavne, last name, lastname, surname, familienavn",
    "name": "navn, fulde navn, name, full name, peer, peers, hvem",
    "phone": "tlf, telefon, telefonnr, telefonnummer, tlfnr, mobil, mobilnr, mobilnummer, mobiltelefon, "
    "mobiltlf, phone, mobile, phone number",
    "mail": "mail, email, mailadresse, emailadresse, mails",
    "postcode": "postnr, postnummer, post nr, zip, postcode, postal code",
    "municipality": "kommune, bopælskommune, municipality",
    "place": "by, bydel, område, sted, postnr by, postnr og by, mødested, town, city, area, place, hvor",
    "times": "dage, dag, ugedage, tidspunkter, tidspunkt, tider, tid, hvornår, kan mødes, days, times, "
    "availability, when",
    "gender": "køn, kon, gender, sex",
    "age": "alder, aldersgruppe, age, age band, age group",
    "birth": "fødselsår, født, fødselsdato, fødselsdag, fødeår, årgang, birth year, year of birth, born",
    "languages": "sprog, taler, language, languages",
    "capacity": "antal, kapacitet, pladser, antal pladser, plads til, hvor mange, antal deltagere, maks, max, "
    "capacity",
    "since": "startdato, start, siden, startet, opstart, peer siden, frivillig siden, ansat siden, indmeldt, "
    "since, start date",
    "employment": "lønnet frivillig, frivillig lønnet, ansættelse, ansættelsesform, lønnet, frivillig, "
    "employment, paid, volunteer",
    "consent": "samtykke, samtykkeerklæring, consent, gdpr, må kontaktes, tilladelse",
    "themes": "erfaring, erfaringer, temaer, tema, levede erfaringer, kan tale om, baggrund, themes, "
    "experience, experiences",
    "notes": "noter, note, bemærkning, bemærkninger, kommentar, kommentarer, andet, øvrigt, notes, comments, "
    "remarks",
}
FIELDS = tuple(WORDS)
MAY_REPEAT = frozenset({"phone", "notes", "times"})
"""Two columns of phone numbers are read as one cell with two numbers."""

NEVER_TAKEN = re.compile(r"\b(cpr|personn|diagnos|medicin|medication|sygdom|social security)")
NOT_NEEDED = frozenset({"adresse", "address", "vej", "gade", "nr", "id"})

LOOKED_AT = 25
SURE, LIKELY, PERHAPS = 100, 85, 70

_SYNONYMS = {field: tuple(word.strip() for word in words.split(",")) for field, words in WORDS.items()}
_CONTENT = {
    "mail": re.compile(r"\S+@\S+\.\w+"),
    "phone": re.compile(r"(\+|00)?[\d ().-]{8,16}"),
    "postcode": re.compile(r"\d{4}"),
}


@dataclass(frozen=True)
class Column:
    """A column and what it seems to hold: `field` is "" when nobody knows, `confidence` is 0..100."""

    index: int
    heading: str
    field: str
    confidence: int
    left_out: bool = False


@dataclass(frozen=True)
class Guess:
    """`header` is a row index, or None when the list simply begins."""

    header: int | None
    columns: tuple[Column, ...]

    @property
    def fields(self) -> dict[str, list[int]]:
        """Column numbers by field, as `rows.texts` wants them; a person may change them first."""
        found: dict[str, list[int]] = {}
        for column in self.columns:
            if column.field:
                found.setdefault(column.field, []).append(column.index)
        return found


def guess(grid: Grid) -> Guess:
    """Titles and merged headings above the real headings are stepped over."""
    header = _find_header(grid)
    headings = grid.rows[header] if header is not None else ()
    body = grid.rows[(header + 1 if header is not None else 0) :]
    width = max((len(row) for row in grid.rows), default=0)
    padded = [headings[index] if index < len(headings) else "" for index in range(width)]
    named = _settle([_named(index, heading) for index, heading in enumerate(padded)])
    return Guess(header, tuple(_by_content(named, body)))


def meaning(heading: str) -> tuple[str, int]:
    """What one heading most likely means, and how sure we are."""
    plain = _plain(heading)
    if not plain or NEVER_TAKEN.search(plain):
        return "", 0
    found = [(_match(plain, word), len(word), field) for field in FIELDS for word in _SYNONYMS[field]]
    confidence, _, field = max(found, key=lambda one: (one[0], one[1]))
    return (field, confidence) if confidence else ("", 0)


def _find_header(grid: Grid) -> int | None:
    scores = {index: _score(row) for index, row in enumerate(grid.rows[:LOOKED_AT])}
    best = max(scores, key=lambda index: (scores[index], -index), default=None)
    return best if best is not None and scores[best] >= 2 * PERHAPS else None


def _score(row: tuple[str, ...]) -> int:
    """Each meaning counts once; long cells are sentences, not headings."""
    found: dict[str, int] = {}
    for cell in row:
        field, confidence = meaning(cell) if len(cell) <= 60 else ("", 0)
        if field:
            found[field] = max(confidence, found.get(field, 0))
    return sum(found.values())


def _plain(heading: str) -> str:
    text = re.sub(r"\be[-\s]?mail", "email", heading.casefold())
    return " ".join(re.findall(r"[^\W_]+", text))


def _match(plain: str, word: str) -> int:
    if plain == word:
        return SURE
    if f" {word} " in f" {plain} ":
        return LIKELY
    long_enough = len(word) >= 4
    return PERHAPS if long_enough and any(token.startswith(word) for token in plain.split()) else 0


def _named(index: int, heading: str) -> Column:
    field, confidence = meaning(heading)
    plain = _plain(heading)
    left_out = bool(NEVER_TAKEN.search(plain)) or (not field and plain in NOT_NEEDED)
    return Column(index, heading.strip(), field, confidence, left_out)


def _settle(columns: list[Column]) -> list[Column]:
    """Each meaning goes to the column that is surest of it; the leftmost wins among equals."""
    settled, taken = {}, set()
    for column in sorted(columns, key=lambda one: (-one.confidence, one.index)):
        if column.field and column.field in taken and column.field not in MAY_REPEAT:
            column = Column(column.index, column.heading, "", 0)
        taken.add(column.field)
        settled[column.index] = column
    return [settled[index] for index in range(len(columns))]


def _by_content(columns: list[Column], body: tuple[tuple[str, ...], ...]) -> list[Column]:
    """Columns without a known heading may still be full of mail addresses or phone numbers."""
    taken = {column.field for column in columns}
    found = []
    for column in columns:
        if not column.field and not column.left_out:
            values = [row[column.index].strip() for row in body[:200] if column.index < len(row)]
            column = _full_of(column, [value for value in values if value], taken)
        taken.add(column.field)
        found.append(column)
    return found


def _full_of(column: Column, values: list[str], taken: set[str]) -> Column:
    for field, pattern in _CONTENT.items():
        hits = sum(bool(pattern.fullmatch(value)) for value in values)
        if field not in taken and len(values) >= 3 and hits >= 0.7 * len(values):
            return Column(column.index, column.heading, field, 100 * hits // len(values) // 2 + 10)
    return column
