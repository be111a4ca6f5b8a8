"""What somebody wants to bring to a meeting, and wanted a coordinator to read."""

from django.urls import reverse
from django.utils.translation import gettext as _

from sideomside.desk.queries.lines import Moment
from sideomside.ground.ui.dates import short_day
from sideomside.outcomes import queries as outcomes
from sideomside.people.rules import Viewer


def brings(viewer: Viewer) -> list[Moment]:
    return [
        Moment(
            short_day(one.since),
            one.name or _("Without a name"),
            "",
            reverse("outcomes:brought", args=[one.person_id]),
            _("Read the words"),
        )
        for one in outcomes.brings_me(viewer)
    ]
