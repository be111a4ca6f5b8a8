"""What the pages ask: never more than one thing of a participant, and nothing that must be answered."""

from sideomside.outcomes.forms.answering import AimForm, BringForm, OnceForm, QuestionForm, RatingForm
from sideomside.outcomes.forms.deciding import CadenceForm, LeaveForm, LoadForm

__all__ = [
    "AimForm",
    "BringForm",
    "CadenceForm",
    "LeaveForm",
    "LoadForm",
    "OnceForm",
    "QuestionForm",
    "RatingForm",
]
