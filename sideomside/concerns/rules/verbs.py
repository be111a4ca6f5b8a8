"""What the log says. Each line is about whoever was worried, and never about whom."""

from django.utils.translation import gettext_lazy as _

VERBS = {
    "concern.received": _("said that they were worried"),
    "concern.read": _("read what you are worried about"),
    "concern.done": _("noted what was done about your worry"),
    "concern.corrected": _("put right a note about your worry"),
    "concern.brought_in": _("asked a colleague to look at your worry"),
    "concern.passed_on": _("let one more coordinator read your worry"),
    "concern.closing": _("asked a colleague to close your worry"),
    "concern.not_yet": _("kept your worry open"),
    "concern.closed": _("closed your worry together with a colleague"),
    "concern.forgotten": _("deleted a worry that had been kept long enough"),
    "contact.stopped": _("wanted no more contact"),
    "contact.called": _("called about something that was off"),
}
