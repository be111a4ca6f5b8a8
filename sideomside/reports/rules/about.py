"""What goes with the figures wherever they go: of what they are, for whom they were made, and how they were counted."""

from django.utils.translation import gettext as _

from sideomside.ground.ui.dates import day
from sideomside.reports.models import Release
from sideomside.reports.rules.money import Report
from sideomside.reports.rules.periods import Period
from sideomside.reports.rules.sections import A_MARK


def how_counted(release: Release) -> list[str]:
    """In the order a doubting reader asks."""
    if release.level == "R2":
        hidden = _("Numbers are rounded to fives, and anything under ten is left out.")
    else:
        hidden = _(
            "Where four or fewer people stand behind a number, or all but so few, it is left out; "
            "and so is what would let somebody work it out."
        )
    by_lot = release.audience == Release.Audience.RUNS
    return [
        _("Every figure comes from what the programme wrote down when it happened."),
        hidden,
        _("Frozen under number %(number)s of our rules for what we leave out.") % {"number": release.rules},
        _("Lots decided who waited, and the interval says how sure it is.")
        if by_lot
        else _("The word is change or wait, never what caused it: nobody was drawn by lot."),
        _(
            "Who has been erased, because they asked or because their time was up, is counted too: only the "
            "number is left of them. What they answered themselves is gone with them, and is not in later figures. "
            "What was frozen before stands."
        ),
    ]


def of_release(release: Release, report: Report, when: Period, address: str) -> list[str]:
    """The first sheet of a file that leaves: everything the page says around its tables."""
    whom = {"whom": release.get_audience_display(), "day": day(release.made_at)}
    whose = release.programme.name if release.programme else _("All programmes together")
    giver = [_("%(amount)s from %(funder)s") % {"amount": report.kroner.text, "funder": report.funder}]
    return [
        f"{report.grant}: {when.label}" if report.grant else when.label,
        whose,
        *(giver if report.funder else []),
        _("Made for %(whom)s on %(day)s.") % whom,
        address,
        *how_counted(release),
        str(A_MARK),
    ]


def of_look(whose: str, when: Period, *, runs_still: bool) -> list[str]:
    """True numbers say in the file, too, that they are not to be sent on."""
    so_far = [_("The period is not over: these are the figures so far.")] if runs_still else []
    inside = _("True numbers, for you who run the programme. Do not send them on: make a report instead.")
    return [when.label, whose, *so_far, inside, str(A_MARK)]
