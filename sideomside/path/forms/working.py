"""Being employed, and something laid out."""

from datetime import date
from typing import Any
from uuid import uuid4

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sideomside.path.rules import MOST_ORE, Job, LaidOut

DAY = {"required": _("Choose a day."), "invalid": _("Choose a day.")}


def _date(label: Any, **more: Any) -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, widget=widget, error_messages=DAY, **more)


class EmployedForm(forms.Form):
    """All of it may be left empty."""

    house = forms.CharField(label=_("Employed by"), required=False, max_length=120)
    hours = forms.DecimalField(
        label=_("Hours a week"),
        required=False,
        min_value=0,
        max_value=48,
        max_digits=4,
        decimal_places=2,
        localize=True,
        error_messages={"invalid": _("Write a number of hours, such as 3 or 1.5.")},
    )
    first_day = _date(_("From"), required=False)
    last_day = _date(_("Until, if it has an end"), required=False)

    def job(self) -> Job:
        said = self.cleaned_data
        minutes = round(said["hours"] * 60) if said["hours"] else None
        return Job(said["house"], minutes, said["first_day"], said["last_day"])


class ExpenseForm(forms.Form):
    """Three lines."""

    kroner = forms.DecimalField(
        label=_("How many kroner?"),
        min_value=0,
        max_value=MOST_ORE // 100,
        max_digits=7,
        decimal_places=2,
        localize=True,
        error_messages={
            "required": _("Write an amount, such as 42.50."),
            "invalid": _("Write an amount, such as 42.50."),
            "max_value": _("That is more than a small thing. Call your coordinator about it."),
        },
    )
    what = forms.CharField(
        label=_("What for?"),
        help_text=_("Such as a bus ticket or two cups of coffee. No names."),
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": _("Write what it was for.")},
    )
    day = _date(_("Which day?"), initial=timezone.localdate)
    once = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)

    def clean_kroner(self) -> Any:
        if not self.cleaned_data["kroner"]:
            raise forms.ValidationError(_("Write an amount, such as 42.50."))
        return self.cleaned_data["kroner"]

    def clean_day(self) -> date:
        if self.cleaned_data["day"] > timezone.localdate():
            raise forms.ValidationError(_("That time has not come yet."))
        return self.cleaned_data["day"]

    def laid_out(self) -> LaidOut:
        said = self.cleaned_data
        return LaidOut(round(said["kroner"] * 100), said["what"], said["day"], said["once"])
