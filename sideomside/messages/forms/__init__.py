"""What may be sent: words, one picture, a word of one's own, when one answers, why, and whom one asks."""

from sideomside.messages.forms.circles import AskForm, CircleForm, HideForm, TakeOutForm
from sideomside.messages.forms.writing import FirstForm, ReasonForm, RhythmForm, WordForm, WriteForm

__all__ = [
    "AskForm",
    "CircleForm",
    "FirstForm",
    "HideForm",
    "ReasonForm",
    "RhythmForm",
    "TakeOutForm",
    "WordForm",
    "WriteForm",
]
