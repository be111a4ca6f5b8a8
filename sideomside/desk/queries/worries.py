"""What stands first of all: somebody is worried, a colleague wants to close, two people are to be called."""

from django.urls import reverse
from django.utils.translation import gettext as _

from sideomside.concerns import queries as concerns
from sideomside.desk.queries.lines import Line
from sideomside.ground.ui.dates import day_and_clock, short_day
from sideomside.people.rules import Viewer


def worries(viewer: Viewer) -> list[Line]:
    """What nobody has read, what waits for a second person, whom to call; and then the ones that go on."""
    rows = concerns.waiting(viewer)
    first, later = [one for one in rows if one.why != "follow"], [one for one in rows if one.why == "follow"]
    calls = [*map(_call, concerns.to_call(viewer)), *map(_call_one, concerns.to_call_still(viewer))]
    return [*map(_worry, first), *calls, *map(_worry, later)]


def _worry(row: concerns.Waits) -> Line:
    verbs = {"read": _("Read it"), "close": _("Look and close"), "follow": _("Open")}
    return Line(
        name=row.name or _("Without a name"),
        text=row.sort,
        verb=verbs[row.why],
        href=reverse("concerns:concern", args=[row.concern_id]),
        wait=day_and_clock(row.since),
        long=row.late,
        first=row.why == "read",
    )


def _call_one(row: concerns.CallOne) -> Line:
    return Line(
        name=row.name,
        text=_("Was promised a call when contact stopped. The other is not here any more."),
        verb=_("Call"),
        href=reverse("concerns:promised", args=[row.promised.id]),
        wait=short_day(row.promised.promised_at),
    )


def _call(row: concerns.CallBoth) -> Line:
    return Line(
        name=_("%(one)s and %(other)s") % {"one": row.participant, "other": row.peer},
        text=_("One of them wanted no more contact. Call both.")
        if row.by
        else _("They must not meet, and it has stopped. Call both."),
        verb=_("Call both"),
        href=reverse("concerns:call_both", args=[row.stopped.id]),
        wait=short_day(row.stopped.stopped_at),
    )
