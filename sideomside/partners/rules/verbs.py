"""Each line of the log as a piece of a sentence: "Signe ..."."""

from django.utils.translation import gettext_lazy as _

VERBS = {
    "partner.kept": _("wrote down a partner"),
    "partner.agreed": _("wrote down what was agreed with a partner"),
    "partner.contact": _("became the contact of a partner"),
    "partner.contact_ended": _("is the contact of a partner no more"),
    "partner.office_bound": _("opened the invitation by the sign-in of their own office"),
    "partner.office_came_in": _("came in by the sign-in of their own office"),
    "partner.office_refused": _("was not let in by the sign-in of an office"),
    "referral.begun": _("began to write together with somebody at the table"),
    "referral.link": _("made a link for a yes"),
    "referral.opened": _("opened a link to say yes"),
    "referral.dropped": _("threw away what was written, without a yes"),
    "referral.sent": _("said yes to being shown the way to us"),
    "referral.may_know": _("decided what the partner may hear"),
    "referral.let_be": _("need not follow how it goes any more"),
    "referral.withdrawn": _("took back what was sent by a partner"),
    "introduction.asked": _("asked whether you would like to be introduced"),
    "introduction.yes": _("said yes to being introduced"),
    "introduction.no": _("said no thanks to being introduced"),
    "introduction.welcome": _("said that you are welcome there"),
    "introduction.not_now": _("said that it is not possible there just now"),
    "introduction.revoked": _("took an introduction back"),
    "elsewhere.said": _("told us about another place you go to"),
    "elsewhere.unsaid": _("took away what was told about another place"),
    "introduction.let_go": _("deleted the words of an introduction whose time had run out"),
}
