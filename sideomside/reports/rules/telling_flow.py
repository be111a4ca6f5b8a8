"""From enquiry to meeting, in words: who came, and how long until they met somebody."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sideomside.reports.rules import cells, drawing
from sideomside.reports.rules.cells import HIDDEN, Cell
from sideomside.reports.rules.counting import VALUES
from sideomside.reports.rules.facts import DAYS_LIVE
from sideomside.reports.rules.figures import Figures
from sideomside.reports.rules.naming import NAMES
from sideomside.reports.rules.sections import Section


def flow(figures: Figures) -> list[Section]:
    """Two tables about coming, one about waiting as it is lived: somebody is met, leaves, or waits still."""
    return [came(figures), waited(figures), *([curve(figures)] if _has_curve(figures) else [])]


def lines_of(figures: Figures, name: str) -> list[tuple[str, Cell]]:
    """The rows of one table. A row of nobody is left out of what everybody may see in full."""
    shown = figures.tables[name]
    return [(str(NAMES[name][value]), cells.count(shown[value])) for value in VALUES[name]]


def as_rows(lines: list[tuple[str, Cell]], total: int | None) -> list[tuple[Cell, ...]]:
    return [
        *((cells.words(label), cell) for label, cell in lines),
        (cells.words(_("In all")), cells.count(total)),
    ]


def people(total: int | None, one: str, nobody: str, hidden: str) -> str:
    """The finding: a number in words, nobody, or that it was too few to say."""
    if total is None:
        return hidden
    return one if total else nobody


def unsaid(figures: Figures, name: str, too_few: str) -> str:
    """Why there is no number for all: too few in all, or only in some of the rows."""
    if any(figures.tables[name].values()):
        return _("Some rows have too few to say how many in all")
    return too_few


def came(figures: Figures) -> Section:
    total, lines = figures.totals["came"], lines_of(figures, "came")
    title = people(
        total,
        ngettext("%(count)s person got in touch", "%(count)s people got in touch", total or 0)
        % {"count": cells.count(total).text},
        _("Nobody got in touch in this period"),
        unsaid(figures, "came", _("Too few got in touch to say how many")),
    )
    return Section(
        "came",
        title,
        _("Each person is counted once, by the way they came first in the period."),
        (_("How they came"), _("People")),
        as_rows(lines, total),
        drawing.bars(title, _said(lines), lines),
        _whom(figures),
    )


def _whom(figures: Figures) -> str:
    """Inside, whoever wrote again too; outside, the very people whose wait is told below."""
    if figures.level == "R0":
        return _(
            "People who look for support for themselves. Relatives and professionals are not counted here."
        )
    return _(
        "People who look for support for themselves and got in touch for the first time. "
        "Relatives and professionals are not counted here."
    )


def waited(figures: Figures) -> Section:
    total, lines = figures.totals["waits"], lines_of(figures, "waits")
    return Section(
        "waits",
        _wait_title(figures),
        _wait_lead(figures),
        (_("How long from the first words"), _("People")),
        as_rows(lines, total),
        drawing.bars(_wait_title(figures), _said(lines), lines),
        _(
            "People who got in touch for the first time in the period, as it stood on its last day. "
            "Days are counted from the first words to the first meeting with a peer."
        ),
        ("desk:today", _("See who waits today")),
    )


def curve(figures: Figures) -> Section:
    """Waiting as competing risks, with how sure so few people can make us."""
    told = figures.facts
    days = [day for day in DAYS_LIVE if f"met_{day}" in told]
    met = [(day, cells.percent(told[f"met_{day}"])) for day in days]
    left = [(day, cells.percent(told.get(f"left_{day}"))) for day in days]
    around = [
        (cells.percent(told.get(f"met_low_{day}")), cells.percent(told.get(f"met_high_{day}")))
        for day in days
    ]
    title = _curve_title(figures)
    lead = _("The pale field shows how sure we can be: the truth lies there 19 times out of 20.")
    line = drawing.Line(_("have met"), met, around, _("days since the first words"))
    rows = [
        (cells.count(day), one, Cell(_between(*pair), instead=True), gone)
        for (day, one), pair, (_day, gone) in zip(met, around, left, strict=True)
        if one.number is not None
    ]
    return Section(
        "curve",
        title,
        lead,
        (_("Days after"), _("Had met a peer"), _("Between"), _("Had left")),
        rows,
        drawing.curve(title, lead, line, drawing.Line(_("have left"), left)),
        _curve_meaning(),
    )


def _curve_meaning() -> str:
    return _(
        "Whoever left can no longer be met, and whoever waits still may be. Both are counted in "
        "(Aalen and Johansen), so that the wait looks neither shorter nor longer than it is."
    )


def _has_curve(figures: Figures) -> bool:
    return sum(figures.facts.get(f"met_{day}") is not None for day in DAYS_LIVE) > 1


def _wait_title(figures: Figures) -> str:
    total, median = figures.totals["waits"], figures.facts.get("wait_median")
    if total == 0:
        return _("Nobody new waited in this period")
    if median is not None:
        return _("Half of those who came had met a peer after %(days)s") % {"days": cells.days(median).text}
    if figures.facts.get("met_7") is not None:
        return _("Fewer than half of those who came had met a peer yet")
    return _("Too few came to say how long one waits")


def _wait_lead(figures: Figures) -> str:
    told = figures.facts
    low, high, answered = told.get("wait_low"), told.get("wait_high"), told.get("answer_median")
    said = []
    if low is not None and high is not None:
        said.append(
            _("With so few people it may as well be between %(low)s and %(high)s.")
            % {"low": cells.count(low).text, "high": cells.days(high).text}
        )
    if answered is not None:
        said.append(
            _("Half had an answer from a person the same day.")
            if answered < 1
            else _("Half had an answer from a person within %(days)s.") % {"days": cells.days(answered).text}
        )
    return " ".join(said)


def _curve_title(figures: Figures) -> str:
    share = figures.facts.get("met_30", None)
    if share is None:
        share = figures.facts.get("met_7")
        return _("%(share)s had met a peer after a week") % {"share": cells.percent(share).text}
    return _("%(share)s had met a peer after a month") % {"share": cells.percent(share).text}


def _between(low: Cell, high: Cell) -> str:
    """Before anybody has met, the method knows no spread; that is not the same as being sure."""
    if low.number is None or high.number is None or low.number == high.number:
        return HIDDEN
    said = _("%(low)s to %(high)s %%") % {"low": round(low.number), "high": round(high.number)}
    return said.replace(" %", "\N{NO-BREAK SPACE}%")


def _said(lines: list[tuple[str, Cell]]) -> str:
    """What a drawing shows, for whoever does not see it."""
    return "; ".join(f"{label}: {cell.text}" for label, cell in lines) + "."
