"""What is true of looking: when it is unusual, how it is said, and who is the second person."""

from django.utils.translation import gettext_lazy as _

from sideomside.oversight.models import Drawn, Ring
from sideomside.oversight.rules.may import may_answer, may_go_through
from sideomside.oversight.rules.sampling import (
    drawn,
    first_of_quarter,
    how_many,
    quarter_after,
    quarter_before,
    seed_of,
)
from sideomside.oversight.rules.screens import PURPOSES, SCREENS
from sideomside.oversight.rules.unusual import WEEKS, Line, Sign, Usual, What, signs, usual, usual_of_all
from sideomside.oversight.rules.words import said

CameOf = Ring.CameOf
LOOKED_OVER = "oversight.looked_over"
VERBS = {
    LOOKED_OVER: _("looked over how pages were read on a day"),
    "oversight.rang": _("asked a second person about a day of much reading"),
    "oversight.answered": _("noted what came of a question about reading"),
    "oversight.drawn": _("drew a quarter's looks by lot, for somebody else to go through"),
    "oversight.gone_through": _("went through a look that was drawn by lot"),
    "oversight.forgotten": _("deleted questions about reading that had been kept long enough"),
}

__all__ = [
    "CameOf",
    "LOOKED_OVER",
    "Drawn",
    "Line",
    "PURPOSES",
    "Ring",
    "SCREENS",
    "Sign",
    "Usual",
    "VERBS",
    "WEEKS",
    "What",
    "drawn",
    "first_of_quarter",
    "how_many",
    "may_answer",
    "may_go_through",
    "quarter_after",
    "quarter_before",
    "said",
    "seed_of",
    "signs",
    "usual",
    "usual_of_all",
]
