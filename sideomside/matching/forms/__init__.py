"""What may be sent: a decision with its reason, and wishes in three short pages."""

from sideomside.matching.forms.deciding import ProposeForm
from sideomside.matching.forms.wishes import DaysForm, ThemesForm, WordsForm

__all__ = ["DaysForm", "ProposeForm", "ThemesForm", "WordsForm"]
