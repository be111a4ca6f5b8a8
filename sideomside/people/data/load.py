"""Reads the lists that lie here, once, into plain values with both languages side by side."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True)
class Words:
    """The same thing said in Danish and in English."""

    da: str
    en: str

    def __getitem__(self, language: str) -> str:
        return self.en if language == "en" else self.da


@dataclass(frozen=True)
class Theme:
    """Something lived through. `name` continues "Jeg kender til ..." and "I know about ..."."""

    code: str
    group: str
    name: Words
    hint: Words


@dataclass(frozen=True)
class ThemeGroup:
    """Themes that stand together, so that a long list can be read."""

    code: str
    name: Words
    themes: tuple[Theme, ...]


@dataclass(frozen=True)
class SpokenLanguage:
    """A language two people may share."""

    code: str
    name: Words


@dataclass(frozen=True)
class HelpLineDraft:
    """A line nobody has confirmed yet; a person does that inside the product, with a date."""

    code: str
    name: str
    number: str
    channel: str
    region: str
    always_open: bool
    hours: Words
    note: Words
    source: str
    verified_on: str


@cache
def theme_groups() -> tuple[ThemeGroup, ...]:
    """In the order a person meets them."""
    return tuple(
        ThemeGroup(group["code"], _words(group), tuple(_theme(group["code"], one) for one in group["theme"]))
        for group in _read("themes.toml")["group"]
    )


@cache
def themes() -> dict[str, Theme]:
    """Every theme by its code."""
    return {theme.code: theme for group in theme_groups() for theme in group.themes}


@cache
def spoken_languages() -> dict[str, SpokenLanguage]:
    """Every language by its code, Danish first."""
    rows = _read("languages.toml")["language"]
    return {row["code"]: SpokenLanguage(row["code"], _words(row)) for row in rows}


@cache
def help_line_drafts() -> tuple[HelpLineDraft, ...]:
    """To be copied into an organisation's own list, unconfirmed."""
    return tuple(_help_line(row) for row in _read("helplines.toml")["line"])


def _read(name: str) -> dict:
    return tomllib.loads(files(__package__).joinpath(name).read_text(encoding="utf-8"))


def _theme(group: str, row: dict[str, str]) -> Theme:
    return Theme(row["code"], group, _words(row), _words(row, "hint_"))


def _words(row: dict[str, str], prefix: str = "") -> Words:
    return Words(row[f"{prefix}da"], row[f"{prefix}en"])


def _help_line(row: dict) -> HelpLineDraft:
    plain = {name: row[name] for name in HelpLineDraft.__annotations__ if name in row}
    return HelpLineDraft(**plain, hours=_words(row, "hours_"), note=_words(row, "note_"))
