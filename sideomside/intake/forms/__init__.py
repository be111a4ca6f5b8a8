"""What may be sent to us, and by us."""

from sideomside.intake.forms.answering import (
    AnswerForm,
    AssignForm,
    CallForm,
    CloseForm,
    InMailForm,
    RemindForm,
    ReopenForm,
    SortForm,
    VersionedForm,
)
from sideomside.intake.forms.talking import HeldForm, PlanForm
from sideomside.intake.forms.writing import CorrectForm, WordForm, WriteForm

__all__ = [
    "AnswerForm",
    "AssignForm",
    "CallForm",
    "CloseForm",
    "CorrectForm",
    "HeldForm",
    "InMailForm",
    "PlanForm",
    "RemindForm",
    "ReopenForm",
    "SortForm",
    "VersionedForm",
    "WordForm",
    "WriteForm",
]
