"""What may be sent: a decision with its reason, wishes in three short pages, and the rules of a programme."""

from sideomside.matching.forms.apart import NoteForm, RatherNotForm
from sideomside.matching.forms.board import DecideForm
from sideomside.matching.forms.deciding import ProposeForm
from sideomside.matching.forms.lots import DrawForm, ReleaseForm
from sideomside.matching.forms.policy import RulesForm
from sideomside.matching.forms.wishes import DaysForm, ThemesForm, WordsForm

__all__ = [
    "DaysForm",
    "DecideForm",
    "DrawForm",
    "NoteForm",
    "ProposeForm",
    "RatherNotForm",
    "ReleaseForm",
    "RulesForm",
    "ThemesForm",
    "WordsForm",
]
