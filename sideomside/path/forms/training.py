"""A module, a day, who was there, and what somebody has learned elsewhere."""

from decimal import Decimal
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sideomside.ground.ui.when import MomentField
from sideomside.path.rules import Lesson, Module, Time
from sideomside.people.models import Person

FEWEST_HOURS, MOST_HOURS = Decimal("0.25"), 40
HOURS = dict.fromkeys(
    ["required", "invalid", "min_value"], _("Write a number of hours, such as 3 or 1.5.")
)  # none at all would make everybody learned


class ModuleForm(forms.Form):
    """In the programme's own words."""

    title = forms.CharField(
        label=_("What is it called?"),
        max_length=80,
        error_messages={"required": _("Give it a name.")},
    )
    about = forms.CharField(
        label=_("What does one learn?"),
        required=False,
        max_length=800,
        widget=forms.Textarea(attrs={"class": "short"}),
    )
    hours = forms.DecimalField(
        label=_("How many hours?"),
        min_value=FEWEST_HOURS,
        max_value=MOST_HOURS,
        max_digits=4,
        decimal_places=2,
        localize=True,
        error_messages=HOURS,
    )
    number = forms.IntegerField(label=_("Which number in the row?"), min_value=1, max_value=99, initial=1)
    opens = forms.ChoiceField(
        label=_("What can one do afterwards?"),
        required=False,
        choices=Module.Opens.choices,
        widget=forms.RadioSelect,
    )
    material = forms.CharField(
        label=_("What is good to read"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"class": "short"}),
    )
    link = forms.URLField(
        label=_("A link"),
        required=False,
        assume_scheme="https",
        widget=forms.TextInput(attrs={"inputmode": "url"}),
    )
    once = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)

    def lesson(self) -> Lesson:
        said = self.cleaned_data
        return Lesson(
            title=said["title"].strip(),
            about=said["about"].strip(),
            minutes=round(said["hours"] * 60),
            number=said["number"],
            opens=said["opens"],
            material=said["material"].strip(),
            link=said["link"],
        )


class DayForm(forms.Form):
    """When and where."""

    starts_at = MomentField(
        label=_("When does it begin?"),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        error_messages={
            "required": _("Choose a day and a time."),
            "invalid": _("Choose a day and a time."),
        },
    )
    hours = forms.DecimalField(
        label=_("How many hours?"),
        min_value=FEWEST_HOURS,
        max_value=MOST_HOURS,
        max_digits=4,
        decimal_places=2,
        localize=True,
        error_messages=HOURS,
    )
    where = forms.CharField(label=_("Where is it?"), required=False, max_length=120)
    once = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)

    def time(self) -> Time:
        said = self.cleaned_data
        return Time(said["starts_at"], round(said["hours"] * 60), said["where"])


class CameForm(forms.Form):
    """Ticks."""

    came = forms.MultipleChoiceField(
        label=_("Who was there?"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, learners: list[Person], **kw: Any) -> None:
        super().__init__(*args, **kw)
        self.fields["came"].choices = [(str(one.id), one.name or _("Without a name")) for one in learners]

    def who(self) -> list[UUID]:
        return [UUID(one) for one in self.cleaned_data["came"]]


class ElsewhereForm(forms.Form):
    """Which one, and when."""

    module = forms.ChoiceField(label=_("What have they learned?"))
    on = forms.DateField(
        label=_("When was it?"),
        initial=timezone.localdate,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": _("Choose a day."), "invalid": _("Choose a day.")},
    )
    once = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)

    def __init__(self, *args: Any, modules: list[Module], **kw: Any) -> None:
        super().__init__(*args, **kw)
        self.fields["module"].choices = [(str(one.id), one.title) for one in modules]
