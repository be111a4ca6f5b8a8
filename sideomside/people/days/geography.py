"""Which region a municipality belongs to depends on the day one asks: five become four in 2027."""

import csv
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

REGIONS_MERGE = date(2027, 1, 1)
"""The day Hovedstaden and Sjælland become Østdanmark; figures for 2026 keep the old names."""


@dataclass(frozen=True)
class Municipality:
    """A code of four characters (text: it may begin with 0), a name, and a region before and since 2027."""

    code: str
    name: str
    region_before_2027: str | None
    region_since_2027: str | None
    governs_itself: bool

    def region_on(self, day: date) -> str | None:
        return self.region_before_2027 if day < REGIONS_MERGE else self.region_since_2027


@cache
def municipalities() -> dict[str, Municipality]:
    """All 98, and Christiansø, which has a code but neither council nor region."""
    text = files("sideomside.people.data").joinpath("municipalities.csv").read_text(encoding="utf-8")
    return {row["code"]: _municipality(row) for row in csv.DictReader(text.splitlines())}


def region_on(code: str, day: date) -> str | None:
    """None for Christiansø and for codes nobody has."""
    found = municipalities().get(code)
    return found.region_on(day) if found else None


def code_of(said: str) -> str | None:
    """The code of a municipality by its code or its name, however it is spelt; None when there is none like it."""
    wanted = said.strip().casefold().removesuffix(" kommune")
    return next(
        (one.code for one in municipalities().values() if wanted in (one.code, one.name.casefold())), None
    )


def regions_on(day: date) -> list[str]:
    """The regions of that day, in alphabetical order."""
    return sorted({region for one in municipalities().values() if (region := one.region_on(day))})


def _municipality(row: dict[str, str]) -> Municipality:
    return Municipality(
        code=row["code"],
        name=row["name"],
        region_before_2027=row["region_before_2027"] or None,
        region_since_2027=row["region_since_2027"] or None,
        governs_itself=row["kind"] == "municipality",
    )
