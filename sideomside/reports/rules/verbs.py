"""What the log says of figures."""

from django.utils.translation import gettext_lazy as _

VERBS = {
    "report.released": _("froze a report"),
    "report.read": _("read a report"),
    "report.withdrawn": _("took back a report"),
    "report.taken": _("took a report along as a file"),
    "report.grant": _("wrote down a grant"),
    "report.readers": _("decided who may open the reports of a grant"),
    "report.deadline": _("moved a deadline of a grant"),
}
