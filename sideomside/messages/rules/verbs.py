"""What the log says of messages: that somebody wrote, never what."""

from django.utils.translation import gettext_lazy as _

VERBS = {
    "message.written": _("wrote a message"),
    "message.shared": _("showed a message to the coordinators"),
    "message.taken_back": _("stopped showing a message to the coordinators"),
    "message.hidden": _("hid a message in a group"),
    "thread.hidden": _("hid their messages on this phone"),
    "thread.shown": _("showed their messages again"),
    "thread.passed_on": _("let their peer of today read an earlier conversation"),
    "thread.passing_taken_back": _("took back an earlier conversation from their peer"),
    "thread.lent": _("said that their own words may go along to the next peer"),
    "thread.not_lent": _("said that their own words stay with the two"),
    "thread.forgotten": _("deleted messages that had been kept long enough"),
    "circle.begun": _("began a group"),
    "circle.asked": _("asked whether you would like to come along in a group"),
    "circle.joined": _("said yes to a group"),
    "circle.no": _("said no thanks to a group"),
    "circle.leads": _("was asked to lead a group that writes together"),
    "circle.left": _("left a group"),
    "circle.question_taken_back": _("took back the question about a group"),
    "circle.taken_out": _("took somebody out of a group, and said why"),
    "circle.closed": _("closed a group"),
    "opening.asked": _("asked to open messages, with a reason"),
    "opening.confirmed": _("opened messages together with another coordinator"),
    "opening.put_away": _("decided not to open messages"),
    "rhythm.said": _("said when they answer and when it is quiet"),
}
