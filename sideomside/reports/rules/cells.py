"""Numbers as people read them: one cell is the same on the page, in the drawing and in every file.

Thousands stand in groups of three, four digits too, so that 4.000 and 125.000 under each other are read alike.
"""

from dataclasses import dataclass

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

HIDDEN = "–"


@dataclass(frozen=True)
class Cell:
    """What is read, and the number a spreadsheet may add up; neither where nothing may be shown."""

    text: str
    number: float | None = None
    instead: bool = False  # words where a number would have stood
    share: bool = False  # the number is of a hundred

    @property
    def is_number(self) -> bool:
        return self.number is not None or self.text == HIDDEN or self.instead


def words(text: object) -> Cell:
    return Cell(str(text))


def count(number: float | None) -> Cell:
    if number is None:
        return Cell(HIDDEN)
    whole = round(number)
    return Cell(number_format(whole, force_grouping=True), whole)


def percent(number: float | None) -> Cell:
    if number is None:
        return Cell(HIDDEN)
    return Cell(_("%(share)s %%") % {"share": round(number)}, round(number), share=True)


def days(number: float | None) -> Cell:
    if number is None:
        return Cell(HIDDEN)
    whole = round(number)
    return Cell(ngettext("%(count)s day", "%(count)s days", whole) % {"count": whole}, whole)


def kroner(number: float | None) -> Cell:
    if number is None:
        return Cell(HIDDEN)
    return Cell(
        _("%(amount)s kr.") % {"amount": number_format(round(number), force_grouping=True)}, round(number)
    )


def signed(value: float) -> str:
    """Points of change, with the sign first and one decimal."""
    return ("+" if value >= 0 else "−") + number_format(round(abs(value), 1), decimal_pos=1)
