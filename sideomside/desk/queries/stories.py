"""Stories and comments that wait to be read, as one line of the day."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sideomside.desk.queries.lines import Line
from sideomside.ground.ui.dates import short_day
from sideomside.people.rules import Viewer
from sideomside.stories import queries as stories


def to_read(viewer: Viewer) -> list[Line]:
    """Stories and comments to read before anybody else does; heavy words say so here as well."""
    waits = stories.waiting(viewer)
    if waits is None:
        return []
    text = ngettext("%(count)s waits to be read", "%(count)s wait to be read", waits.count)
    return [
        Line(
            name=_("Stories and comments"),
            text=text % {"count": waits.count},
            verb=_("Read and decide"),
            href=reverse("stories:office"),
            wait=short_day(waits.since),
            first=waits.read_first,
        )
    ]
