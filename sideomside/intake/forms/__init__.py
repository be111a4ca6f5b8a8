"""What may be sent to us, and by us."""

from sideomside.intake.forms.writing import CorrectForm, WordForm, WriteForm

__all__ = ["CorrectForm", "WordForm", "WriteForm"]
