"""What a coordinator fills in to keep the house."""

from sideomside.desk.forms.colleagues import ColleagueForm
from sideomside.desk.forms.keeping import (
    WEEKDAYS,
    AbsenceForm,
    DifferentDaysForm,
    HelpLineForm,
    HoursForm,
    PromisesForm,
)
from sideomside.desk.forms.places import PlaceForm
from sideomside.desk.forms.programme import ProgrammeForm
from sideomside.desk.forms.themes import ThemeForm

__all__ = [
    "WEEKDAYS",
    "AbsenceForm",
    "ColleagueForm",
    "DifferentDaysForm",
    "HelpLineForm",
    "HoursForm",
    "PlaceForm",
    "ProgrammeForm",
    "PromisesForm",
    "ThemeForm",
]
