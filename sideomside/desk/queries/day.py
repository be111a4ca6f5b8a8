"""What has a clock on it today."""

from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from sideomside.companionship import queries as companionship
from sideomside.desk.queries.lines import Moment
from sideomside.gatherings import queries as gatherings
from sideomside.ground.ui.dates import clock, clock_range
from sideomside.intake.queries.day import Talk, talks_on
from sideomside.people import queries as people
from sideomside.people.rules import Viewer


def day(viewer: Viewer) -> list[Moment]:
    """First talks, meetings and coffee today, by the clock."""
    here = timezone.localdate()
    found: list[tuple[datetime, Moment]] = [
        (talk.planned_for, _talk(talk)) for talk in talks_on(viewer, here)
    ]
    found += [(row.starts_at, _meeting(row)) for row in companionship.today(viewer)]
    found += [(one.starts_at, _gathering(one)) for one in gatherings.today(viewer)]
    found += [
        (one.starts, Moment(clock_range(one.starts, one.ends), one.place.name, one.host_note))
        for one in people.coffee(viewer, here, days=1, of=viewer.programme_ids)
    ]
    return [moment for _at, moment in sorted(found, key=lambda pair: pair[0])]


def _talk(talk: Talk) -> Moment:
    name = talk.person.name or _("Without a name")
    text = _("First talk, %(form)s") % {"form": talk.get_form_display()}
    return Moment(
        clock(talk.planned_for), name, text, reverse("intake:enquiry", args=[talk.enquiry_id]), _("Open")
    )


def _gathering(one: Any) -> Moment:
    where = one.gathering.place.name if one.gathering.place else ""
    text = _("Cancelled") if one.state == "cancelled" else where
    href = reverse("gatherings:manage", args=[one.gathering_id])
    return Moment(clock_range(one.starts_at, one.ends_at), one.gathering.title, text, href, _("Open"))


def _meeting(row: companionship.Today) -> Moment:
    both = _("%(one)s and %(other)s") % {"one": row.participant, "other": row.peer}
    text = _("Did they meet?") if row.over else row.where or _("They meet")
    href = reverse("companionship:companionship", args=[row.companionship_id])
    return Moment(clock(row.starts_at), both, text, href, _("Open"))
