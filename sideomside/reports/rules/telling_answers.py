"""What people say themselves, in words: change, never effect; who did not answer beside it, and worse always said."""

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sideomside.reports.rules import cells, drawing
from sideomside.reports.rules.answers import Answered
from sideomside.reports.rules.cells import Cell
from sideomside.reports.rules.sections import Section
from sideomside.reports.statistics.wording import Claim

WORDS = {
    Claim.MORE: gettext_lazy(
        "Of %(asked)s people asked, %(n)s answered both times. Between the first meeting and the end they "
        "changed for the better, by %(mean)s points on average (%(low)s to %(high)s)."
    ),
    Claim.LESS: gettext_lazy(
        "Of %(asked)s people asked, %(n)s answered both times. Between the first meeting and the end they "
        "changed for the worse, by %(mean)s points on average (%(low)s to %(high)s)."
    ),
    Claim.UNSURE: gettext_lazy(
        "Of %(asked)s people asked, %(n)s answered both times. We cannot tell whether anything changed: "
        "%(mean)s points on average (%(low)s to %(high)s)."
    ),
    Claim.TOO_FEW: gettext_lazy("Too few have answered to say anything."),
}
TITLES = {
    Claim.MORE: gettext_lazy("More than at the first meeting: %(question)s"),
    Claim.LESS: gettext_lazy("Less than at the first meeting: %(question)s"),
    Claim.UNSURE: gettext_lazy("We cannot tell: %(question)s"),
    Claim.TOO_FEW: gettext_lazy("Too few answers: %(question)s"),
}


def answers(found: list[Answered]) -> list[Section]:
    return [_one(number, one) for number, one in enumerate(found, 1)]


def _one(number: int, one: Answered) -> Section:
    title = TITLES[one.claim] % {"question": one.question}
    better, same, worse = (cells.count(band) for band in one.shown_bands)
    lines = [(_("Better"), better), (_("About the same"), same), (_("Worse"), worse)]
    return Section(
        f"said-{number}",
        title,
        _sentence(one),
        (_("Between the first meeting and the end"), _("People")),
        [(cells.words(label), cell) for label, cell in lines] + _beside(one),
        drawing.bars(title, _sentence(one), lines),
        _(
            "The same people at their first meeting and at the end. Better and worse is one whole step or more. "
            "Nobody was drawn by lot, so nobody knows what would have happened anyway."
        ),
    )


def _sentence(one: Answered) -> str:
    said = WORDS[one.claim]
    if one.change is None:
        return str(said)
    told = {"n": one.n, "asked": max(one.asked, one.n)}
    figures = {"mean": one.change.mean, "low": one.change.low, "high": one.change.high}
    return said % (told | {name: _signed(value) for name, value in figures.items()})


def _beside(one: Answered) -> list[tuple[Cell, ...]]:
    """Who answered, and what would have moved by itself where anybody knows."""
    share = round(100 * one.n / one.asked) if one.asked and one.change else None
    rows = [(cells.words(_("Answered both times, of those asked")), cells.percent(share))]
    if one.by_itself is not None:
        moved = Cell(_signed(one.by_itself), round(one.by_itself, 1))
        rows.append((cells.words(_("Points that would move by themselves")), moved))
    return rows  # type: ignore[return-value]


def _signed(value: float) -> str:
    return ("+" if value >= 0 else "−") + number_format(round(abs(value), 1), decimal_pos=1)
