"""Each act in the log, as a sentence goes on after a name."""

from django.utils.translation import gettext_lazy as _

VERBS = {
    "enquiry.received": _("wrote to us for the first time"),
    "enquiry.time_corrected": _("put right when something happened"),
    "enquiry.heard": _("wrote again"),
    "enquiry.read": _("read what was written"),
    "enquiry.assigned": _("took an enquiry on"),
    "enquiry.answered": _("wrote an answer"),
    "enquiry.called": _("noted a call"),
    "enquiry.sorted": _("said what an enquiry is about"),
    "enquiry.remind": _("wants to be reminded later"),
    "enquiry.planned": _("agreed on a first talk"),
    "enquiry.talk_off": _("called off a first talk"),
    "enquiry.held": _("held a first talk"),
    "enquiry.corrected": _("changed their words"),
    "enquiry.joined": _("joined two enquiries of the same person"),
    "enquiry.parted": _("parted two enquiries again"),
    "enquiry.closed": _("closed an enquiry"),
    "enquiry.reopened": _("opened an enquiry again"),
    "enquiry.forgotten": _("deleted what was written"),
    "mail.kept": _("took in a mail"),
    "mail.read": _("put a mail in its thread"),
    "mail.quarantined": _("laid a mail aside for somebody to look at"),
    "mail.thrown_away": _("set a mail aside"),
    "mail.taken": _("made an enquiry of a mail"),
    "mail.again": _("had a mail read again"),
    "mail.deleted": _("deleted a mail as it came, after its time"),
    "words.listed": _("saw your name and the first of your words in a list"),
    "visit.logged": _("counted guests at coffee"),
    "visit.uncounted": _("took back a count of guests"),
}
