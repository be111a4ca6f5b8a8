"""Courses of support, in words."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sideomside.reports.rules import cells, drawing
from sideomside.reports.rules.figures import Figures
from sideomside.reports.rules.sections import Section
from sideomside.reports.rules.telling_flow import as_rows, lines_of, people, unsaid
from sideomside.reports.rules.telling_lasting import Said, lasting


def courses(figures: Figures) -> list[Section]:
    return [supported(figures), went_on(figures), stayed(figures), ended(figures), together(figures)]


def supported(figures: Figures) -> Section:
    total, lines = figures.totals["supported"], lines_of(figures, "supported")
    title = people(
        total,
        ngettext("%(count)s person met a peer", "%(count)s people met a peer", total or 0)
        % {"count": cells.count(total).text},
        _("Nobody met a peer in this period"),
        unsaid(figures, "supported", _("Too few met a peer to say how many")),
    )
    held = figures.facts.get("meetings")
    lead = (
        ngettext(
            "There was %(count)s meeting between two people.",
            "There were %(count)s meetings between two people.",
            round(held),
        )
        % {"count": cells.count(held).text}
        if held
        else ""
    )
    return Section(
        "supported",
        title,
        lead,
        (_("How often they have met a peer"), _("People")),
        as_rows(lines, total),
        drawing.bars(title, lead, lines),
        _("People with at least one meeting in the period, by all their meetings up to its last day."),
        ("desk:today", _("See who needs a time")),
    )


def went_on(figures: Figures) -> Section:
    total, lines = figures.totals["going_on"], lines_of(figures, "going_on")
    ended = figures.tables["going_on"]["ended"]
    title = (
        _("Of them, %(count)s had ended by the last day") % {"count": cells.count(ended).text}
        if ended and total is not None
        else _("New, going on and ended")
    )
    return Section(
        "going_on",
        title,
        "",
        (_("Where they stood"), _("People")),
        as_rows(lines, total),
        drawing.bars(title, "", lines),
        _("The same people as above, each in one place."),
    )


def stayed(figures: Figures) -> Section:
    """Kaplan and Meier: whoever still meets counts for as long as we have seen."""
    said = Said(
        lambda share: _("%(share)s still met after three months") % {"share": share},
        _("Too few to say how long two people go on meeting"),
        _("Two people who still met"),
        _(
            "All companionships that had begun by the last day. Whoever still meets is counted for as long "
            "as we have seen, and never as an ending (Kaplan and Meier)."
        )
        if figures.level == "R0"
        else _(
            "Companionships that began in the period. Whoever still meets is counted for as long "
            "as we have seen, and never as an ending (Kaplan and Meier)."
        ),
    )
    return lasting(figures, "stay", (30, 90, 180), 90, said)


def ended(figures: Figures) -> Section:
    total, lines = figures.totals["endings"], lines_of(figures, "endings")
    agreed = figures.tables["endings"]["agreed"]
    if total:
        title = ngettext(
            "For %(count)s person a companionship ended", "For %(count)s people a companionship ended", total
        ) % {"count": cells.count(total).text}
        if agreed:
            title = _("%(title)s, %(agreed)s of them as agreed or because life went on") % {
                "title": title,
                "agreed": cells.count(agreed).text,
            }
    else:
        title = (
            _("No companionship ended")
            if total == 0
            else unsaid(figures, "endings", _("Too few ended to say how"))
        )
    return Section(
        "endings",
        title,
        _("Why something ended is the two people's own; we count in three heaps and no more."),
        (_("How it ended"), _("People")),
        as_rows(lines, total),
        drawing.bars(title, "", lines),
        _("People whose companionship ended in the period, after at least one meeting."),
    )


def together(figures: Figures) -> Section:
    told = figures.facts
    held, seats = told.get("gatherings"), told.get("seats")
    if held is None:
        title = _("Nothing can be said of groups and cafés here")
    elif held:
        title = ngettext("%(count)s gathering was held", "%(count)s gatherings were held", round(held)) % {
            "count": cells.count(held).text
        }
    else:
        title = _("No group or café day was held")
    return Section(
        "together",
        title,
        "",
        (_("Groups, courses and cafés"), _("How many")),
        [
            (cells.words(_("Gatherings held")), cells.count(held)),
            (cells.words(_("Seats taken, added up")), cells.count(seats)),
        ],
        None,
        _(
            "Seats are added up over all days: whoever came three times sat three times. Nobody's name is kept."
        ),
        ("gatherings:list", _("See groups and cafés")),
    )
