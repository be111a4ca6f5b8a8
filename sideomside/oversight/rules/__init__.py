"""What is true of looking: when it is unusual, how it is said, and who is the second person."""

from django.utils.translation import gettext_lazy as _

from sideomside.oversight.models import Ring
from sideomside.oversight.rules.may import may_answer
from sideomside.oversight.rules.unusual import WEEKS, Line, Sign, Usual, What, signs, usual, usual_of_all
from sideomside.oversight.rules.words import said

CameOf = Ring.CameOf
VERBS = {
    "oversight.rang": _("asked a second person about a day of much reading"),
    "oversight.answered": _("noted what came of a question about reading"),
    "oversight.forgotten": _("deleted questions about reading that had been kept long enough"),
}

__all__ = [
    "CameOf",
    "Line",
    "Ring",
    "Sign",
    "Usual",
    "VERBS",
    "WEEKS",
    "What",
    "may_answer",
    "said",
    "signs",
    "usual",
    "usual_of_all",
]
