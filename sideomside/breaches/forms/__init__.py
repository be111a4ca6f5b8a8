"""What may be written about something that may have got out."""

from sideomside.breaches.forms.facts import NewForm, WhoseForm
from sideomside.breaches.forms.steps import (
    ClosingForm,
    DoneForm,
    JudgeForm,
    NotReachedForm,
    NotReportedForm,
    ReportedForm,
    TellForm,
)

__all__ = [
    "ClosingForm",
    "DoneForm",
    "JudgeForm",
    "NewForm",
    "NotReachedForm",
    "NotReportedForm",
    "ReportedForm",
    "TellForm",
    "WhoseForm",
]
