"""Each value of each table in words."""

from django.utils.translation import gettext_lazy as _

NAMES = {
    "came": {
        "form": _("Wrote on the page"),
        "mail": _("Sent a mail"),
        "coffee": _("Came for coffee"),
        "call": _("Called"),
        "sms": _("Sent a text message"),
        "letter": _("Wrote a letter"),
        "partner": _("Came together with a partner"),
    },
    "waits": {
        "week": _("Met a peer within a week"),
        "fortnight": _("In the second week"),
        "month": _("Within a month"),
        "later": _("Later than a month"),
        "waiting": _("Still waited on the last day"),
        "left": _("Left without meeting anybody"),
    },
    "supported": {
        "once": _("Once so far"),
        "few": _("2 to 4 times"),
        "some": _("5 to 12 times"),
        "many": _("More than 12 times"),
    },
    "going_on": {
        "new": _("Began in the period and go on"),
        "going_on": _("Went on from before"),
        "ended": _("Had ended by its last day"),
    },
    "endings": {
        "agreed": _("As agreed, or because life went on"),
        "otherwise": _("In another way"),
        "unsaid": _("Nobody said how"),
    },
    "peers": {
        "learning": _("Learning to be a peer"),
        "active": _("Active"),
        "resting": _("On a break"),
        "stopped": _("Stopped in the period"),
    },
}
