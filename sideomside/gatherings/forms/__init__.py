"""What may be sent: a plan, a seat, an evening, a book, a place near home."""

from sideomside.gatherings.forms.evening import EveningForm
from sideomside.gatherings.forms.guest import AliasForm, GuestForm, ProblemForm, RulesForm
from sideomside.gatherings.forms.local import ActivityForm, CompanyForm
from sideomside.gatherings.forms.manual import ManualForm
from sideomside.gatherings.forms.plan import ChangeForm, MoveForm, PlanForm

__all__ = [
    "ActivityForm",
    "AliasForm",
    "ChangeForm",
    "CompanyForm",
    "EveningForm",
    "GuestForm",
    "ManualForm",
    "MoveForm",
    "PlanForm",
    "ProblemForm",
    "RulesForm",
]
