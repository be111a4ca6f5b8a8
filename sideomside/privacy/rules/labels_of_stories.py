"""What stands in a copy about one's own stories."""

from django.utils.translation import gettext_lazy as _

LABELS_OF_STORIES = {
    "stories": _("Your stories"),
    "title": _("what it is called"),
    "told_first": _("what readers are told first"),
    "told_aloud": _("told aloud"),
    "said": _("what is said in it"),
    "seconds": _("how many seconds it lasts"),
    "may_recognise": _("what people who know you may recognise"),
    "coordinator_wrote": _("what a coordinator wrote"),
    "one_may_write_back": _("readers may write back"),
    "may_stand_as_from_here": _("it may stand as one from here"),
    "taken_back": _("taken back"),
    "everybody_can_read": _("what everybody could read"),
}
