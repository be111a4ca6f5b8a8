"""What the house itself asks of whoever keeps it."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sideomside.desk.queries.due import deadlines
from sideomside.desk.queries.lines import Moment
from sideomside.oversight import queries as oversight
from sideomside.partners import queries as partners
from sideomside.people import queries as people
from sideomside.people.rules import Viewer


def the_house_asks(viewer: Viewer) -> list[Moment]:
    """What the house itself asks for: new colleagues, answers, reports somebody waits for, help lines to confirm."""
    asked = _came_in(viewer) + _introduced(viewer) + _answered(viewer) + _looked(viewer) + deadlines(viewer)
    unconfirmed = people.count_unconfirmed_help_lines()
    if not unconfirmed:
        return asked
    text = ngettext(
        "%(count)s help line waits to be confirmed", "%(count)s help lines wait to be confirmed", unconfirmed
    )
    href = reverse("desk:help_lines")
    return [Moment(_("Help lines"), text % {"count": unconfirmed}, "", href, _("Confirm")), *asked]


def _came_in(viewer: Viewer) -> list[Moment]:
    """A new colleague: said to everybody, so that nobody comes in unseen."""
    return [
        Moment(
            name,
            _("%(name)s has come in here, as %(hat)s") % {"name": name, "hat": role.get_name_display()},
            "",
            reverse("desk:colleague", args=[role.person_id]),
            _("See who it is"),
        )
        for role, name in people.new_colleagues(viewer)
    ]


def _introduced(viewer: Viewer) -> list[Moment]:
    """Those another programme introduces to ours; who it is stands on the page behind."""
    count = partners.count_asking(viewer)
    text = ngettext(
        "%(count)s person would like to meet you", "%(count)s people would like to meet you", count
    )
    there = Moment(_("Introduced"), text % {"count": count}, "", reverse("partners:list"), _("Open"))
    return [there] if count else []


def _answered(viewer: Viewer) -> list[Moment]:
    """What partners have said these days to those we introduced; who it is stands on the page behind."""
    count = partners.answered_lately(viewer)
    text = ngettext("%(count)s answer from a partner", "%(count)s answers from partners", count)
    there = Moment(_("Partners"), text % {"count": count}, "", reverse("partners:list"), _("Open"))
    return [there] if count else []


def _looked(viewer: Viewer) -> list[Moment]:
    """A colleague has looked more than is usual, or a quarter is drawn; who it was stands on the page behind."""
    count, drawn = oversight.count_questions(viewer), oversight.count_to_go_through(viewer)
    text = ngettext(
        "%(count)s day of a colleague's reading to ask about",
        "%(count)s days of colleagues' reading to ask about",
        count,
    )
    by_lot = ngettext(
        "%(count)s look of the quarter to go through", "%(count)s looks of the quarter to go through", drawn
    )
    said = [words % {"count": many} for words, many in ((text, count), (by_lot, drawn)) if many]
    there = Moment(_("How we look"), ". ".join(said), "", reverse("oversight:how_we_look"), _("Open"))
    return [there] if said else []
