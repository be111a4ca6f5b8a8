"""What may be sent on the way to being a peer."""

from sideomside.path.forms.deciding import NotNowForm
from sideomside.path.forms.framing import FrameForm, PaperForm
from sideomside.path.forms.looking_after import CoverForm, MoveForm, SeatsForm, SparringForm
from sideomside.path.forms.parting import (
    ThanksForm,
)
from sideomside.path.forms.training import CameForm, DayForm, ElsewhereForm, ModuleForm
from sideomside.path.forms.walking import AnswerForm, CertificateForm, ReferenceForm, SettleForm, TalkForm
from sideomside.path.forms.working import (
    EmployedForm,
    ExpenseForm,
)

__all__ = [
    "AnswerForm",
    "CameForm",
    "CertificateForm",
    "CoverForm",
    "DayForm",
    "ElsewhereForm",
    "EmployedForm",
    "ExpenseForm",
    "FrameForm",
    "ModuleForm",
    "MoveForm",
    "NotNowForm",
    "PaperForm",
    "ReferenceForm",
    "SeatsForm",
    "SettleForm",
    "SparringForm",
    "TalkForm",
    "ThanksForm",
]
