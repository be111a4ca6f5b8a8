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
from sideomside.intake.forms.aside import (
    AwayForm,
    TakeForm,
)
from sideomside.intake.forms.noting import (
    CallMeForm,
    JoinForm,
    NoteForm,
    SayForm,
    VisitForm,
)
from sideomside.intake.forms.talking import (
    HeldForm,
    PlanForm,
)
from sideomside.intake.forms.writing import (
    CorrectForm,
    WordForm,
    WriteForm,
)

__all__ = [
    "AnswerForm",
    "AssignForm",
    "AwayForm",
    "CallForm",
    "CallMeForm",
    "CloseForm",
    "CorrectForm",
    "HeldForm",
    "InMailForm",
    "JoinForm",
    "NoteForm",
    "PlanForm",
    "RemindForm",
    "ReopenForm",
    "SayForm",
    "SortForm",
    "TakeForm",
    "VersionedForm",
    "VisitForm",
    "WordForm",
    "WriteForm",
]
