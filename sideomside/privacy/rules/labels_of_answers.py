"""What the things in a copy are called that somebody answered about how they are."""

from django.utils.translation import gettext_lazy as _

LABELS_OF_ANSWERS = {
    "outcomes": _("What you answered about how you are"),
    "asked_how_you_are": _("when you were asked how you are"),
    "when_in_the_way": _("at which time"),
    "reminded": _("reminded"),
    "answers": _("your answers"),
    "to_bring": _("what you wanted to bring"),
    "looked_at_yourself": _("what you look at yourself"),
    "numbers": _("the numbers you gave"),
    "number": _("number"),
    "put_down": _("put down"),
    "no_more_questions": _("you do not want to be asked"),
    "shows_over_time": _("you see your answers over time"),
}
