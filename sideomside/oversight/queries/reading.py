"""The log as the rules read it: who opened, searched and did something, by person."""

from collections import defaultdict
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.utils import timezone

from sideomside.ground.audit.models import Entry
from sideomside.oversight.rules import LOOKED_OVER, WEEKS, Line, What
from sideomside.people.rules import STAFF, SYSTEM, Viewer

KINDS = {"read.opened": What.OPENED, "read.listed": What.LISTED, "search.made": What.SEARCHED}
# What is written down because a page was opened is no deed.
LOOKS_TOO = ("read", "opened")
LONGEST_AWAY = 60  # days; a worker is not away for longer without anybody noticing


def days_to_look_over(viewer: Viewer) -> list[date]:
    """For the house itself: every day since the last that was; in a house that never did, yesterday."""
    if viewer.role != SYSTEM:
        return []
    today, looked = timezone.localdate(), Entry.objects.filter(verb=LOOKED_OVER)
    days = [today - timedelta(days=back) for back in range(LONGEST_AWAY, 0, -1)]
    done = looked.filter(detail__day__in=[str(day) for day in days]).values_list("detail__day", flat=True)
    if last := max(done, default=""):
        return [day for day in days if str(day) > last]
    return days if looked.exists() else days[-1:]


def lines_of(viewer: Viewer, day: date) -> dict[tuple[UUID, str], list[Line]]:
    """For the house itself: by person and hat, from some weeks before this day until now."""
    if viewer.role != SYSTEM:
        return {}
    since = timezone.make_aware(datetime.combine(day - timedelta(weeks=WEEKS), time()))
    rows = Entry.objects.filter(at__gte=since, by_role__in=STAFF).exclude(by_id=None).order_by("seq")
    found = defaultdict[tuple[UUID, str], list[Line]](list)
    for at, verb, by_id, role, about in rows.values_list("at", "verb", "by_id", "by_role", "about_id"):
        what = _what(verb)
        if what and about != by_id:
            found[by_id, role].append(Line(timezone.localtime(at), what, about))
    return found


def _what(verb: str) -> What | None:
    if verb in KINDS:
        return KINDS[verb]
    return None if verb.rpartition(".")[2] in LOOKS_TOO else What.DID
