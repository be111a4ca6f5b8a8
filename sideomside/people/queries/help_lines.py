"""Where one can call when it is urgent: the same for everybody, and where the line answers."""

from django.db.models import F, Q, QuerySet
from django.utils import timezone

from sideomside.people.days.geography import municipalities
from sideomside.people.models import HelpLine, Programme
from sideomside.people.queries.houses import programmes
from sideomside.people.rules import CONFIRMED_FOR, Viewer


def help_lines(viewer: Viewer) -> QuerySet[HelpLine]:
    """Lines a person has confirmed, and that answer where one is; in a demo the drafts too, marked."""
    lines, regions = HelpLine.objects.all(), _regions_around(viewer)
    if regions:
        lines = lines.filter(region__in=["", *regions])
    return lines if Programme.objects.filter(demo=True).exists() else lines.exclude(verified_on=None)


def _regions_around(viewer: Viewer) -> set[str]:
    """Of the programme at whose door one stands, or of one's own; else of all. None where one may be anywhere.

    A line keeps the name its region had when it was written down, so those of before and since 2027 both count.
    """
    here, known = [viewer.at] if viewer.at else list(viewer.programme_ids), municipalities()
    found = list(programmes(viewer).filter(id__in=here) if here else programmes(viewer))
    those = [[known[code] for code in one.municipalities if code in known] for one in found]
    if not all(those):
        return set()
    both = [(one.region_before_2027, one.region_since_2027) for some in those for one in some]
    return {region for names in both for region in names if region}


def help_lines_to_confirm(viewer: Viewer) -> QuerySet[HelpLine]:
    """All of them, for those who can say that they are right; what has waited longest for it first."""
    lines = HelpLine.objects.all() if viewer.is_coordinator else HelpLine.objects.none()
    return lines.order_by(F("verified_on").asc(nulls_first=True), "order", "name")


def count_unconfirmed_help_lines() -> int:
    """Those nobody has looked up, or not for a season: a number changes without telling us."""
    long_ago = timezone.localdate() - CONFIRMED_FOR
    return HelpLine.objects.filter(Q(verified_on=None) | Q(verified_on__lt=long_ago)).count()
