"""What may be sent: a decision with its reason, and wishes in three short pages, and whom one would rather not meet."""

from sideomside.matching.forms.apart import NoteForm, RatherNotForm
from sideomside.matching.forms.deciding import ProposeForm
from sideomside.matching.forms.wishes import DaysForm, ThemesForm, WordsForm

__all__ = ["DaysForm", "NoteForm", "ProposeForm", "RatherNotForm", "ThemesForm", "WordsForm"]
