"""How many came today. Counts only."""

from django.db.models import QuerySet, Sum
from django.utils import timezone

from sideomside.intake.models import Visit
from sideomside.intake.rules import may_log_visits
from sideomside.people.rules import Viewer


def guests_today(viewer: Viewer) -> int:
    """In the programmes one works in."""
    if not may_log_visits(viewer):
        return 0
    today = _counted_today().filter(place__programme_id__in=viewer.programme_ids)
    return today.aggregate(Sum("guests"))["guests__sum"] or 0


def my_last_count(viewer: Viewer) -> Visit | None:
    """What a host counted last, today, and may take back."""
    if not may_log_visits(viewer):
        return None
    return _counted_today().filter(host_id=viewer.person_id).order_by("-made_at").first()


def _counted_today() -> QuerySet[Visit]:
    return Visit.objects.filter(day=timezone.localdate(), taken_back_at=None)
