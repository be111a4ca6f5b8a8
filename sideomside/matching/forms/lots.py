"""What is agreed before the first lot is drawn, and why somebody is taken out of the wait."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from sideomside.ground.vault.cpr import mask
from sideomside.matching.rules import MOST_WEEKS

LONGEST = 366  # days


class DrawForm(forms.Form):
    """Who approved it stands first in what is asked, because nothing is drawn without it."""

    name = forms.CharField(label=_("What do you call it among yourselves?"), max_length=120)
    protocol = forms.CharField(
        label=_("Where does the protocol stand?"),
        help_text=_("Its number or address, so that anybody can find what was decided beforehand."),
        max_length=200,
    )
    approved_by = forms.CharField(
        label=_("Who has approved it?"),
        help_text=_("The ethics committee and the data protection officer, each with a day."),
        max_length=200,
    )
    weeks = forms.TypedChoiceField(
        label=_("How much later is the second group thought of?"),
        help_text=_("Never longer than what we call a long wait here: ten working days."),
        coerce=int,
    )
    first_day = forms.DateField(label=_("From"), widget=forms.DateInput(attrs={"type": "date"}))
    last_day = forms.DateField(
        label=_("The last day somebody is drawn"), widget=forms.DateInput(attrs={"type": "date"})
    )

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        field: Any = self.fields["weeks"]
        field.choices = [
            (each, ngettext("%(count)s week", "%(count)s weeks", each) % {"count": each})
            for each in range(1, MOST_WEEKS + 1)
        ]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        first, last = said.get("first_day"), said.get("last_day")
        if first and last and not 0 <= (last - first).days < LONGEST:
            self.add_error("last_day", _("Choose a day after the first, at most a year later."))
        elif last and last < timezone.localdate():
            self.add_error(
                "last_day", _("That day is past, so nobody would be drawn. Choose a day from today on.")
            )
        return said


class ReleaseForm(forms.Form):
    """A few words are welcome and never needed: nobody waits while a coordinator writes."""

    why = forms.CharField(label=_("Why, if you like"), max_length=300, required=False)
    covered = False

    def clean_why(self) -> str:
        words, self.covered = mask(self.cleaned_data["why"].strip())
        return words
