"""Each line of the log as a piece of a sentence: "Signe ..."."""

from django.utils.translation import gettext_lazy as _

VERBS = {
    "story.begun": _("began a story"),
    "story.written": _("wrote on a story"),
    "story.given": _("gave back what was told, so that it can be read"),
    "story.asked": _("said yes to showing a story, and asked for a look"),
    "story.taken_back": _("took a story back to write on"),
    "story.sent_back": _("asked about something in a story"),
    "story.published": _("showed a story to everybody"),
    "story.renewed": _("said yes to a story for another year"),
    "story.asked_again": _("asked whether a yes to a story still stands"),
    "story.withdrawn": _("took a story down"),
    "story.way_sent": _("sent an address where a story can be taken down"),
    "story.run_out": _("took a story down, since the yes had run out"),
    "story.comments": _("said whether one may write back to a story"),
    "story.where": _("said whether a story may stand as one from here"),
    "story.deleted": _("deleted a draft"),
    "story.handed_on": _("let another coordinator write on, since the first one has stopped"),
    "comment.written": _("wrote back to a story"),
    "comment.confirmed": _("confirmed a mail address"),
    "comment.withdrawn": _("took back what they wrote to a story"),
    "comment.complained": _("did not agree with a decision"),
    "comment.reported": _("said that something is wrong with a comment"),
    "comment.decided": _("decided about a comment"),
    "comment.tidied": _("deleted comments nobody confirmed, and addresses kept long enough"),
    "comment.read": _("read a comment"),
}
