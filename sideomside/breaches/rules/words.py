"""How the hours stand, in plain words: what is left, and that later is still worth doing."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sideomside.breaches.rules.clock import Clock


def said(clock: Clock) -> str:
    if clock.decided:
        return _("It has been decided whether the Data Protection Agency is told.")
    if clock.is_over:
        return _(
            "The 72 hours have gone. Tell the Data Protection Agency anyway, and write why it became later."
        )
    if clock.left == 0:
        return _(
            "There is less than an hour left to tell the Data Protection Agency, if they are to hear it."
        )
    return ngettext(
        "There is one hour left to tell the Data Protection Agency, if they are to hear it.",
        "There are %(count)s hours left to tell the Data Protection Agency, if they are to hear it.",
        clock.left,
    ) % {"count": clock.left}
