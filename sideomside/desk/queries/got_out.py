"""What may have got out, for those who look after it: before anything else that day."""

from django.urls import reverse
from django.utils.translation import gettext as _

from sideomside.breaches import queries as breaches
from sideomside.desk.queries.lines import Line
from sideomside.ground.ui.dates import short_day
from sideomside.people.rules import Viewer


def got_out(viewer: Viewer) -> list[Line]:
    """The hours stand beside it in words; near the end of them it is said to be first."""
    return [
        Line(
            name=str(one.thing.label),
            text=one.hours,
            verb=_("Look after it"),
            href=reverse("breaches:breach", args=[one.breach.id]),
            wait=short_day(one.breach.opened_at),
            first=one.clock.is_near or one.clock.is_over,
        )
        for one in breaches.waiting(viewer)
    ]
