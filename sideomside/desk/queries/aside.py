"""Mail nobody could read, among those who are new."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sideomside.desk.queries.lines import Line
from sideomside.ground.ui.dates import short_day
from sideomside.intake import queries as intake
from sideomside.people.rules import Viewer


def aside(viewer: Viewer) -> list[Line]:
    """Mail nobody could read: perhaps somebody waits, so it stands where people stand."""
    mails = intake.quarantined(viewer)
    if not mails:
        return []
    text = ngettext("%(count)s mail we could not read", "%(count)s mails we could not read", len(mails))
    wait = short_day(mails[0].received_at)
    href = reverse("intake:quarantine")
    return [Line(_("Mail to look at"), text % {"count": len(mails)}, _("Look at it"), href, wait)]
