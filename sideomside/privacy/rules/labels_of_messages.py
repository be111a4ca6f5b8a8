"""What the things in what somebody has written, and been written, are called."""

from django.utils.translation import gettext_lazy as _

LABELS_OF_MESSAGES = {
    "threads": _("conversations"),
    "picture": _("with a picture"),
    "passed_on": _("shown to your peer of today"),
    "taken_back": _("taken back"),
    "my_words_may_go_along": _("your words may go along to the next peer"),
    "shown_to_coordinators": _("shown to the coordinators"),
    "hidden_because": _("hidden, because"),
    "opened": _("opened to two coordinators"),
    "not_opened": _("asked for and not opened"),
    "asked_along": _("groups you were asked along in"),
    "what_for": _("what it is for"),
    "said_yes": _("you said yes"),
    "said_no": _("you said no thanks"),
    "left": _("you left"),
    "taken_out": _("you were taken out"),
    "if_hidden": _("if you have hidden something"),
    "answers_when": _("when you answer"),
    "quiet": _("quiet hours"),
    "written_to_people": _("what you wrote to people"),
}
