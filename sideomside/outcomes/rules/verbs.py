"""Each line of the log as a piece of a sentence: "Signe ..."."""

from django.utils.translation import gettext_lazy as _

VERBS = {
    "outcomes.asked": _("asked how you are"),
    "outcomes.reminded": _("reminded you once of some questions"),
    "outcomes.begun": _("began to answer some questions"),
    "outcomes.answered": _("answered a question about how they are"),
    "outcomes.done": _("came to the last of the questions"),
    "outcomes.brings": _("wrote down something to bring to a meeting"),
    "outcomes.chose": _("chose what they want to be asked and to see"),
    "outcomes.aim": _("wrote down something of their own to look at"),
    "outcomes.rated": _("gave a number to something of their own"),
    "outcomes.aim_down": _("put down something of their own to look at"),
    "outcomes.taken_along": _("took their own answers along"),
    "outcomes.counted": _("counted answers in figures where nobody can be found"),
    "outcomes.handed": _("got your answers without your name"),
    "outcomes.cadence": _("decided when people are asked how they are"),
    "outcomes.loaded": _("loaded a yardstick"),
    "outcomes.leave": _("wrote down that the house may use a yardstick"),
    "outcomes.activated": _("took a yardstick into use"),
    "outcomes.retired": _("took a yardstick out of use"),
}
