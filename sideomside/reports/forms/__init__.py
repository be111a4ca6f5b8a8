"""What may be sent about reports and grants."""

from sideomside.reports.forms.copying import CopyForm
from sideomside.reports.forms.giving import DeadlineForm, FreezeForm, GrantForm, ReadersForm, WordsForm
from sideomside.reports.forms.lines import GoalsForm, MoneyForm
from sideomside.reports.forms.releasing import ReportForm
from sideomside.reports.forms.template import TemplateForm

__all__ = [
    "CopyForm",
    "DeadlineForm",
    "FreezeForm",
    "GoalsForm",
    "GrantForm",
    "MoneyForm",
    "ReadersForm",
    "ReportForm",
    "TemplateForm",
    "WordsForm",
]
