"""Peers and the time they give, in words. Never one peer, and never beside another."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sideomside.reports.rules import cells, drawing
from sideomside.reports.rules.figures import Figures
from sideomside.reports.rules.sections import Section
from sideomside.reports.rules.telling_flow import as_rows, lines_of, people
from sideomside.reports.rules.telling_lasting import Said, lasting


def of_peers(figures: Figures) -> list[Section]:
    return [stood(figures), helped(figures), given(figures)]


def stood(figures: Figures) -> Section:
    total, lines = figures.totals["peers"], lines_of(figures, "peers")
    active = figures.tables["peers"]["active"]
    title = people(
        active,
        ngettext("%(count)s peer was active", "%(count)s peers were active", active or 0)
        % {"count": cells.count(active).text},
        _("No peer was active"),
        _("Too few peers to say how many were active"),
    )
    return Section(
        "peers",
        title,
        "",
        (_("Where peers stood"), _("Peers")),
        as_rows(lines, total),
        drawing.bars(title, "", lines),
        _("On the last day of the period. Peers are never compared with each other."),
        ("peers:list", _("See the peers")),
    )


def helped(figures: Figures) -> Section:
    said = Said(
        lambda share: _("%(share)s of the peers still helped after a year") % {"share": share},
        _("Too few to say how long peers go on"),
        _("Peers who still helped"),
        _("Counted from the day a peer became active. Breaks count as helping (Kaplan and Meier).")
        if figures.level == "R0"
        else _("Peers who became active in the period. Breaks count as helping (Kaplan and Meier)."),
    )
    return lasting(figures, "helping", (180, 365), 365, said)


def given(figures: Figures) -> Section:
    told = figures.facts
    hours = told.get("hours")
    title = (
        ngettext("Volunteers gave %(count)s hour", "Volunteers gave %(count)s hours", round(hours))
        % {"count": cells.count(hours).text}
        if hours
        else _("No hours of volunteers to show")
    )
    return Section(
        "hours",
        title,
        "",
        (_("Time given"), _("Hours")),
        [
            (cells.words(_("Volunteers, meetings between two people")), cells.count(hours)),
            (cells.words(_("All who led groups and cafés")), cells.count(told.get("group_hours"))),
        ],
        None,
        _("Only time spent together. Learning, supervision and the way there are not counted."),
        ("path:sparrings", _("See supervision")),
    )
