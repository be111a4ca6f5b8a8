"""A grant's report with a day on it."""

from django.urls import reverse
from django.utils.translation import gettext as _

from sideomside.desk.queries.lines import Moment
from sideomside.ground.ui.dates import short_day
from sideomside.people.rules import Viewer
from sideomside.reports import queries as reports


def deadlines(viewer: Viewer) -> list[Moment]:
    """Three weeks before, and until it is sent."""
    return [
        Moment(
            one.grant.name,
            _("%(what)s, %(day)s") % {"what": one.what, "day": short_day(one.day)},
            "",
            reverse("reports:grant_report", args=[one.grant_id]),
            _("Write the report"),
        )
        for one in reports.deadlines_near(viewer)
    ]
