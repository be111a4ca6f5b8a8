"""Which rules of hiding a report was frozen under, and what today's would leave out that it still says."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from sideomside.reports.models import Release

RULES = 5
"""Goes up by one whenever less may be said than before; what is stricter is written here in words."""
STRICTER: dict[int, Promise | str] = {
    2: _("How long something lasts is told only where enough people stand on either side of the day."),
    3: _("How many are better, the same and worse is left out where nearly everybody is in one of them."),
    4: _("How far they moved is left out where nearly all moved alike."),
    5: _(
        "Less is said where two tables together would tell of a few, and where everybody stands in one row."
    ),
}


def stricter_since(release: Release) -> list[str]:
    """What has been left out of newer reports since this one was frozen; nothing for one of today's."""
    return [str(words) for number, words in STRICTER.items() if number > release.rules]
