"""What the things in a copy are called that stand between somebody and those we work together with."""

from django.utils.translation import gettext_lazy as _

LABELS_OF_PARTNERS = {
    "partners": _("Those we work together with"),
    "referred": _("who showed you the way"),
    "introduced": _("where you were introduced"),
    "elsewhere": _("other places you go to"),
    "we_may": _("what we may do with it"),
    "partner_contact": _("whom you work for"),
    "office_sign_in": _("signing in by your own office"),
    "partner": _("partner"),
    "passed_on": _("passed on"),
    "may_know": _("they may see how it goes"),
    "taken_back": _("taken back"),
    "shown_to_partner": _("shown to the partner"),
    "partner_wrote": _("what the partner wrote"),
    "title": _("title"),
}
