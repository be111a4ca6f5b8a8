"""A key to a café that went with somebody."""

from django.urls import reverse
from django.utils.translation import gettext as _

from sideomside.desk.queries.lines import Moment
from sideomside.gatherings import queries as gatherings
from sideomside.people.rules import Viewer


def keys(viewer: Viewer) -> list[Moment]:
    """A key to a door is with somebody who is not here any more: a person finds out where it is."""
    return [
        Moment(
            row.place.name,
            _("%(name)s had the key, and is not here any more. Who has it now?") % {"name": row.was_with}
            if row.was_with
            else _("Nobody knows where the key is. Who has it now?"),
            "",
            reverse("gatherings:cafe"),
            _("Note who has the key"),
        )
        for row in gatherings.keys_away(viewer)
    ]
